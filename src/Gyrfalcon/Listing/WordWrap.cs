using System.Text;

namespace Gyrfalcon.Listing;

/// <summary>Breaks a text between words.</summary>
static class WordWrap
{
    /// <summary>
    /// The words, one blank behind each as the reference has it, in lines of at most <paramref name="width"/> columns; a longer
    /// word has a line of its own. All lines but the first are moved right by <paramref name="indent"/>.
    /// </summary>
    public static string Wrap(string text, int indent, int width)
    {
        var wrapped = new StringBuilder();
        int used = 0;
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (used + word.Length + 1 > width)
            {
                wrapped.Append('\n').Append(' ', indent);
                used = 0;
            }

            wrapped.Append(word).Append(' ');
            used += word.Length + 1;
        }

        return wrapped.ToString();
    }
}
