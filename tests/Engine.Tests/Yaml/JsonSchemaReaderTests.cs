using Gyrfalcon.Engine.Yaml.Schemas;

namespace Gyrfalcon.Engine.Tests.Yaml;

public sealed class JsonSchemaReaderTests
{
    [Theory]
    [InlineData("""{"pattern": "a"}""", "the schema's keyword 'pattern'")]
    [InlineData("""{"items": {"type": "decimal"}}""", "the schema's type 'decimal'")]
    [InlineData("""{"$ref": "other.json"}""", "the schema's reference 'other.json'")]
    [InlineData("""{"definitions": {"a": {"items": {"$ref": "#/definitions/a"}}}, "$ref": "#/definitions/a"}""", "the schema's 'a' contains itself")]
    public void Read_WhatNoSchemaOfOursNeeds_Throws(string json, string message) =>
        Assert.Equal(message, Assert.Throws<NotSupportedException>(() => JsonSchemaReader.Read(json)).Message);

    [Fact]
    public void Read_EmptySchema_AllowsEverything()
    {
        var schema = JsonSchemaReader.Read("{}");

        Assert.Equal((SchemaType.Any, true), (schema.Type, schema.AllowsOtherProperties));
    }

    [Fact]
    public void Read_References_ShareOneSchema()
    {
        var schema = JsonSchemaReader.Read(
            """{"definitions": {"a": {"enum": ["x"]}}, "properties": {"one": {"$ref": "#/definitions/a"}, "two": {"$ref": "#/definitions/a"}}}""");

        Assert.Equal(["x"], schema.Properties["one"].Values!);
        Assert.Same(schema.Properties["one"], schema.Properties["two"]);
    }
}
