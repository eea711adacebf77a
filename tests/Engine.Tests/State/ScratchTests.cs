using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class ScratchTests
{
    [Fact]
    public void GiveBack_LastPiece_IsTakenAgain()
    {
        var scratch = new Scratch();
        var first = scratch.Take(100);
        scratch.GiveBack(first, 10);

        Assert.True(first[10..].Overlaps(scratch.Take(20), out int offset));
        Assert.Equal(0, offset);
    }

    [Fact]
    public void GiveBack_PieceBeforeAnother_LeavesTheOtherAlone()
    {
        var scratch = new Scratch();
        var first = scratch.Take(100);
        var second = scratch.Take(50);
        scratch.GiveBack(first, 10);

        Assert.False(second.Overlaps(scratch.Take(100)));
    }

    // A long value moves the scratch to a larger array while a shorter one is still composed.
    [Fact]
    public void GiveBack_PieceOfTheArrayBefore_LeavesTheNewOneAlone()
    {
        var scratch = new Scratch();
        var first = scratch.Take(100);
        scratch.Take(200_000);
        scratch.GiveBack(first, 10);
        var second = scratch.Take(50);
        scratch.GiveBack(first, 10);

        Assert.False(second.Overlaps(scratch.Take(100)));
    }
}
