namespace Gyrfalcon.Fuzz;

/// <summary>One kind of hostile input, and what is done with it. It belongs to one thread.</summary>
/// <param name="name">The name on the command line.</param>
public abstract class FuzzTarget(string name)
{
    /// <summary>The names of all targets.</summary>
    public static IReadOnlyList<string> Names { get; } = ["condition", "rules", "output", "capture", "tests"];

    /// <summary>The name on the command line.</summary>
    public string Name { get; } = name;

    /// <summary>Makes a target.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FuzzTarget Create(string name) => name switch
    {
        "condition" => new ConditionTarget(),
        "rules" => new RulesTarget(),
        "output" => new OutputTarget(),
        "capture" => new CaptureTarget(),
        "tests" => new RuleTestTarget(),
        _ => throw new ArgumentException($"there is no target '{name}'; expected {string.Join(", ", Names)}", nameof(name)),
    };

    /// <summary>Takes one input all the way. True when it was accepted, false when it was refused with a diagnostic.</summary>
    /// <exception cref="Exception">Any exception at all is a defect.</exception>
    public abstract bool Run(ReadOnlySpan<byte> input);
}
