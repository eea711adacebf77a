using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>The table of conversions (<c>scap-format</c> §6), by event code and number of parameters.</summary>
static partial class ConversionTable
{
    static readonly Conversion[] s_rows = Rows();
    static readonly Conversion[][] s_byCode = ByCode();

    /// <summary>All rows.</summary>
    public static ReadOnlySpan<Conversion> All => s_rows;

    /// <summary>The row for an event, or null.</summary>
    public static Conversion? Find(EventCode code, int parameters)
    {
        foreach (var row in s_byCode[(int)code])
        {
            if (row.Parameters == parameters) return row;
        }

        return null;
    }

    static Conversion[][] ByCode()
    {
        var byCode = new Conversion[EventTable.Count][];
        Array.Fill(byCode, []);
        foreach (var rows in s_rows.GroupBy(r => r.Code)) byCode[(int)rows.Key] = [.. rows];
        return byCode;
    }

    static Conversion Store(EventCode code, int parameters) => new(code, parameters, ConversionAction.Store, code, []);

    static Conversion Pass(EventCode code, int parameters) => new(code, parameters, ConversionAction.Pass, code, []);

    static Conversion StoreAndPass(EventCode code, int parameters) => new(code, parameters, ConversionAction.StoreAndPass, code, []);

    static Conversion Add(EventCode code, int parameters, params ConversionStep[] steps) => new(code, parameters, ConversionAction.Add, code, steps);

    static Conversion Change(EventCode code, int parameters, EventCode newCode, params ConversionStep[] steps) =>
        new(code, parameters, ConversionAction.Change, newCode, steps);

    static ConversionStep Old(Range range) => Copy(ValueOrigin.Old, range);

    static ConversionStep Enter(Range range) => Copy(ValueOrigin.Enter, range);

    static ConversionStep EnterOrEmpty(Range range) => Copy(ValueOrigin.EnterOrEmpty, range);

    static ConversionStep Default(int count) => new(ValueOrigin.Default, 0, count);

    static ConversionStep Empty(int count) => new(ValueOrigin.Empty, 0, count);

    static ConversionStep ContainerText() => new(ValueOrigin.ContainerText, 0, 1);

    static ConversionStep Copy(ValueOrigin origin, Range range) => new(origin, range.Start.Value, range.End.Value - range.Start.Value);
}
