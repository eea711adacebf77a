using System.Security.Cryptography;
using System.Text;
using Gyrfalcon.Configuration;

namespace Gyrfalcon.Reloading;

/// <summary>The files that make up a configuration and its rules.</summary>
static class WatchedFiles
{
    /// <summary>
    /// What tells one content of them from another: names and bytes, also of those that were put into a folder, and of those that are
    /// named and not there yet.
    /// </summary>
    public static string Fingerprint(Settings settings)
    {
        var all = new StringBuilder();
        foreach (string path in Paths(settings)) all.Append(path).Append(' ').AppendLine(SourceFiles.Sha256(path));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    /// <summary>
    /// The folders in which a change is seen. A ConfigMap is swapped by a link in the folder that it is mounted at, so that the folder
    /// of each file is watched, and not the file.
    /// </summary>
    public static IReadOnlyList<string> Folders(Settings settings) =>
    [
        .. settings.Folders.Concat(settings.RulesFiles.Where(Directory.Exists)).Select(Path.GetFullPath)
            .Concat(Paths(settings).Select(p => Path.GetDirectoryName(Path.GetFullPath(p))!))
            .Where(Directory.Exists)
            .Distinct(),
    ];

    static IEnumerable<string> Paths(Settings settings) =>
        settings.Files.Select(f => f.Path)
            .Concat(settings.Folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal))
            .Concat(SourceFiles.Expand(settings.RulesFiles))
            .Concat(settings.AbsentFiles);
}
