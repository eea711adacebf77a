namespace Gyrfalcon.Engine.Rules;

/// <summary>Patterns in which <c>*</c> stands for any text, also none; every other character for itself.</summary>
public static class Wildcard
{
    /// <summary>Whether the whole text fits. Takes time in proportion to the product of the lengths at most.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, afterStar = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                afterStar = t;
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                // The last star takes one more character.
                p = star + 1;
                t = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }
}
