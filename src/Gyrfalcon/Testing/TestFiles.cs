using Gyrfalcon.Configuration;

namespace Gyrfalcon.Testing;

/// <summary>Finds test files, and the rules files that they test.</summary>
static class TestFiles
{
    const string DefaultFolder = "rules";

    /// <summary>
    /// The test files behind a list of paths: of a folder all below it, of a rules file the one beside it.
    /// </summary>
    /// <exception cref="ConfigurationException">There is no such path, or nothing to test there.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0) paths = [Directory.Exists(DefaultFolder) ? DefaultFolder : "."];
        List<string> files = [.. paths.SelectMany(Expand).Distinct()];
        return files.Count > 0 ? files : throw new ConfigurationException($"there is no test file (*.tests.yaml) in {string.Join(", ", paths)}");
    }

    /// <summary>The rules file that a test file tests when it names none: the one beside it with the same name before <c>.tests</c>.</summary>
    public static string RulesBeside(string testFile)
    {
        string ending = SourceFiles.TestEndings.FirstOrDefault(e => testFile.EndsWith(e, StringComparison.Ordinal)) ?? Path.GetExtension(testFile);
        string name = testFile[..^ending.Length];
        return File.Exists(name + ".yml") && !File.Exists(name + ".yaml") ? name + ".yml" : name + ".yaml";
    }

    static IEnumerable<string> Expand(string path)
    {
        if (Directory.Exists(path)) return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(SourceFiles.HoldsTests).Order(StringComparer.Ordinal);
        if (!File.Exists(path)) throw new ConfigurationException($"there is no file or folder {path}");
        if (SourceFiles.HoldsTests(path)) return [path];

        // A test file may have any name; a rules file is known by the tests beside it.
        string beside = Path.ChangeExtension(path, null);
        return [SourceFiles.TestEndings.Select(e => beside + e).FirstOrDefault(File.Exists) ?? path];
    }
}
