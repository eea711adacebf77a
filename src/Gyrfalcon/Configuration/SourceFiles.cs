using System.Security.Cryptography;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Configuration;

/// <summary>Finds and reads the files that people write: configuration and rules.</summary>
static class SourceFiles
{
    /// <summary>Reads one file; null with an error when it cannot be read or is no text.</summary>
    public static SourceText? Read(string path, DiagnosticBag diagnostics)
    {
        try
        {
            using var file = File.OpenRead(path);
            return SourceReader.Read(path, file, diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error(LoadCodes.FileRead, $"{path}: cannot be read: {e.Message}", null);
            return null;
        }
    }

    /// <summary>How the names of files end that hold tests of rules.</summary>
    public static IReadOnlyList<string> TestEndings { get; } = [".tests.yaml", ".tests.yml"];

    /// <summary>Whether a file holds tests of rules, by its name.</summary>
    public static bool HoldsTests(string path) => TestEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The SHA-256 of a file in lower-case hexadecimal digits; empty when it cannot be read any more.</summary>
    public static string Sha256(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>
    /// The rules files behind a list of files and folders, in order: a folder stands for its <c>*.yaml</c> and <c>*.yml</c> files,
    /// sorted by path, without those that hold tests of rules (<c>*.tests.yaml</c>). A file that was named on the command line must exist.
    /// </summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }

            var files = Directory.EnumerateFiles(path)
                .Where(f => (f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".yml", StringComparison.Ordinal)) && !HoldsTests(f));
            foreach (string file in files.Order(StringComparer.Ordinal)) yield return file;
        }
    }
}
