namespace Gyrfalcon.Engine.Rules;

/// <summary>A version of the rules engine: what a rules file may ask for with <c>required_engine_version</c>.</summary>
public readonly record struct EngineVersion(uint Major, uint Minor, uint Patch)
{
    /// <summary>The version that is announced: that of the reference whose rules we load.</summary>
    public static EngineVersion Current => new(0, 62, 0);

    /// <summary>Whether rules that require <paramref name="required"/> work with this version.</summary>
    public bool Satisfies(EngineVersion required) => Major == required.Major && !required.IsNewerThan(this);

    /// <summary>Whether this version comes after another one.</summary>
    public bool IsNewerThan(EngineVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch)) > 0;

    /// <summary>Reads <c>62</c>, which means <c>0.62.0</c>, or <c>0.62.0</c>; what follows three numbers is ignored.</summary>
    public static bool TryParse(string text, out EngineVersion version)
    {
        version = default;
        if (Yaml.YamlConvert.TryUInt32(text, out uint minor))
        {
            version = new EngineVersion(Current.Major, minor, Current.Patch);
            return true;
        }

        ReadOnlySpan<char> rest = text;
        if (!TakeNumber(ref rest, out uint major) || !TakeDot(ref rest) || !TakeNumber(ref rest, out minor) || !TakeDot(ref rest)) return false;
        if (!TakeNumber(ref rest, out uint patch)) return false;
        version = new EngineVersion(major, minor, patch);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Major}.{Minor}.{Patch}";

    static bool TakeNumber(ref ReadOnlySpan<char> rest, out uint number)
    {
        int length = rest.IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = rest.Length;
        bool isNumber = uint.TryParse(rest[..length], System.Globalization.CultureInfo.InvariantCulture, out number);
        rest = rest[length..];
        return isNumber;
    }

    static bool TakeDot(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['.', ..]) return false;
        rest = rest[1..];
        return true;
    }
}
