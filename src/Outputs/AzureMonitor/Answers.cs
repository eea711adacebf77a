using System.Text;

namespace Gyrfalcon.Outputs.AzureMonitor;

/// <summary>What servers answer.</summary>
static class Answers
{
    /// <summary>A token has some 2 KB; more than this is none.</summary>
    public const int MaxBytes = 64 * 1024;

    const int MostShown = 500;

    /// <summary>The body, which is in memory already.</summary>
    public static byte[] Read(HttpResponseMessage response)
    {
        using var body = new MemoryStream();
        response.Content.CopyTo(body, null, CancellationToken.None);
        return body.ToArray();
    }

    /// <summary>The beginning of a body in one line, for a message.</summary>
    public static string Text(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostShown)]);
        return string.Join(' ', text.Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }
}
