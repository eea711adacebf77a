using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Where the files say what a rule is: for each key the value that counts, and behind it those that were appended.</summary>
sealed class PartPlaces
{
    readonly Dictionary<string, List<SourceSpan>> _places = [];

    /// <summary>The places of a key's values; none where it has its default.</summary>
    public IReadOnlyList<SourceSpan> Of(string key) => _places.GetValueOrDefault(key) ?? [];

    /// <summary>Every key that an item has.</summary>
    public static PartPlaces Of(YamlMapping item)
    {
        var places = new PartPlaces();
        foreach (var entry in item.Entries) places._places.TryAdd(entry.Key.Value, [entry.Key.Span]);
        return places;
    }

    public void Append(PartPlaces added, string key)
    {
        if (_places.TryGetValue(key, out var own)) own.AddRange(added.Of(key));
        else Replace(added, key);
    }

    public void Replace(PartPlaces changed, string key) => _places[key] = [.. changed.Of(key)];
}
