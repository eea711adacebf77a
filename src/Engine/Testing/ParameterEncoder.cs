using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Yaml;
using P = Gyrfalcon.Engine.Events.ParameterType;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Encodes values that people write as the parameters of events.</summary>
sealed class ParameterEncoder(ProcessReader processes, DiagnosticBag diagnostics)
{
    // A block gives the length of a parameter in 16 bits, and a character takes up to three bytes.
    const int MaxLength = 16 * 1024;

    // ptrace's addr and data: the value is a number of 8 bytes.
    const byte DynamicNumber = 0;

    /// <summary>The bytes of a parameter; null when the value does not fit its type, which is reported.</summary>
    public byte[]? Encode(ParameterInfo parameter, YamlNode value)
    {
        if (value is YamlSequence sequence) return EncodeList(parameter, sequence);
        if (value is not YamlScalar scalar) return Refuse(parameter, value, "a single value");
        if (scalar.Value.Length > MaxLength) return Refuse(parameter, value, $"at most {MaxLength} characters");
        string text = scalar.Value;
        return parameter.Type switch
        {
            P.CharBuf or P.FsPath or P.FsRelPath => Encoding.UTF8.GetBytes(text + "\0"),
            P.ByteBuf => Encoding.UTF8.GetBytes(text),
            P.SockAddr => SocketAddressOf(text),
            P.SockTuple => DescriptorReader.TryParseEnds(text, out var from, out var to) ? EventBuilder.SocketTuple(from.ToString(), to.ToString()) : Refuse(parameter, scalar, "FROM->TO, both as ADDRESS:PORT"),
            P.Dyn => TryReadNumber(text, out long number) ? [DynamicNumber, .. BitConverter.GetBytes(number)] : Refuse(parameter, scalar, "a number"),
            P.Double => double.TryParse(text, CultureInfo.InvariantCulture, out double real) ? BitConverter.GetBytes(real) : Refuse(parameter, scalar, "a number"),
            _ => ParameterSizes.Of(parameter.Type) is > 0 and <= 8 and var size ? EncodeNumber(parameter, scalar, size) : Refuse(parameter, scalar, "no value: it cannot be written by hand"),
        };
    }

    /// <summary>The bytes of a socket's address: <c>ADDRESS:PORT</c>, <c>[ADDRESS]:PORT</c> or the path of a unix socket.</summary>
    public static byte[] SocketAddressOf(string text) => EventBuilder.SocketAddress(text);

    /// <summary>The result of a call: a number, or the name of the error that it failed with; null when it is neither, which is reported.</summary>
    public long? ReadResult(YamlScalar value)
    {
        if (TryReadNumber(value.Value, out long number)) return number;
        if (ErrnoNames.Find(value.Value) is { } error) return -error;
        diagnostics.Error(LoadCodes.RuleTest, $"'{value.Value}' is no result; expected a number, or the name of an error such as EACCES", value.Span);
        return null;
    }

    byte[]? EncodeList(ParameterInfo parameter, YamlSequence sequence)
    {
        if (!sequence.Items.TrueForAll(i => i is YamlScalar)) return Refuse(parameter, sequence, "single values");
        var items = sequence.Items.ConvertAll(i => (YamlScalar)i);
        if (items.Sum(i => (long)i.Value.Length + 1) > MaxLength) return Refuse(parameter, sequence, $"at most {MaxLength} characters");
        if (parameter.Type == P.ByteBuf) return EventBuilder.List([.. items.Select(i => i.Value)]);
        if (parameter.Flags is null) return Refuse(parameter, sequence, "a single value");
        long bits = 0;
        foreach (var item in items)
        {
            if (ReadFlags(parameter, parameter.Flags, item) is not { } flag) return null;
            bits |= flag;
        }

        return ToBytes(bits, ParameterSizes.Of(parameter.Type));
    }

    byte[]? EncodeNumber(ParameterInfo parameter, YamlScalar value, int size)
    {
        long? number = parameter switch
        {
            { Type: P.Errno } => ReadResult(value),
            { Type: P.Fd or P.Fd32 } when value.Value == "AT_FDCWD" => Paths.WorkingDirectory,
            { Type: P.Pid or P.Pid32 } when !TryReadNumber(value.Value, out _) => processes.Find(value)?.Pid,
            { Type: P.Uid or P.Gid } => processes.FindUser(value),
            { Type: P.SigType } when SignalNames.Find(value.Value) is { } signal => signal,
            { Type: P.RelTime } when TestDuration.TryParse(value.Value, out ulong span) => (long)span,
            { Type: P.Bool } when YamlConvert.TryBool(value.Value, out bool truth) => truth ? 1 : 0,
            // An octal number, as people write permissions.
            { Type: P.Mode } or { Format: PrintFormat.Oct } when TryReadOctal(value.Value, out long mode) => mode,
            { Flags: { } flags } => ReadFlags(parameter, flags, value),
            _ => TryReadNumber(value.Value, out long plain) ? plain : RefuseNumber(parameter, value),
        };
        return number is { } known ? ToBytes(known, size) : null;
    }

    // Names joined by a bar.
    long? ReadFlags(ParameterInfo parameter, FlagTable table, YamlScalar value)
    {
        if (TryReadNumber(value.Value, out long number)) return number;
        long bits = 0;
        foreach (string name in value.Value.Split('|', StringSplitOptions.TrimEntries))
        {
            var entries = table.Entries.ToArray();
            int index = Array.FindIndex(entries, e => e.Name == name);
            if (index < 0)
            {
                string? closest = Suggestions.Closest(name, entries.Select(e => e.Name));
                diagnostics.Error(LoadCodes.RuleTest, $"{parameter.Name} has no flag '{name}'; expected {Some(entries)}, or a number in the driver's encoding", value.Span, closest);
                return null;
            }

            bits |= entries[index].Value;
        }

        return bits;
    }

    static string Some(FlagName[] entries)
    {
        const int shown = 6;
        string names = string.Join(", ", entries.Take(shown).Select(e => e.Name));
        return entries.Length > shown ? $"one of {names} …" : $"one of {names}";
    }

    static bool TryReadNumber(string text, out long number) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    static bool TryReadOctal(string text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 7) return false;
        foreach (char c in text)
        {
            if (c is < '0' or > '7') return false;
            number = number * 8 + (c - '0');
        }

        return true;
    }

    static byte[] ToBytes(long number, int size)
    {
        Span<byte> wide = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(wide, number);
        return wide[..size].ToArray();
    }

    long? RefuseNumber(ParameterInfo parameter, YamlScalar value)
    {
        Refuse(parameter, value, "a number");
        return null;
    }

    byte[]? Refuse(ParameterInfo parameter, YamlNode value, string expected)
    {
        diagnostics.Error(LoadCodes.RuleTest, $"this is no value for {parameter.Name}; expected {expected}", value.Span);
        return null;
    }
}
