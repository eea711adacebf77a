using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

static class EventAssert
{
    /// <summary>That the event has the parameters of its row in the table, each number with the width of its type.</summary>
    public static void HasItsRow(CapturedEvent e)
    {
        var row = EventTable.Find(e.Code)!;
        Assert.Equal(row.Parameters.Length, e.ParameterCount);
        for (int i = 0; i < row.Parameters.Length; i++)
        {
            int width = WidthOf(row.Parameters[i].Type);
            if (width > 0) Assert.True(e.Length(i) == 0 || e.Length(i) == width, $"{row.Name}.{row.Parameters[i].Name} has {e.Length(i)} bytes");
        }
    }

    static int WidthOf(ParameterType type) => type switch
    {
        ParameterType.Int8 or ParameterType.UInt8 or ParameterType.SigType or ParameterType.Flags8 or ParameterType.EnumFlags8 => 1,
        ParameterType.Int16 or ParameterType.UInt16 or ParameterType.Flags16 or ParameterType.EnumFlags16 => 2,
        ParameterType.Int32 or ParameterType.UInt32 or ParameterType.Flags32 or ParameterType.EnumFlags32
            or ParameterType.Uid or ParameterType.Gid or ParameterType.Mode => 4,
        ParameterType.Int64 or ParameterType.UInt64 or ParameterType.Errno or ParameterType.Fd or ParameterType.Pid or ParameterType.AbsTime => 8,
        _ => 0,
    };
}
