using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>Events by which the container plugin, or the reference before it had plugins, tells that a container came or went.</summary>
static class ContainerEvents
{
    /// <summary>The fields of the event speak of the container that it tells of, also of one that is gone.</summary>
    public static void Apply(HostState host, ref EventContext context)
    {
        var ev = context.Event;
        bool isAsynchronous = ev.Code == EventCode.AsynceventE;
        bool isRemoval = isAsynchronous && ev.Text(1).SequenceEqual("container_removed"u8);
        if (isAsynchronous && !isRemoval && !ev.Text(1).SequenceEqual("container"u8)) return;
        var json = ev.Text(isAsynchronous ? 2 : 0);
        if (ContainerJson.Read(json) is not { } container)
        {
            host.Counters.ContainersRefused++;
            return;
        }

        context.Container = container;
        host.ContainerRequests.Remove(container.Id);
        if (!isRemoval)
        {
            if (container.Image.Length == 0) host.Counters.ContainersWithoutImage++;
            if (host.KeepsDescriptions) container.Json = json.ToArray();
            host.Containers.Set(container);
            host.FindOrRequestPod(container.PodUid, ev.Timestamp);
            return;
        }

        host.Containers.Remove(container.Id);
        host.Users.RemoveContainer(container.Id);
    }
}
