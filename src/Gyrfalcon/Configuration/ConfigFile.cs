using Gyrfalcon.Engine.Yaml.Schemas;

namespace Gyrfalcon.Configuration;

/// <summary>A configuration file that was loaded.</summary>
/// <param name="Path">Its path as it was given.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Findings">What in it does not meet the schema, in the order of the reference.</param>
public sealed record ConfigFile(string Path, string Sha256, IReadOnlyList<SchemaFinding> Findings)
{
    /// <summary><c>ok</c>, or the first finding in the reference's words.</summary>
    public string Validation => Findings is [var first, ..] ? first.Message : "ok";
}
