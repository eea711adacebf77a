using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Parking;

/// <summary>An event that waits for the metadata of its container.</summary>
/// <param name="Snapshot">The event as it was.</param>
/// <param name="Rules">The rules that wait with it. Where one match is enough, the first of them; those behind it wait as well.</param>
sealed record ParkedEvent(EventSnapshot Snapshot, Rule[] Rules);
