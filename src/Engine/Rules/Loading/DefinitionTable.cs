using System.Diagnostics.CodeAnalysis;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Definitions of one kind, in the order in which they came first.</summary>
sealed class DefinitionTable<T>
    where T : Definition
{
    readonly Dictionary<string, int> _positions = [];
    readonly List<T> _items = [];

    public IReadOnlyList<T> Items => _items;

    public bool TryFind(string name, [NotNullWhen(true)] out T? definition)
    {
        definition = _positions.TryGetValue(name, out int position) ? _items[position] : null;
        return definition is not null;
    }

    /// <summary>Adds a definition, or puts it in the place of the one with the same name.</summary>
    public void Define(T definition, int sequence, int file)
    {
        definition.Index = sequence;
        definition.FirstFile = file;
        if (_positions.TryGetValue(definition.Name, out int position))
        {
            definition.Index = _items[position].Index;
            definition.FirstFile = _items[position].FirstFile;
            _items[position] = definition;
        }
        else
        {
            _positions.Add(definition.Name, _items.Count);
            _items.Add(definition);
        }

        Touch(definition, sequence, file);
    }

    /// <summary>Notes that a definition was appended to or changed.</summary>
    public static void Touch(T definition, int sequence, int file)
    {
        definition.Visibility = sequence;
        definition.LastFile = file;
    }
}
