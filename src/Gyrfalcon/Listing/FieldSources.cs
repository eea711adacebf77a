using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Listing;

/// <summary>The event sources and the classes of fields that their events have.</summary>
static class FieldSources
{
    static readonly EventSource[] s_all = [SyscallSource.Instance];

    /// <summary>The classes that the events of a source have, each once.</summary>
    /// <param name="source">The name of the source; empty for all.</param>
    /// <exception cref="ConfigurationException">There is no such source.</exception>
    public static IReadOnlyList<ListedClass> ClassesOf(string source)
    {
        var chosen = source.Length == 0 ? s_all : [.. s_all.Where(s => s.Name == source)];
        if (chosen.Length == 0)
        {
            string[] known = [.. s_all.Select(s => s.Name)];
            string hint = Suggestions.Closest(source, known) is { } closest ? $"; did you mean '{closest}'?" : "";
            throw new ConfigurationException($"Value for --list must be a valid source type: there is no '{source}'; expected {string.Join(" or ", known)}{hint}");
        }

        return [.. chosen.SelectMany(s => s.Fields.Classes, (s, c) => (s.Name, Class: c)).GroupBy(e => e.Class, e => e.Name).Select(g => new ListedClass(g.Key, [.. g.Order(StringComparer.Ordinal)]))];
    }
}
