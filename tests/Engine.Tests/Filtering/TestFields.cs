using System.Buffers.Binary;
using System.Net;
using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>Fields of every type whose values a test sets, beside the real ones; every extraction is counted.</summary>
sealed class TestFields
{
    readonly Dictionary<string, byte[]> _bytes = [];
    readonly Dictionary<string, ulong> _numbers = [];
    readonly Dictionary<string, int> _extractions = [];
    readonly HashSet<string> _ofContainer;

    /// <summary>Makes the fields.</summary>
    /// <param name="ofContainer">Those whose values a runtime tells of the container.</param>
    public TestFields(params IEnumerable<string> ofContainer)
    {
        _ofContainer = [.. ofContainer];
        Field[] fields =
        [
            Make("t.text", FieldType.String), Make("t.other", FieldType.String), Make("t.path", FieldType.Path), Make("t.bytes", FieldType.Buffer),
            Make("t.int8", FieldType.Int8), Make("t.int16", FieldType.Int16), Make("t.int32", FieldType.Int32), Make("t.int64", FieldType.Int64),
            Make("t.uint8", FieldType.UInt8), Make("t.uint16", FieldType.UInt16), Make("t.uint32", FieldType.UInt32), Make("t.uint64", FieldType.UInt64),
            Make("t.other64", FieldType.Int64), Make("t.bool", FieldType.Bool), Make("t.port", FieldType.Port), Make("t.double", FieldType.Double),
            Make("t.ip", FieldType.IpAddress), Make("t.net", FieldType.IpNet),
            Make("t.texts", FieldType.String) with { IsList = true }, Make("t.others", FieldType.String) with { IsList = true },
            Make("t.numbers", FieldType.UInt64) with { IsList = true },
            Make("t.plain", FieldType.String) with { Traits = FieldTraits.NoTransformers | FieldTraits.NoRightHandSide },
        ];
        Source = new EventSource("test", new FieldCatalogue([.. SyscallSource.Instance.Fields.Classes, new FieldClass("t", "", "", fields)])) { Types = SyscallSource.Instance.Types };
        Table = new PredicateTable();
        Binder = new ConditionBinder(Table, Source);
    }

    public EventSource Source { get; }

    public PredicateTable Table { get; }

    public ConditionBinder Binder { get; }

    /// <summary>The event that conditions are asked about.</summary>
    public byte[] Event { get; set; } = new EventBuilder(EventCode.SyscallOpenatV2X).Build();

    public TestFields Set(string field, string text) => Set(field, Encoding.UTF8.GetBytes(text));

    public TestFields Set(string field, byte[] bytes)
    {
        _bytes[field] = bytes;
        return this;
    }

    public TestFields Set(string field, long number) => SetBits(field, (ulong)number);

    public TestFields Set(string field, double number) => SetBits(field, BitConverter.DoubleToUInt64Bits(number));

    public TestFields SetBits(string field, ulong number)
    {
        _numbers[field] = number;
        return this;
    }

    public TestFields SetAddress(string field, string address) => Set(field, IPAddress.Parse(address).GetAddressBytes());

    public TestFields SetList(string field, params string[] elements) => SetList(field, elements.Select(Encoding.UTF8.GetBytes));

    public TestFields SetList(string field, IEnumerable<byte[]> elements)
    {
        List<byte> list = [];
        foreach (byte[] element in elements)
        {
            byte[] length = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, element.Length);
            list.AddRange(length);
            list.AddRange(element);
        }

        return Set(field, [.. list]);
    }

    public void Clear()
    {
        _bytes.Clear();
        _numbers.Clear();
        _extractions.Clear();
    }

    public int Extractions(string field) => _extractions.GetValueOrDefault(field);

    /// <summary>Binds a condition; what is wrong with it goes to the bag.</summary>
    public FilterNode? Bind(string condition, DiagnosticBag diagnostics)
    {
        var expression = ConditionParser.Parse(MappedText.Whole(new SourceText("c", condition)), diagnostics);
        return expression is null ? null : Binder.Bind(expression, diagnostics);
    }

    public FilterNode Bind(string condition)
    {
        var bag = new DiagnosticBag();
        var node = Bind(condition, bag);
        Assert.True(node is not null, $"{condition}: {string.Join("; ", bag.Items.Select(d => d.Message))}");
        return node;
    }

    public bool Evaluate(string condition) => Evaluate(Bind(condition));

    public bool Evaluate(FilterNode node)
    {
        Table.BeginEvent();
        return node.Evaluate(new EventContext(EventBuilder.View(Event), 1, new HostState(), new Scratch()));
    }

    Field Make(string name, FieldType type) => new(name, type, _ofContainer.Contains(name) ? FieldScope.Container : FieldScope.Event, (scoped in c, in a, out v) => TryGet(name, type, out v), "");

    bool TryGet(string name, FieldType type, out FieldValue value)
    {
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_extractions, name, out _)++;
        value = default;
        if (_bytes.TryGetValue(name, out byte[]? bytes))
        {
            value = FieldValue.Of(bytes);
            return true;
        }

        if (!type.IsNumber() || !_numbers.TryGetValue(name, out ulong number)) return false;
        value = FieldValue.Of(number);
        return true;
    }
}
