namespace Gyrfalcon.Engine.Fields;

/// <summary>Fields that belong together, as <c>--list</c> shows them.</summary>
/// <param name="Name">The name, which two classes may share.</param>
/// <param name="Subtitle">What tells it from another class of the same name; else empty.</param>
/// <param name="Description">What the fields are about.</param>
/// <param name="Fields">The fields in the order in which they are documented.</param>
public sealed record FieldClass(string Name, string Subtitle, string Description, IReadOnlyList<Field> Fields)
{
    /// <summary>The name, with the subtitle in round brackets where there is one.</summary>
    public string Title => Subtitle.Length == 0 ? Name : $"{Name} ({Subtitle})";
}
