using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Listing;

/// <summary>One line of <c>--list-events</c>.</summary>
/// <param name="Name">The type; that of the syscall for a generic event.</param>
/// <param name="Info">The row of the event table.</param>
sealed record ListedEvent(string Name, EventInfo Info)
{
    /// <summary><c>&gt;</c> where a call is entered, <c>&lt;</c> where it returns.</summary>
    public char Direction => Info.IsEnter ? '>' : '<';

    /// <summary>Whether rules are asked about it by default: reads and writes are many, and left out unless the state needs them.</summary>
    public bool IsAvailable => (Info.Category & (EventCategory.IoRead | EventCategory.IoWrite)) == 0 || Info.Has(EventFlags.ModifiesState);
}
