namespace Gyrfalcon.Engine.Yaml.Schemas;

/// <summary>The way from the root of a document to a value; it becomes text only for what is reported.</summary>
/// <param name="Parent">The way to what holds the value; null for the root.</param>
/// <param name="Step">The key or the index of the value.</param>
sealed record SchemaPath(SchemaPath? Parent, string Step)
{
    public static readonly SchemaPath Root = new(null, "");

    /// <summary>As the reference writes it: <c>&lt;root&gt;[0][priority]</c>.</summary>
    public override string ToString() => Parent is null ? "<root>" : $"{Parent}[{Step}]";
}
