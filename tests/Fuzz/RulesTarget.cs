using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Fuzz;

/// <summary>A whole rules file, read from bytes as the agent reads it, then loaded as by the agent and checked as by <c>-V</c>.</summary>
public sealed class RulesTarget() : FuzzTarget("rules")
{
    readonly RulesProbe _probe = new();

    /// <inheritdoc/>
    public override bool Run(ReadOnlySpan<byte> input)
    {
        var diagnostics = new DiagnosticBag();
        if (SourceReader.Read("fuzz.yaml", new MemoryStream(input.ToArray()), diagnostics) is not { } file)
        {
            RulesProbe.Check(diagnostics, accepted: false);
            return false;
        }

        bool accepted = _probe.Load(file.Text);
        if (RulesProbe.Validate(file.Text) != accepted) throw new InvalidOperationException("loading and checking disagree on whether the file is good");
        return accepted;
    }
}
