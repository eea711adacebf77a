using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>Whether a file of an overlay, as containers have them, is of the image (lower) or was written since (upper).</summary>
public sealed class OverlayTests(ProbeFixture probe)
{
    const long NewMounts = 0x20000, RecursivePrivate = 0x44000, WriteCreate = 0x41;
    const ulong OpenUpper = 0x8000, OpenLower = 0x10000, ExeUpper = 2, ExeLower = 8;

    [Fact]
    public void Overlay_FilesOfBothLayers_AreToldApart()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        foreach (string name in new[] { "lower", "upper", "work", "merged" }) Directory.CreateDirectory(directory[name]);
        File.Copy("/bin/true", directory["lower/program"]);

        OwnThread.Run(() =>
        {
            Syscall.Must(SyscallNumber.unshare, NewMounts);
            Syscall.Must(SyscallNumber.mount, 0, memory.Text("/"), 0, RecursivePrivate, 0);
            string options = $"lowerdir={directory["lower"]},upperdir={directory["upper"]},workdir={directory["work"]}";
            long result = Syscall.Call(SyscallNumber.mount, memory.Text("overlay"), memory.Text(directory["merged"]), memory.Text("overlay"), 0, memory.Text(options));
            if (result < 0) Assert.Skip($"no overlay can be mounted here (errno {-result})");

            string program = directory["merged/program"];
            Assert.Equal(OpenLower, Flags(Open(program, 0)));
            Assert.Equal(ExeLower, Exec(program).UInt64(19) & (ExeUpper | ExeLower));
            Assert.Equal(program, Exec(program).Text(27));

            Assert.Equal(OpenUpper, Flags(Open(directory["merged/written"], WriteCreate)));
            var created = probe.CaptureCall(EventCode.SyscallCreatX, out long fd, SyscallNumber.creat, memory.Text(directory["merged/created"]), 0x1a4);
            Syscall.Call(SyscallNumber.close, fd);
            Assert.Equal(1u, created.UInt64(5));

            Syscall.Must(SyscallNumber.chmod, memory.Text(program), 0x1ff);
            Assert.Equal(OpenUpper, Flags(Open(program, 0)));
            Assert.Equal(ExeUpper, Exec(program).UInt64(19) & (ExeUpper | ExeLower));
        });

        CapturedEvent Open(string path, long flags)
        {
            var e = probe.CaptureCall(EventCode.SyscallOpenX, out long fd, SyscallNumber.open, memory.Text(path), flags, 0x1a4);
            Syscall.Call(SyscallNumber.close, fd);
            return e;
        }

        CapturedEvent Exec(string path) => probe.Capture(() => ChildCall.Run(SyscallNumber.execve, memory.Text(path), memory.Texts("x"), 0), EventCode.SyscallExecveV19X);

        static ulong Flags(CapturedEvent e) => e.UInt64(2) & (OpenUpper | OpenLower);
    }
}
