namespace Gyrfalcon.Live.Tests.Support;

/// <summary>Where the checkout and the binary under test are.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Rules of the seed, as shipped.</summary>
    public static string ZeroTrustRules => Path.Combine(Root, "rules", "zero-trust.yaml");

    /// <summary>Files that are dear to build and are kept between runs.</summary>
    public static string Cache => Path.Combine(Root, "artifacts", "lab");

    /// <summary>The binary under test: <c>GYR_BINARY</c> (an executable or a .dll for <c>dotnet</c>), else what `make build` makes.</summary>
    public static string Binary =>
        Environment.GetEnvironmentVariable("GYR_BINARY") is { Length: > 0 } path ? path : Path.Combine(Root, "artifacts", "gyr");

    static string FindRoot()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "Gyrfalcon.slnx")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("the tests do not run from inside a checkout");
    }
}
