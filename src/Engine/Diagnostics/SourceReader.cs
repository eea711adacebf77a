using System.Text;
using System.Text.Unicode;

namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>Reads a file of rules or configuration into a source text, and refuses early what cannot be one.</summary>
public static class SourceReader
{
    /// <summary>
    /// The largest file that is read, in bytes. The upstream rules have 0.07 MiB; a list of 300,000 addresses has 5.
    /// </summary>
    public const int MaxBytes = 8 << 20;

    /// <summary>
    /// Reads a stream to its end or to <see cref="MaxBytes"/>. Null, with an error that shows the beginning or the offending
    /// place, when it is larger or not text.
    /// </summary>
    /// <param name="name">The name to print.</param>
    /// <param name="stream">UTF-8 text, with or without a byte order mark.</param>
    /// <param name="diagnostics">Takes the error.</param>
    public static SourceText? Read(string name, Stream stream, DiagnosticBag diagnostics)
    {
        var bytes = new MemoryStream();
        byte[] chunk = new byte[64 << 10];
        for (int read; bytes.Length <= MaxBytes && (read = stream.Read(chunk)) > 0;) bytes.Write(chunk, 0, read);

        ReadOnlySpan<byte> content = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        if (content.StartsWith("\ufeff"u8)) content = content[3..];
        if (content.Length > MaxBytes)
        {
            var beginning = new SourceText(name, Encoding.UTF8.GetString(content[..4096]));
            diagnostics.Error(LoadCodes.FileRead, $"the file is larger than {MaxBytes >> 20} MiB; expected a YAML file of at most that", new SourceSpan(beginning, 0, 1));
            return null;
        }

        var source = new SourceText(name, Encoding.UTF8.GetString(content));
        int binary = source.Text.AsSpan().IndexOfAny(s_control);
        if (binary >= 0)
        {
            diagnostics.Error(LoadCodes.YamlParse, $"the character U+{(int)source.Text[binary]:X4} is not text; expected a YAML file in UTF-8", new SourceSpan(source, binary, 1));
            return null;
        }

        // A comment in an old encoding is no reason to refuse the rules beside it.
        if (!Utf8.IsValid(content))
        {
            int at = Math.Max(0, source.Text.IndexOf('\ufffd'));
            diagnostics.Warning(LoadCodes.YamlParse, "what is not UTF-8 from here on is read as U+FFFD", new SourceSpan(source, at, 1));
        }

        return source;
    }

    // All control characters of ASCII but tab, line feed, form feed and carriage return.
    static readonly System.Buffers.SearchValues<char> s_control = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Append(127).Where(c => c is not ('\t' or '\n' or '\f' or '\r')).Select(c => (char)c)]);
}
