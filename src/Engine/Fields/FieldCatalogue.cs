using System.Collections.Frozen;

namespace Gyrfalcon.Engine.Fields;

/// <summary>The fields of a source, by name.</summary>
public sealed partial class FieldCatalogue
{
    readonly FrozenDictionary<string, Field> _byName;
    readonly int _longestName;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="classes">The fields by class, in the order in which they are documented; no two have the same name.</param>
    public FieldCatalogue(IReadOnlyList<FieldClass> classes)
    {
        Classes = classes;
        All = [.. classes.SelectMany(c => c.Fields)];
        _byName = All.ToFrozenDictionary(f => f.Name);
        _longestName = All.Select(f => f.Name.Length).DefaultIfEmpty().Max();
    }

    /// <summary>All fields by class, in the order in which they are documented.</summary>
    public IReadOnlyList<FieldClass> Classes { get; }

    /// <summary>The fields of all classes.</summary>
    public IReadOnlyList<Field> All { get; }

    /// <summary>The field with this exact name, or null.</summary>
    public Field? Find(string name) => _byName.GetValueOrDefault(name);
}
