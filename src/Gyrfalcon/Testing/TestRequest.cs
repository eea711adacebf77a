namespace Gyrfalcon.Testing;

/// <summary>What is asked of <c>gyr test</c>.</summary>
/// <param name="Paths">Test files, rules files or folders; none for the folder <c>rules</c>, or else this one.</param>
sealed record TestRequest(IReadOnlyList<string> Paths)
{
    /// <summary>The rules files to test instead of those that the test files name.</summary>
    public IReadOnlyList<string> RulesFiles { get; init; } = [];

    /// <summary>Only tests whose expectations name this rule; null for all.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the results go as JUnit XML; null for nowhere.</summary>
    public string? JUnitFile { get; init; }

    /// <summary>Whether to tell what the tests leave undecided.</summary>
    public bool ShowsCoverage { get; init; }

    /// <summary>Whether to write JSON.</summary>
    public bool AsJson { get; init; }
}
