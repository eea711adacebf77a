using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Where each event of the table has the parameter of one name, so that <c>evt.arg.flags</c> is one look-up an event.</summary>
public sealed class ParameterPlaces
{
    // Of 2,000 parameters 300 names are different; searching all events for each use of a name took 180 us.
    static readonly Lazy<Dictionary<string, ParameterPlaces>> s_byName = new(FindAll);

    readonly sbyte[] _places = new sbyte[EventTable.All.Length];

    ParameterPlaces(ParameterInfo first)
    {
        _places.AsSpan().Fill(-1);
        First = first;
    }

    /// <summary>The parameter as the first event that has it declares it; its type decides how literals are read.</summary>
    public ParameterInfo First { get; }

    /// <summary>The index of the parameter in an event, or -1 when the event has none of that name.</summary>
    public int Of(EventCode code) => (int)code < _places.Length ? _places[(int)code] : -1;

    /// <summary>The places of a parameter name, or null when no event has it.</summary>
    public static ParameterPlaces? Find(string name) => s_byName.Value.GetValueOrDefault(name);

    /// <summary>The names of all parameters of all events, each once.</summary>
    public static IEnumerable<string> AllNames() => s_byName.Value.Keys;

    static Dictionary<string, ParameterPlaces> FindAll()
    {
        Dictionary<string, ParameterPlaces> byName = [];
        for (int i = 0; i < EventTable.All.Length; i++)
        {
            var parameters = EventTable.All[i].Parameters;
            for (int j = 0; j < parameters.Length; j++)
            {
                if (!byName.TryGetValue(parameters[j].Name, out var places)) byName.Add(parameters[j].Name, places = new ParameterPlaces(parameters[j]));
                if (places._places[i] < 0) places._places[i] = (sbyte)j;
            }
        }

        return byName;
    }
}
