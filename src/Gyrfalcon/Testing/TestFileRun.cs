using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Testing;

namespace Gyrfalcon.Testing;

/// <summary>What became of one test file.</summary>
/// <param name="Path">Its path as it was given or found.</param>
sealed record TestFileRun(string Path)
{
    /// <summary>What is wrong with it or with its rules.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The rules files that it tests.</summary>
    public IReadOnlyList<string> RulesFiles { get; set; } = [];

    /// <summary>The captures that it reads.</summary>
    public IReadOnlyList<string> Captures { get; set; } = [];

    /// <summary>The results in order; none when anything is wrong.</summary>
    public List<TestReport> Results { get; } = [];

    /// <summary>Whether it could be read and every test passed.</summary>
    public bool IsPassed => !Diagnostics.HasErrors && Results.TrueForAll(r => r.Result.IsPassed);
}
