using Gyrfalcon.Engine.Diagnostics;
using SharpYaml;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>A single value: plain, quoted, or a block (<c>|</c>, <c>&gt;</c>).</summary>
public sealed class YamlScalar(SourceSpan span, string value, ScalarStyle style, bool isTagged) : YamlNode(span)
{
    MappedText? _text;

    /// <summary>The value after unfolding and unescaping.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written without quotes and not as a block.</summary>
    public bool IsPlain => style == ScalarStyle.Plain;

    /// <inheritdoc/>
    public override bool IsNull => IsPlain && !isTagged && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : "a single value";

    /// <summary>The value, of which every character knows where it was written.</summary>
    public MappedText Text => _text ??= ScalarMapper.Map(Span, Value, style);

    /// <summary>The same place with a value that was made of this one: all of it is said to stand there. It is not nothing, even when empty.</summary>
    public YamlScalar With(string made) =>
        new(Span, made, ScalarStyle.Plain, isTagged: true) { _text = new MappedTextBuilder().Append(made, Span).ToText(Span) };
}
