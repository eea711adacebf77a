using Gyrfalcon.Engine.Diagnostics;
using SharpYaml;
using SharpYaml.Events;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>
/// Reads YAML text into nodes that know where they were written. Hostile text ends in a diagnostic: nesting, size and the
/// expansion of aliases are bounded.
/// </summary>
public sealed class YamlReader
{
    /// <summary>How deep collections may be nested. Rules need 6.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many nodes a text may have, aliases counted as often as they are used: a node costs about 100 bytes.</summary>
    public const int MaxNodes = 1_000_000;

    readonly SourceText _source;
    readonly DiagnosticBag _diagnostics;
    readonly IParser _parser;
    readonly int _shift;
    readonly Dictionary<string, YamlNode> _anchors = [];
    readonly List<YamlNode> _documents = [];
    long _nodes;

    YamlReader(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _shift = source.Text.StartsWith('\ufeff') ? 1 : 0;
        _parser = Parser.CreateParser(new StringReader(source.Text[_shift..]), MaxDepth);
    }

    /// <summary>
    /// The root nodes of all documents; empty documents are left out. After a syntax error, which is reported, they hold what
    /// came before it: of a root sequence the complete elements.
    /// </summary>
    public static IReadOnlyList<YamlNode> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var reader = new YamlReader(source, diagnostics);
        try
        {
            reader.ReadStream();
        }
        catch (YamlException error)
        {
            diagnostics.Add(YamlErrors.Describe(error, source, reader._shift));
        }

        return reader._documents;
    }

    void ReadStream()
    {
        while (_parser.MoveNext())
        {
            switch (_parser.Current)
            {
                case DocumentStart:
                    _anchors.Clear();
                    break;
                case { } start when StartsNode(start):
                    ReadRoot(start);
                    break;
            }
        }
    }

    void ReadRoot(ParsingEvent start)
    {
        if (start is SequenceStart)
        {
            var sequence = new YamlSequence(SpanOf(start));
            _documents.Add(sequence);
            ReadItems(sequence);
            return;
        }

        YamlNode root = ReadNode(start);
        if (!root.IsNull) _documents.Add(root);
    }

    YamlNode ReadNode(ParsingEvent start)
    {
        YamlNode node = start switch
        {
            AnchorAlias alias => Resolve(alias),
            Scalar scalar => new YamlScalar(SpanOf(scalar), scalar.Value, scalar.Style, !string.IsNullOrEmpty(scalar.Tag)),
            SequenceStart => ReadItems(new YamlSequence(SpanOf(start))),
            _ => ReadEntries(new YamlMapping(SpanOf(start))),
        };

        if (start is NodeEvent written)
        {
            Count(start, 1);
            if (!string.IsNullOrEmpty(written.Anchor)) _anchors[written.Anchor] = node;
        }

        return node;
    }

    YamlSequence ReadItems(YamlSequence sequence)
    {
        while (Next() is { } start && StartsNode(start))
        {
            YamlNode item = ReadNode(start);
            sequence.Items.Add(item);
            sequence.Size += item.Size;
        }

        return sequence;
    }

    YamlMapping ReadEntries(YamlMapping mapping)
    {
        while (Next() is { } start && StartsNode(start))
        {
            YamlNode key = ReadNode(start);
            if (key is not YamlScalar name) throw new SyntaxErrorException(start.Start, start.End, $"a key must be a single value, not {key.Kind}");
            YamlNode value = ReadNode(Next());
            WarnIfRepeated(mapping, name);
            mapping.Entries.Add(new YamlEntry(name, value));
            mapping.Size += name.Size + value.Size;
        }

        return mapping;
    }

    YamlNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out YamlNode? node))
        {
            throw new SyntaxErrorException(alias.Start, alias.End, $"the alias '*{alias.Value}' stands for nothing: expected '&{alias.Value}' at a complete value before it");
        }

        Count(alias, node.Size);
        return node;
    }

    void Count(ParsingEvent at, long nodes)
    {
        _nodes += nodes;
        if (_nodes > MaxNodes) throw new SyntaxErrorException(at.Start, at.End, $"more than {MaxNodes} values, aliases counted as often as they are used");
    }

    // A mapping with very many keys is not searched: no item of a rules file or a configuration has them.
    void WarnIfRepeated(YamlMapping mapping, YamlScalar key)
    {
        if (mapping.Entries.Count > 256 || mapping.Find(key.Value) is null) return;
        _diagnostics.Warning(LoadCodes.UnknownKey, $"the key '{key.Value}' is there twice; the first one counts", key.Span);
    }

    static bool StartsNode(ParsingEvent parsed) => parsed is NodeEvent or AnchorAlias;

    ParsingEvent Next()
    {
        _parser.MoveNext();
        return _parser.Current!;
    }

    SourceSpan SpanOf(ParsingEvent node) => new(_source, node.Start.Index + _shift, Math.Max(0, node.End.Index - node.Start.Index));
}
