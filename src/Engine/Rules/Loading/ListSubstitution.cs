using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>
/// Puts the items of lists in the place of their names, textually and before a condition is parsed: wherever a name stands between
/// delimiters, also inside quotes (<c>rule-language</c> §3). One list after the other, in the order of definition.
/// </summary>
sealed class ListSubstitution
{
    const string Delimiters = " \t\r\n(),=";
    const string Blanks = " \t\r\n";

    // A condition grows by every list that it names; a bound for files that were made to explode.
    const int MaxLength = 4 << 20;

    readonly List<(ListDefinition List, string Items)> _lists = [];

    public ListSubstitution(DefinitionTable<ListDefinition> lists)
    {
        foreach (var list in lists.Items)
        {
            List<string> items = [];
            foreach (var item in list.Items)
            {
                if (lists.TryFind(item.Value, out var inner) && inner.Index < list.Visibility)
                {
                    inner.IsUsed = true;
                    items.AddRange(inner.Items.Select(i => Quote(i.Value)));
                }
                else
                {
                    items.Add(Quote(item.Value));
                }
            }

            _lists.Add((list, string.Join(", ", items)));
        }
    }

    /// <summary>The condition with all lists in it.</summary>
    public MappedText Apply(MappedText condition)
    {
        foreach (var (list, items) in _lists)
        {
            for (int from = 0; condition.Text.Length < MaxLength && Find(condition.Text, list.Name, from) is int at && at >= 0;)
            {
                list.IsUsed = true;
                condition = Replace(condition, at, list.Name.Length, items, out from);
            }
        }

        return condition;
    }

    static string Quote(string item) => item.Contains(' ') && !item.StartsWith('"') && !item.StartsWith('\'') ? $"\"{item}\"" : item;

    static int Find(string text, string name, int from)
    {
        if (name.Length == 0) return -1;
        while ((from = text.IndexOf(name, from, StringComparison.Ordinal)) >= 0)
        {
            int end = from + name.Length;
            if ((from == 0 || Delimiters.Contains(text[from - 1])) && (end == text.Length || Delimiters.Contains(text[end]))) return from;
            from++;
        }

        return -1;
    }

    // Blanks around the name are swallowed and one is put on each side; an empty list takes a comma with it.
    static MappedText Replace(MappedText condition, int at, int length, string items, out int next)
    {
        string text = condition.Text;
        var place = condition.Span(at, length);
        int start = at, end = at + length;
        while (start > 0 && Blanks.Contains(text[start - 1])) start--;
        while (end < text.Length && Blanks.Contains(text[end])) end++;
        if (items.Length == 0)
        {
            if (start > 0 && text[start - 1] == ',') start--;
            else if (end < text.Length && text[end] == ',') end++;
        }

        string put = items.Length == 0 ? " " : $" {items} ";
        next = start + put.Length;
        return new MappedTextBuilder().Append(condition, 0, start).Append(put, place).Append(condition, end, text.Length - end).ToText(place);
    }
}
