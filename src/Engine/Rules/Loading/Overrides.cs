namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>The keys under <c>override</c>.</summary>
sealed class Overrides
{
    readonly Dictionary<string, bool> _isAppend = [];

    public bool IsEmpty => _isAppend.Count == 0;

    public bool HasReplacements => _isAppend.ContainsValue(false);

    public bool HasAppends => _isAppend.ContainsValue(true);

    public IEnumerable<string> Keys => _isAppend.Keys;

    public void Add(string key, bool isAppend) => _isAppend[key] = isAppend;

    public bool Appends(string key) => _isAppend.TryGetValue(key, out bool isAppend) && isAppend;

    public bool Replaces(string key) => _isAppend.TryGetValue(key, out bool isAppend) && !isAppend;

    public bool Has(string key) => _isAppend.ContainsKey(key);
}
