namespace Gyrfalcon.Listing;

/// <summary>How <c>--list</c> and <c>--list-events</c> show what they list.</summary>
enum ListFormat : byte
{
    Text,
    Markdown,
    Json,
}
