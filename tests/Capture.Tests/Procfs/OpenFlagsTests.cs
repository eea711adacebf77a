using Gyrfalcon.Capture.Procfs;

namespace Gyrfalcon.Capture.Tests.Procfs;

public sealed class OpenFlagsTests
{
    [Theory]
    [InlineData(0, 1)]                               // O_RDONLY
    [InlineData(1 | 0x40 | 0x200, 2 | 4 | 0x100)]    // O_WRONLY | O_CREAT | O_TRUNC
    [InlineData(2 | 0x400 | 0x800, 3 | 8 | 0x40)]    // O_RDWR | O_APPEND | O_NONBLOCK
    [InlineData(0x10000 | 0x80000, 1 | 0x400 | 0x1000)] // O_DIRECTORY | O_CLOEXEC: not O_TMPFILE
    [InlineData(2 | 0x410000, 3 | 0x400 | 0x2000)]   // O_TMPFILE
    [InlineData(1 | 0x1000, 2 | 0x10)]               // O_DSYNC: not O_SYNC
    [InlineData(1 | 0x101000, 2 | 0x10 | 0x80)]      // O_SYNC
    [InlineData(0x80 | 0x4000 | 0x8000, 1 | 0x20 | 0x200 | 0x800)] // O_EXCL | O_DIRECT | O_LARGEFILE
    public void Translate_FlagsOfTheKernel_AreThoseOfTheDriver(uint native, uint expected) => Assert.Equal(expected, OpenFlags.Translate(native));
}
