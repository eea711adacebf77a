using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// <c>b64()</c>: decodes base64 of the ordinary alphabet, with or without padding. Other characters, a single last one, or bits
/// that are left over and not 0 make the value NULL. Text ends at a NUL that was decoded, as it does everywhere.
/// </summary>
sealed class Base64Transformer(ValueSource source, string key) : ElementTransformer(source, key)
{
    const byte None = 64;

    static readonly byte[] s_values = MakeValues();

    protected override bool TryTransform(ReadOnlySpan<byte> input, Scratch scratch, out ReadOnlySpan<byte> output)
    {
        output = default;
        if (input.EndsWith("="u8)) input = input[..^1];
        if (input.EndsWith("="u8)) input = input[..^1];
        var room = scratch.Take(input.Length);
        int length = 0;
        uint bits = 0;
        for (int i = 0; i < input.Length; i++)
        {
            byte value = s_values[input[i]];
            if (value == None) return false;
            bits = bits << 6 | value;
            switch (i % 4)
            {
                case 1: room[length++] = (byte)(bits >> 4); break;
                case 2: room[length++] = (byte)(bits >> 2); break;
                case 3: room[length++] = (byte)bits; break;
            }
        }

        uint left = (input.Length % 4) switch { 1 => 1, 2 => bits & 0xf, 3 => bits & 0x3, _ => 0 };
        if (left != 0) return false;
        output = room[..length];
        int nul = Type == FieldType.Buffer ? -1 : output.IndexOf((byte)0);
        if (nul >= 0) output = output[..nul];
        return true;
    }

    static byte[] MakeValues()
    {
        byte[] values = new byte[256];
        Array.Fill(values, None);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;
        for (int i = 0; i < alphabet.Length; i++) values[alphabet[i]] = (byte)i;
        return values;
    }
}
