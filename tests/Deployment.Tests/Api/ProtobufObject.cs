using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Gyrfalcon.Deployment.Tests.Api;

/// <summary>
/// Secrets, in which helm keeps its releases, and questions for rights come in Kubernetes' protobuf: a magic, then an envelope with
/// the type and the object. Only the fields that these have are read.
/// </summary>
static class ProtobufObject
{
    const int MagicLength = 4;

    public static JsonObject Parse(byte[] body)
    {
        var envelope = Fields(body.AsSpan(MagicLength).ToArray());
        var type = Fields(Bytes(envelope, 1));
        var content = Fields(Bytes(envelope, 2));
        var metadata = Fields(Bytes(content, 1));
        string kind = Text(type, 2);
        var result = new JsonObject
        {
            ["apiVersion"] = Text(type, 1),
            ["kind"] = kind,
            ["metadata"] = new JsonObject
            {
                ["name"] = Text(metadata, 1),
                ["namespace"] = Text(metadata, 3),
                ["labels"] = Map(metadata, 11, ByteString.CopyFrom),
            },
        };
        if (kind == "Secret")
        {
            result["data"] = Map(content, 2, null);
            result["type"] = Text(content, 3);
        }

        if (kind == "SelfSubjectAccessReview")
        {
            var asked = Fields(Bytes(Fields(Bytes(content, 2)), 1));
            result["spec"] = new JsonObject { ["resourceAttributes"] = new JsonObject { ["verb"] = Text(asked, 2), ["resource"] = Text(asked, 5) } };
        }

        return result;
    }

    static JsonObject Map(List<(int Number, byte[] Value)> fields, int number, Func<byte[], ByteString>? asText)
    {
        var map = new JsonObject();
        foreach (var (_, entry) in fields.Where(f => f.Number == number))
        {
            var pair = Fields(entry);
            map[Text(pair, 1)] = asText is null ? Convert.ToBase64String(Bytes(pair, 2)) : asText(Bytes(pair, 2)).ToStringUtf8();
        }

        return map;
    }

    static string Text(List<(int Number, byte[] Value)> fields, int number) => ByteString.CopyFrom(Bytes(fields, number)).ToStringUtf8();

    static byte[] Bytes(List<(int Number, byte[] Value)> fields, int number) => fields.FirstOrDefault(f => f.Number == number).Value ?? [];

    static List<(int Number, byte[] Value)> Fields(byte[] message)
    {
        List<(int, byte[])> fields = [];
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited) fields.Add((WireFormat.GetTagFieldNumber(tag), input.ReadBytes().ToByteArray()));
            else input.SkipLastField();
        }

        return fields;
    }
}
