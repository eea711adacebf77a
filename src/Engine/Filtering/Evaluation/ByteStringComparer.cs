using System.Diagnostics.CodeAnalysis;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares arrays by their bytes.</summary>
sealed class ByteStringComparer : IEqualityComparer<byte[]>
{
    public static ByteStringComparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] byte[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
