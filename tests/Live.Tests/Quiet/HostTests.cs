using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Quiet;

public sealed class HostTests(Lab lab) : QuietTest(lab)
{
    [Fact]
    public void Idle_OneMinute_IsQuiet()
    {
        Thread.Sleep(TimeSpan.FromMinutes(1));

        Assert.Empty(Alerts());
    }

    [Fact]
    public void Build_OfThisRepository_IsQuiet()
    {
        // A clone: the binary that detects must not be written over.
        string clone = Path.Combine(Lab.Directory, "clone");
        Command.Run("git", "clone", "--quiet", Repository.Root, clone).Succeeded("git clone");

        Command.Run(TimeSpan.FromMinutes(10), "make", "-C", clone, "build").Succeeded("make build");

        Assert.Empty(Alerts());
    }
}
