using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Listing;
using Xunit;

namespace Gyrfalcon.Tests.Listing;

public sealed class FieldListWriterTests
{
    static readonly ListedClass s_class = new(
        new FieldClass("bird", "In the air", "What flies.",
        [
            Field("bird.name", FieldType.String, "The name."),
            Field("bird.feather", FieldType.UInt32, "A feather of the wing that is named, or of both wings when no wing is named, from the body outwards.") with { Argument = FieldArgument.Index | FieldArgument.Key, Traits = FieldTraits.NoRightHandSide },
            Field("bird.name_that_is_much_longer_than_most", FieldType.Path, "Long.") with { IsList = true },
            Field("bird.required", FieldType.IpNet, "Asks.") with { Argument = FieldArgument.Dot | FieldArgument.Required, Traits = FieldTraits.FilterOnly | FieldTraits.NoTransformers },
            Field("bird.old", FieldType.Bool, "Gone.") with { Traits = FieldTraits.Deprecated },
            Field("bird.print", FieldType.Bool, "Printed.") with { Traits = FieldTraits.PrintOnly },
            Field("bird.hidden", FieldType.Bool, "Hidden.") with { Traits = FieldTraits.Hidden },
        ]),
        ["audit", "syscall"]);

    [Fact]
    public void Write_Text_HasTwoColumnsAndTags()
    {
        Assert.Equal("""
            -------------------------------
            Field Class:                  bird (In the air)
            Description:                  What flies.·
            Event Sources:                audit syscall·

            bird.name                     The name.·
            bird.feather                  (ARG_ALLOWED,ARG_INDEX,ARG_KEY,EPF_NO_RHS) A feather of the wing that is named, or of·
                                          both wings when no wing is named, from the body outwards.·
            bird.name_that_is_much_longer_than_most
                                          (EPF_IS_LIST) Long.·
            bird.required                 (ARG_KEY,ARG_REQUIRED,EPF_NO_TRANSFORMER,FILTER_ONLY) Asks.·


            """.Replace('·', ' '), Write(ListFormat.Text));
    }

    [Fact]
    public void Write_VerboseText_HasTypes() =>
        Assert.Contains("bird.required                 (Type: IPNET) (ARG_KEY,ARG_REQUIRED,EPF_NO_TRANSFORMER,FILTER_ONLY) Asks. \n", Write(ListFormat.Text, isVerbose: true), StringComparison.Ordinal);

    [Fact]
    public void Write_Markdown_IsATable()
    {
        Assert.Equal("""
            ## Field Class: bird

            What flies.

            Event Sources: audit syscall·

            Name | Type | Description
            :----|:-----|:-----------
            `bird.name` | CHARBUF | The name.
            `bird.feather` | UINT32 | A feather of the wing that is named, or of both wings when no wing is named, from the body outwards.
            `bird.name_that_is_much_longer_than_most` | LIST(FSPATH) | Long.
            `bird.required` | IPNET | Asks.


            """.Replace('·', ' '), Write(ListFormat.Markdown));
    }

    [Fact]
    public void Write_Json_HasTheKeysOfTheReference()
    {
        string json = Write(ListFormat.Json);

        Assert.StartsWith("""
            {
              "fieldclasses": [
                {
                  "desc": "What flies.",
                  "event_sources": [
                    "audit",
                    "syscall"
                  ],
                  "fields": [
                    {
                      "argument": null,
                      "desc": "The name.",
                      "is_list": false,
                      "name": "bird.name",
                      "type": "CHARBUF"
                    },
                    {
                      "argument": {
                        "required": false,
                        "type": [
                          "INDEX",
                          "KEY"
                        ]
                      },
            """, json, StringComparison.Ordinal);
        Assert.EndsWith("""
                  ],
                  "name": "bird"
                }
              ]
            }

            """, json, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteNames_AnyFormat_HasTheNamesAlone()
    {
        Assert.Equal("bird.name\nbird.feather\nbird.name_that_is_much_longer_than_most\nbird.required\n", WriteNames(ListFormat.Text));
        Assert.Equal(WriteNames(ListFormat.Text), WriteNames(ListFormat.Markdown));
        Assert.Equal("""
            {
              "fieldnames": [
                "bird.name",
                "bird.feather",
                "bird.name_that_is_much_longer_than_most",
                "bird.required"
              ]
            }

            """, WriteNames(ListFormat.Json));
    }

    static string WriteNames(ListFormat format)
    {
        var writer = new StringWriter();
        new FieldListWriter(writer, isVerbose: true).WriteNames([s_class], format);
        return writer.ToString();
    }

    static string Write(ListFormat format, bool isVerbose = false)
    {
        var writer = new StringWriter();
        new FieldListWriter(writer, isVerbose).Write([s_class], format);
        return writer.ToString();
    }

    static Field Field(string name, FieldType type, string description) => new(name, type, FieldScope.Event, NoValue, description);

    static bool NoValue(scoped in Engine.State.EventContext context, in BoundArgument argument, out FieldValue value)
    {
        value = default;
        return false;
    }
}
