using System.Text;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Rules;
using Gyrfalcon.Engine.Tests.State;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>A detector over a host whose containers and pods are asked for, with the alerts that it raises.</summary>
sealed class ParkingHarness
{
    public const string Id = ContainerBytes.Id;
    public const ulong Start = EventBuilder.DefaultTimestamp;
    public const ulong Millisecond = 1_000_000;

    readonly AlertFormatter _json = new(new AlertOptions { Json = true, Hostname = "lab" }, SyscallSource.Instance);
    readonly AlertFormatter _text = new(new AlertOptions { TimeFormatIso8601 = true }, SyscallSource.Instance);

    /// <summary>Makes a host with init and one shell below it.</summary>
    /// <param name="rules">A rules file.</param>
    /// <param name="parking">The limits.</param>
    /// <param name="matching">How many rules may match.</param>
    /// <param name="asks">Whether runtimes are asked.</param>
    /// <param name="asksForPods">Whether an API server is asked.</param>
    public ParkingHarness(
        string rules, ParkingOptions? parking = null, RuleMatching matching = RuleMatching.First, bool asks = true, bool asksForPods = false)
    {
        Host = new HostState
        {
            RequestContainer = asks ? id => Requested.Add(Encoding.UTF8.GetString(id)) : null,
            RequestPod = asksForPods ? uid => RequestedPods.Add(Encoding.UTF8.GetString(uid)) : null,
        };
        Detector = new Detector(Host, RulesText.Good(RulesText.Load(new RulesOptions { Matching = matching }, rules)), Raise, parking);
        AddProcess(1, 0, "init");
        AddProcess(10, 1, "shim");
    }

    public HostState Host { get; }

    public Detector Detector { get; }

    public List<string> Requested { get; } = [];

    public List<string> RequestedPods { get; } = [];

    /// <summary>The alerts as <c>rule: message</c>, with what is missing behind it.</summary>
    public List<string> Alerts { get; } = [];

    public List<string> Json { get; } = [];

    public List<string> Text { get; } = [];

    /// <summary>All events so far.</summary>
    public List<byte[]> Blocks { get; } = [];

    public ParkingHarness Process(EventBuilder ev)
    {
        Blocks.Add(ev.Build());
        Detector.Process(EventBuilder.View(Blocks[^1]));
        return this;
    }

    /// <summary>Tells of a process as /proc does.</summary>
    public ParkingHarness AddProcess(long pid, long parent, string comm, string cgroup = "/") => Process(
        new EventBuilder(EventCode.ThreadRecord, pid, 0).With(0, new ThreadRecordBytes(pid, pid, parent) { Comm = comm, Cgroup = cgroup }.Build()));

    /// <summary>A child of the shim that executes a program in a container.</summary>
    public ParkingHarness Exec(long tid, string program = "/bin/sh", ulong at = Start, string id = Id) =>
        ExecIn(id.Length == 0 ? "/" : ContainerBytes.Cgroup(id), tid, program, at);

    /// <summary>The same in a cgroup.</summary>
    public ParkingHarness ExecIn(string cgroup, long tid = 20, string program = "/bin/sh", ulong at = Start)
    {
        Process(StateHarness.ForkInChild(tid, 10, at));
        return Process(StateHarness.Exec(tid, program, at).With("ptid", 10).WithList("cgroups", "cpu=" + cgroup));
    }

    /// <summary>The API server's answer: the pod, behind what it belongs to.</summary>
    public ParkingHarness TellPod(ulong at = Start)
    {
        foreach (var ev in KubernetesBytes.Relatives.Append(KubernetesBytes.Pod())) Process(ev.At(at));
        return this;
    }

    /// <summary>Why the API server does not tell of the pod.</summary>
    public ParkingHarness FailPod(string reason, ulong at = Start) => Process(
        new EventBuilder(EventCode.PodFailed, 0, at).With(0, Encoding.UTF8.GetBytes(KubernetesBytes.PodUid)).With(1, Encoding.UTF8.GetBytes(reason)));

    /// <summary>The runtime's answer.</summary>
    public ParkingHarness Tell(string id = Id, ulong at = Start, string name = "container") =>
        Process(ContainerBytes.Event(ContainerBytes.Small(id), name).At(at));

    /// <summary>The runtime's excuse.</summary>
    public ParkingHarness Fail(string reason, string id = Id, ulong at = Start) => Process(
        new EventBuilder(EventCode.ContainerFailed, 0, at).With(0, Encoding.UTF8.GetBytes(id)).With(1, Encoding.UTF8.GetBytes(reason)));

    /// <summary>An event of the host that no rule looks at.</summary>
    public ParkingHarness Pass(ulong at) => Process(new EventBuilder(EventCode.SyscallAccessX, 1, at).With("res", 0).With("name", "/x").With("mode", 0));

    public static string Rule(string name, string condition, string output) =>
        $"- rule: {name}\n  desc: d\n  condition: {condition}\n  output: \"{output}\"\n  priority: INFO\n";

    void Raise(Rule rule, scoped in EventContext context)
    {
        var failure = context.ContainerFailure.IsEmpty && rule.Reads(StatePart.Kubernetes) ? context.PodFailure : context.ContainerFailure;
        string missing = failure.IsEmpty ? "" : $" ({Encoding.UTF8.GetString(failure)})";
        string text = Encoding.UTF8.GetString(_text.Format(rule, context));
        Alerts.Add($"{rule.Name}: {text[(text.IndexOf("Informational ", StringComparison.Ordinal) + "Informational ".Length)..]}{missing}");
        Text.Add(text);
        Json.Add(Encoding.UTF8.GetString(_json.Format(rule, context)));
    }
}
