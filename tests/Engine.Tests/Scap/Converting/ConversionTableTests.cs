using System.Globalization;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Scap.Converting;

namespace Gyrfalcon.Engine.Tests.Scap.Converting;

public sealed class ConversionTableTests
{
    [Fact]
    public void Rows_AreThoseOfTheSheet()
    {
        var expected = File.ReadLines(Shared.File("spec/scap-converter.tsv")).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.TrimEnd('\t')).ToList();

        Assert.Equal(253, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), ConversionTable.All.ToArray().Select(Text).Order(StringComparer.Ordinal));
    }

    // The converter relies on it: it looks only at the code of an enter event.
    [Fact]
    public void Rows_TakeOnlyWhatTheirSourceHas()
    {
        foreach (var row in ConversionTable.All)
        {
            foreach (var step in row.Steps)
            {
                int end = step.First + step.Count;
                if (step.Origin == ValueOrigin.Old) Assert.True(end <= row.Parameters, Text(row));
                if (step.Origin is not (ValueOrigin.Enter or ValueOrigin.EnterOrEmpty)) continue;
                var stored = ConversionTable.All.ToArray().Where(r => r.Code == row.Code - 1 && r.Action is ConversionAction.Store or ConversionAction.StoreAndPass);
                Assert.All(stored, s => Assert.True(end <= s.Parameters, Text(row)));
            }

            Assert.True(row.NewParameters <= EventTable.Find(row.NewCode)!.Parameters.Length, Text(row));
        }
    }

    [Fact]
    public void Rows_OfEveryManagedCode_KnowTheLayoutOfTheTable()
    {
        foreach (var info in EventTable.All)
        {
            bool isConverted = info.Has(EventFlags.ConverterManaged) && (info.IsEnter || info.Has(EventFlags.OldVersion));
            if (isConverted) Assert.True(ConversionTable.Find(info.Code, info.Parameters.Length) is not null, info.Symbol);

            // An old exit event that nothing converts would be lost.
            if (!info.Has(EventFlags.ConverterManaged) && info.Has(EventFlags.OldVersion)) Assert.True(info.IsEnter, info.Symbol);
        }
    }

    [Fact]
    public void Rows_OneAfterTheOther_EndInTodaysLayout()
    {
        foreach (var row in ConversionTable.All)
        {
            var skipped = new SkippedEvents();
            var converter = new EventConverter(skipped);
            var view = EventBuilder.View(new EventBuilder(row.Code, tid: 7).Keep(row.Parameters).Build());
            bool given = converter.TryConvert(ref view);

            Assert.Equal(0, skipped.Total);
            Assert.True(given || row.Code is var code && EventTable.Find(code)!.IsEnter, Text(row));
            if (!given) continue;
            Assert.True(view.Info!.IsForStateOnly || !view.Info.Has(EventFlags.OldVersion), Text(row));
            Assert.Equal(view.Info.Parameters.Length, view.ParameterCount);
        }
    }

    // As the sheet has it: code, symbol, parameters, action, new symbol, instructions.
    static string Text(Conversion row)
    {
        var info = EventTable.Find(row.NewCode)!;
        int next = row.Action == ConversionAction.Add ? row.Parameters : 0;
        List<string> instructions = [];
        foreach (var step in row.Steps)
        {
            for (int i = step.First; i < step.First + step.Count; i++) instructions.Add($"{info.Parameters[next++].Name}={Source(step.Origin, i)}");
        }

        string action = row.Action switch
        {
            ConversionAction.Store => "STORE",
            ConversionAction.Pass => "PASS",
            ConversionAction.StoreAndPass => "STORE_AND_PASS",
            ConversionAction.Add => "ADD_PARAMS",
            _ => "CHANGE_TYPE",
        };
        string target = row.Action == ConversionAction.Change ? info.Symbol : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{(int)row.Code}\t{EventTable.Find(row.Code)!.Symbol}\t{row.Parameters}\t{action}\t{target}\t{string.Join(' ', instructions)}").TrimEnd('\t');
    }

    static string Source(ValueOrigin origin, int index) => origin switch
    {
        ValueOrigin.Old => $"OLD[{index}]",
        ValueOrigin.Enter => $"ENTER[{index}]",
        ValueOrigin.EnterOrEmpty => $"ENTER[{index}]|empty",
        ValueOrigin.Default => "DEFAULT",
        ValueOrigin.Empty => "EMPTY",
        _ => "CALLBACK|empty",
    };
}
