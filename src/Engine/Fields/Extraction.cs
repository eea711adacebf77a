namespace Gyrfalcon.Engine.Fields;

/// <summary>The two ends of an extractor, short enough to be read in a table of them.</summary>
static class Extraction
{
    public static bool Give(ReadOnlySpan<byte> bytes, out FieldValue value)
    {
        value = FieldValue.Of(bytes);
        return true;
    }

    public static bool Give(long number, out FieldValue value)
    {
        value = FieldValue.Of(number);
        return true;
    }

    public static bool Give(ulong number, out FieldValue value)
    {
        value = FieldValue.Of(number);
        return true;
    }

    public static bool Give(bool truth, out FieldValue value)
    {
        value = FieldValue.Of(truth);
        return true;
    }

    public static bool Give(double number, out FieldValue value)
    {
        value = FieldValue.Of(number);
        return true;
    }

    public static bool Nothing(out FieldValue value)
    {
        value = default;
        return false;
    }
}
