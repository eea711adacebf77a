using System.Collections.Frozen;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Every field there is, by name.</summary>
public static partial class FieldCatalogue
{
    /// <summary>All fields, by class and in the order in which they are documented.</summary>
    public static IReadOnlyList<Field> All { get; } =
    [
        .. StreamFields.All,
        .. EventFields.All,
        .. EventArgumentFields.All,
        .. EventOpenFields.All,
        .. EventCountFields.All,
        .. InfrastructureFields.All,
        .. ProcessFields.All,
        .. AncestorFields.All,
        .. ProcessGroupFields.All,
        .. ThreadFields.All,
        .. UserFields.All,
        .. FdFields.All,
        .. FdAddressFields.All,
        .. FdListFields.All,
        .. PathFields.All,
        .. ContainerFields.All,
        .. KubernetesFields.All,
    ];

    static readonly FrozenDictionary<string, Field> s_byName = All.ToFrozenDictionary(f => f.Name);

    /// <summary>The field with this exact name, or null.</summary>
    public static Field? Find(string name) => s_byName.GetValueOrDefault(name);
}
