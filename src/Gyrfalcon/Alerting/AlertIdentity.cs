namespace Gyrfalcon.Alerting;

/// <summary>What makes two alerts the same: rule and message, but not the time.</summary>
readonly struct AlertIdentity(string rule, byte[] message) : IEquatable<AlertIdentity>
{
    readonly string _rule = rule;
    readonly byte[] _message = message;

    public bool Equals(AlertIdentity other) => _rule == other._rule && _message.AsSpan().SequenceEqual(other._message);

    public override bool Equals(object? obj) => obj is AlertIdentity other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_rule);
        hash.AddBytes(_message);
        return hash.ToHashCode();
    }
}
