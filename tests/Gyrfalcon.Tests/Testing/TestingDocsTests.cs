using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Gyrfalcon.Configuration;
using Gyrfalcon.Explaining;
using Gyrfalcon.Testing;
using Xunit;

namespace Gyrfalcon.Tests.Testing;

/// <summary>The examples of <c>docs/testing-rules.md</c> work: a block that names a file is that file.</summary>
public sealed partial class TestingDocsTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("gyr-docs-").FullName;

    [Fact]
    public void Examples_OfTheGuide_Pass()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));
        foreach (string rules in SourceFiles.Expand([Path.Combine(root, "rules")])) File.Copy(rules, Path.Combine(_folder, Path.GetFileName(rules)));
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(root, "docs", "testing-rules.md"))))
            File.WriteAllText(Path.Combine(_folder, block.Groups["file"].Value), block.Groups["text"].Value);

        var run = TestRun.Of(new TestRequest([_folder]));

        var output = new StringWriter();
        new TestWriter(output, new OutputStyle(HasColour: false, Width: 160)).Write(run);
        Assert.True(run.IsPassed, output.ToString());
        Assert.Equal(3, run.Files.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex("^```yaml (?<file>\\S+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    static string ThisFile([CallerFilePath] string path = "") => path;
}
