using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Where each event of the table has the parameter of one name, so that <c>evt.arg.flags</c> is one look-up an event.</summary>
public sealed class ParameterPlaces
{
    readonly sbyte[] _places;

    ParameterPlaces(sbyte[] places, ParameterInfo first)
    {
        _places = places;
        First = first;
    }

    /// <summary>The parameter as the first event that has it declares it; its type decides how literals are read.</summary>
    public ParameterInfo First { get; }

    /// <summary>The index of the parameter in an event, or -1 when the event has none of that name.</summary>
    public int Of(EventCode code) => (int)code < _places.Length ? _places[(int)code] : -1;

    /// <summary>The places of a parameter name, or null when no event has it.</summary>
    public static ParameterPlaces? Find(string name)
    {
        var rows = EventTable.All;
        sbyte[] places = new sbyte[rows.Length];
        ParameterInfo? first = null;
        for (int i = 0; i < rows.Length; i++)
        {
            places[i] = (sbyte)rows[i].IndexOf(name);
            if (places[i] >= 0) first ??= rows[i].Parameters[places[i]];
        }

        return first is null ? null : new ParameterPlaces(places, first);
    }

    /// <summary>The names of all parameters of all events, each once.</summary>
    public static IEnumerable<string> AllNames()
    {
        HashSet<string> seen = [];
        for (int i = 0; i < EventTable.Count; i++)
        {
            foreach (var parameter in EventTable.All[i].Parameters)
            {
                if (seen.Add(parameter.Name)) yield return parameter.Name;
            }
        }
    }
}
