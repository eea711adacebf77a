using System.Text;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Enrichment;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Doctor;

/// <summary>The sockets of container runtimes, and how many of the containers here they know.</summary>
static class RuntimeChecks
{
    public static IEnumerable<Finding> Run(ContainerOptions? options, IReadOnlyList<(long Pid, byte[] Cgroups)> processes)
    {
        if (options is null) return [new("runtimes", FindingState.Absent, "nobody is asked: load_plugins does not name the container plugin", "add container to load_plugins, for names, images and pods in alerts")];
        HashSet<string> ids = [.. processes.Select(p => Encoding.UTF8.GetString(ContainerIdMatcher.Match(p.Cgroups))).Where(id => id.Length > 0)];
        return OfAnswers(RuntimeSurvey.AskAsync(options, Live.HostRoot, ids).GetAwaiter().GetResult(), ids.Count);
    }

    internal static IEnumerable<Finding> OfAnswers(RuntimeSurvey survey, int containers)
    {
        foreach (var socket in survey.Sockets) yield return Of(socket);
        if (containers == 0) yield return new("containers", FindingState.Absent, "none runs here");
        else if (survey.Known == containers) yield return new("containers", FindingState.Good, $"all {containers} that run here are known");
        else
            yield return new(
                "containers", FindingState.Warning, $"{survey.Known} of {containers} that run here are known",
                "mount the socket of the runtime that made the others, or name it in init_config of the container plugin");
    }

    static Finding Of(SurveyedSocket socket) => socket switch
    {
        { IsThere: false } => new(socket.Runtime, FindingState.Absent, $"{socket.Path} is not there"),
        { Failure: null } => new(socket.Runtime, FindingState.Good, $"{socket.Path} answers"),
        { Failure: "permission denied" } => new(socket.Runtime, FindingState.Warning, $"{socket.Path}: {socket.Failure}", "run as root, or as a member of the socket's group"),
        { Failure: "connection refused" } => new(socket.Runtime, FindingState.Warning, $"{socket.Path}: {socket.Failure}", "start the runtime, or disable its engine in init_config of the container plugin"),
        _ => new(socket.Runtime, FindingState.Warning, $"{socket.Path}: {socket.Failure}", "look at the runtime's own log; alerts lack its names until it answers"),
    };
}
