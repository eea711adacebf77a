using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests;

public sealed class LiveSourceTests(ProbeFixture probe)
{
    [Fact]
    public void Read_FileOpenedByThisThread_GivesItsEvent()
    {
        string path = Path.GetTempFileName();
        var e = probe.Capture(() => File.ReadAllBytes(path), EventCode.SyscallOpenatV2X, e => e.Text(2) == path);
        File.Delete(path);

        Assert.True(e.Int64(0) >= 0);
        Assert.Equal(path, e.Text(2));
    }
}
