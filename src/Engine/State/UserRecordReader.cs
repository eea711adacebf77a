namespace Gyrfalcon.Engine.State;

/// <summary>Reads one record of a user list (<c>scap-format</c> §2.4), led by its length as u32 that counts itself.</summary>
public static class UserRecordReader
{
    const byte User = 0;
    const byte Group = 1;

    /// <summary>Puts the user or group into the table; false when the record is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> record, UserTable users)
    {
        var outer = new RecordReader(record);
        var reader = new RecordReader(outer.Part());
        if (outer.IsDamaged || reader.Left < 5) return false;
        byte kind = reader.U8();
        uint id = reader.U32();
        if (kind == User)
        {
            uint gid = reader.U32(uint.MaxValue);
            var name = reader.Text();
            var home = reader.Text();
            var shell = reader.Text();
            if (reader.IsDamaged) return false;
            users.SetUser(default, id, gid, name, home, shell);
            return true;
        }

        var group = reader.Text();
        if (kind != Group || reader.IsDamaged) return false;
        users.SetGroup(default, id, group);
        return true;
    }
}
