using Xunit;

namespace Gyrfalcon.Engine.Tests;

/// <summary>
/// The golden cases that lie beside the checkout: in <c>$GYR_SHARED</c>, or in a folder <c>shared</c> of a folder above the
/// test's binary. A test that needs them is skipped where they are not.
/// </summary>
static class Shared
{
    static readonly string? s_root = FindRoot();

    /// <summary>The path of a folder there.</summary>
    public static string Folder(string path)
    {
        string? folder = s_root is null ? null : Path.Combine(s_root, path);
        Assert.SkipUnless(Directory.Exists(folder), $"needs ../shared/{path}");
        return folder!;
    }

    /// <summary>The path of a file there.</summary>
    public static string File(string path)
    {
        string? file = s_root is null ? null : Path.Combine(s_root, path);
        Assert.SkipUnless(System.IO.File.Exists(file), $"needs ../shared/{path}");
        return file!;
    }

    static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable("GYR_SHARED") is { Length: > 0 } configured) return configured;
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "golden"))) return candidate;
        }

        return null;
    }
}
