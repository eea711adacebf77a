namespace Gyrfalcon.Engine.Tests;

/// <summary>
/// The files beside the checkout that came from the reference (captures, what it says of them). They are found through GYR_SHARED
/// or as a directory <c>shared</c> in any directory above; a test that needs one is skipped where there is none.
/// </summary>
static class SharedFiles
{
    static readonly string? s_root = FindRoot();

    /// <summary>The path of a file or directory; skips the test when it is not there.</summary>
    public static string Require(params string[] parts)
    {
        if (s_root is null) Assert.Skip("no ../shared beside the checkout; GYR_SHARED can name it");
        string path = Path.Combine([s_root, .. parts]);
        if (!Path.Exists(path)) Assert.Skip($"{path} is missing");
        return path;
    }

    static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable("GYR_SHARED") is { Length: > 0 } named) return named;
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "golden"))) return candidate;
        }

        return null;
    }
}
