using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>Events that tell the names of users and groups.</summary>
static class UserEvents
{
    public static void AddUser(UserTable users, in EventView ev) => users.SetUser(ev.Text(5), (uint)ev.Unsigned(0, uint.MaxValue),
        (uint)ev.Unsigned(1, uint.MaxValue), ev.Text(2), ev.Text(3), ev.Text(4));

    public static void AddGroup(UserTable users, in EventView ev) => users.SetGroup(ev.Text(2), (uint)ev.Unsigned(0, uint.MaxValue), ev.Text(1));
}
