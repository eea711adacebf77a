using System.Buffers;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>
/// Puts the items of lists in the place of their names, textually and before a condition is parsed: wherever a name stands between
/// delimiters, also inside quotes (<c>rule-language</c> §3). One list after the other, in the order of definition.
/// </summary>
sealed class ListSubstitution
{
    // A condition grows by every list that it names, and lists may name lists; this bounds files that were made to explode.
    // The largest condition of the upstream rules has 30,000 characters, a list of 300,000 addresses 5 million.
    const int MaxLength = 8 << 20;

    static readonly SearchValues<char> s_delimiters = SearchValues.Create(" \t\r\n(),=");
    static readonly SearchValues<char> s_blanks = SearchValues.Create(" \t\r\n");

    readonly List<ListDefinition> _lists = [];
    readonly List<List<YamlScalar>> _items = [];
    readonly Dictionary<string, int> _positions = [];

    readonly HashSet<string> _used = [];

    // Names with delimiters in them are no tokens and have to be searched for.
    readonly List<int> _unusual = [];

    public ListSubstitution(DefinitionTable<ListDefinition> lists)
    {
        foreach (var list in lists.Items)
        {
            bool isToken = list.Name.AsSpan().IndexOfAny(s_delimiters) < 0;
            if (isToken) _positions.Add(list.Name, _lists.Count);
            else _unusual.Add(_lists.Count);
            _lists.Add(list);
            _items.Add(WithInnerLists(list, lists));
        }
    }

    /// <summary>Whether a condition or another list has needed a list so far.</summary>
    public bool IsUsed(ListDefinition list) => _used.Contains(list.Name);

    /// <summary>A list's items with those of the lists that it names.</summary>
    public IReadOnlyList<YamlScalar> ItemsOf(ListDefinition list) => _items[_lists.IndexOf(list)];

    /// <summary>The condition with all lists in it; null with an error when it would grow without measure.</summary>
    /// <param name="condition">The condition as it was written.</param>
    /// <param name="placesOfItems">
    /// Whether an item is said to be where its list has it, which tells a wrong item best; otherwise it is where the condition
    /// names the list, which tells best where a list does not fit.
    /// </param>
    /// <param name="diagnostics">Takes the error.</param>
    public MappedText? Apply(MappedText condition, bool placesOfItems, DiagnosticBag diagnostics)
    {
        var waiting = new SortedSet<int>(_unusual);
        AddLists(condition.Text, waiting, -1);
        while (waiting.Count > 0)
        {
            int position = waiting.Min;
            waiting.Remove(position);
            var list = _lists[position];
            int count = CountOf(condition.Text, list.Name);
            if (count == 0) continue;
            _used.Add(list.Name);
            long added = 2 + _items[position].Sum(i => (long)i.Value.Length + 4);
            if (condition.Text.Length + count * added > MaxLength)
            {
                diagnostics.Error(LoadCodes.Validate, $"the list '{list.Name}' makes this condition longer than {MaxLength >> 20} MiB", condition.Span(0, 1));
                return null;
            }

            condition = Replace(condition, list.Name, _items[position], placesOfItems);
            foreach (var item in _items[position]) AddLists(item.Value, waiting, position);
        }

        return condition;
    }

    // An item that is the name of a list stands for that list's own items, one level deep.
    List<YamlScalar> WithInnerLists(ListDefinition list, DefinitionTable<ListDefinition> lists)
    {
        List<YamlScalar> items = [];
        foreach (var item in list.Items)
        {
            if (lists.TryFind(item.Value, out var inner) && inner.Index < list.Visibility)
            {
                _used.Add(inner.Name);
                items.AddRange(inner.Items);
            }
            else
            {
                items.Add(item);
            }
        }

        return items;
    }

    void AddLists(ReadOnlySpan<char> text, SortedSet<int> waiting, int after)
    {
        var byName = _positions.GetAlternateLookup<ReadOnlySpan<char>>();
        while (text.Length > 0)
        {
            int start = text.IndexOfAnyExcept(s_delimiters);
            if (start < 0) return;
            text = text[start..];
            int length = text.IndexOfAny(s_delimiters);
            var token = length < 0 ? text : text[..length];
            if (byName.TryGetValue(token, out int position) && position > after) waiting.Add(position);
            text = text[token.Length..];
        }
    }

    static int CountOf(string text, string name)
    {
        int count = 0;
        for (int at = Find(text, name, 0); at >= 0; at = Find(text, name, at + name.Length)) count++;
        return count;
    }

    static int Find(string text, string name, int from)
    {
        while (name.Length > 0 && (from = text.IndexOf(name, from, StringComparison.Ordinal)) >= 0)
        {
            int end = from + name.Length;
            if ((from == 0 || s_delimiters.Contains(text[from - 1])) && (end == text.Length || s_delimiters.Contains(text[end]))) return from;
            from++;
        }

        return -1;
    }

    // Blanks around the name are swallowed and one is put on each side; an empty list takes a comma with it.
    static MappedText Replace(MappedText condition, string name, List<YamlScalar> items, bool placesOfItems)
    {
        string text = condition.Text;
        bool isEmpty = items.TrueForAll(i => i.Value.Length == 0);
        var builder = new MappedTextBuilder();
        int done = 0;
        for (int at = Find(text, name, 0); at >= 0; at = Find(text, name, at + name.Length))
        {
            var place = condition.Span(at, name.Length);
            int start = at;
            int end = at + name.Length;
            while (start > done && s_blanks.Contains(text[start - 1])) start--;
            while (end < text.Length && s_blanks.Contains(text[end])) end++;
            if (isEmpty && start > done && text[start - 1] == ',') start--;
            else if (isEmpty && end < text.Length && text[end] == ',') end++;

            builder.Append(condition, done, start - done).Append(" ", place);
            for (int i = 0; i < items.Count && !isEmpty; i++)
            {
                var itemPlace = placesOfItems ? items[i].Span : place;
                builder.Append(ConditionText.Quote(items[i].Value), itemPlace);
                if (i < items.Count - 1) builder.Append(", ", itemPlace);
            }

            builder.Append(" ", place);
            done = end;
        }

        return builder.Append(condition, done, text.Length - done).ToText(condition.Span(0, 0));
    }
}
