using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>evt.infra.*</c>: what old captures say of Docker, in a text like <c>Event:start;ID:3f1c;name:web;Image:nginx</c>.</summary>
static class InfrastructureFields
{
    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("evt.infra.docker.name", FieldType.String, FieldScope.Event, (scoped in c, in a, out v) => Element(c, "Event"u8, int.MaxValue, out v),
            "What Docker did, in old captures.") { Traits = FieldTraits.Hidden, Example = "start" },
        new("evt.infra.docker.container.id", FieldType.String, FieldScope.Event, (scoped in c, in a, out v) => Element(c, "ID"u8, 12, out v),
            "The id of the container, in old captures.") { Traits = FieldTraits.Hidden, Example = "3f1c9a7b5e2d" },
        new("evt.infra.docker.container.name", FieldType.String, FieldScope.Event, (scoped in c, in a, out v) => Element(c, "name"u8, int.MaxValue, out v),
            "The name of the container, in old captures.") { Traits = FieldTraits.Hidden, Example = "web" },
        new("evt.infra.docker.container.image", FieldType.String, FieldScope.Event, (scoped in c, in a, out v) => Element(c, "Image"u8, int.MaxValue, out v),
            "The image of the container, in old captures.") { Traits = FieldTraits.Hidden, Example = "nginx" },
    ];

    static bool Element(scoped in EventContext context, ReadOnlySpan<byte> name, int longest, out FieldValue value)
    {
        if (context.Event.Code != EventCode.InfrastructureEventE) return Nothing(out value);
        for (var rest = context.Event.Text(2); rest.Length > 0;)
        {
            int end = rest.IndexOf((byte)';');
            var element = (end < 0 ? rest : rest[..end]).Trim((byte)' ');
            rest = end < 0 ? default : rest[(end + 1)..];
            int colon = element.IndexOf((byte)':');
            if (colon < 0 || !element.StartsWith(name)) continue;
            var text = element[(colon + 1)..].Trim((byte)' ');
            return Give(text[..Math.Min(text.Length, longest)], out value);
        }

        return Nothing(out value);
    }
}
