using System.Net;
using System.Text;
using CsCheck;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>An event for <see cref="RandomConditions"/>: the values of its fields as the naive interpreter takes them; null where there is none.</summary>
sealed record RandomValues(string? Text, string? Other, string[]? Texts, long? Int64, ulong? UInt64, bool? Bool, string? Address, int Type)
{
    static readonly EventCode[] s_codes = [EventCode.SyscallOpenX, EventCode.SyscallOpenatV2X, EventCode.SyscallCloseX, EventCode.SyscallExecveV19X, EventCode.GenericX];
    static readonly Gen<string> s_text = Gen.OneOf(RandomConditions.Texts);

    /// <summary>Every sixth value is missing.</summary>
    public static Gen<RandomValues> Any { get; } = Gen.Select(
        Gen.Select(Maybe(s_text), Maybe(s_text), Maybe(s_text.Array[0, 3])),
        Gen.Select(MaybeValue(Gen.Long[-3, 3]), MaybeValue(Gen.Frequency((1, Gen.Const(ulong.MaxValue - 1)), (2, Gen.ULong[0, 3])))),
        Gen.Select(MaybeValue(Gen.Bool), Maybe(Gen.OneOf(RandomConditions.Addresses)), Gen.Int[0, s_codes.Length - 1]),
        (texts, numbers, others) => new RandomValues(texts.Item1, texts.Item2, texts.Item3, numbers.Item1, numbers.Item2, others.Item1, others.Item2, others.Item3));

    public EventCode Code => s_codes[Type];

    /// <summary>The values by the names of their fields.</summary>
    public Dictionary<string, object> ByName()
    {
        Dictionary<string, object> values = new() { ["evt.type"] = RandomConditions.Types[Type] };
        if (Text is not null) values["t.text"] = Text;
        if (Other is not null) values["t.other"] = Other;
        if (Texts is not null) values["t.texts"] = Texts;
        if (Int64 is { } signed) values["t.int64"] = (decimal)signed;
        if (UInt64 is { } unsigned) values["t.uint64"] = (decimal)unsigned;
        if (Bool is { } flag) values["t.bool"] = flag;
        if (Address is not null) values["t.ip"] = IPAddress.Parse(Address);
        return values;
    }

    /// <summary>Gives the fields these values, and the event its type.</summary>
    public void SetTo(TestFields fields)
    {
        fields.Clear();
        if (Text is not null) fields.Set("t.text", Encoding.Latin1.GetBytes(Text));
        if (Other is not null) fields.Set("t.other", Encoding.Latin1.GetBytes(Other));
        if (Texts is not null) fields.SetList("t.texts", Texts.Select(Encoding.Latin1.GetBytes));
        if (Int64 is { } signed) fields.Set("t.int64", signed);
        if (UInt64 is { } unsigned) fields.SetBits("t.uint64", unsigned);
        if (Bool is { } flag) fields.Set("t.bool", flag ? 1 : 0);
        if (Address is not null) fields.SetAddress("t.ip", Address);
        var builder = new EventBuilder(Code);
        if (Code == EventCode.GenericX) builder.With("ID", SyscallTable.All.IndexOf("getpid"));
        fields.Event = builder.Build();
    }

    static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Frequency((1, Gen.Const((T?)null)), (5, gen.Select(value => (T?)value)));

    static Gen<T?> MaybeValue<T>(Gen<T> gen)
        where T : struct => Gen.Frequency((1, Gen.Const((T?)null)), (5, gen.Select(value => (T?)value)));
}
