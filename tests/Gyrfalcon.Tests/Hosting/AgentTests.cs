using System.Diagnostics;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Hosting;
using Gyrfalcon.Outputs;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

public sealed class AgentTests
{
    const string Rules = """
        - rule: r
          desc: d
          condition: evt.type = execve and container.id != host
          output: "%container.name"
          priority: INFO
        """;

    static readonly byte[] s_exec = new EventBuilder(EventCode.SyscallExecveV19X, 20).With("res", 0).With("exe", "/bin/sh").With("tid", 20).With("pid", 20)
        .With("ptid", 1).With("comm", "sh").WithList("cgroups", "cpu=/docker/" + new string('a', 64)).Build();

    [Theory]
    [InlineData(false, "timeout")]
    [InlineData(true, "end of stream")]
    public void Run_EventWaitsForItsContainer_IsDecidedInAPauseAndAtTheEnd(bool ends, string reason)
    {
        var host = new HostState { RequestContainer = _ => { } };
        var rules = RulesLoader.Load([new SourceText("r.yaml", Rules)], new RulesOptions()).Ruleset!;
        using var source = new OneEvent(s_exec, ends);
        var settings = new Settings { ContainerWait = TimeSpan.FromMilliseconds(ends ? 60_000 : 20) };
        var agent = new Agent(source, host, rules, settings, new AlertDispatcher([], new AlertSequence(), waits: false));
        var clock = Stopwatch.StartNew();

        agent.Run(() => agent.Alerts.Count == 0 && clock.Elapsed < TimeSpan.FromSeconds(30));

        Assert.Equal(1, agent.Alerts.Values.Sum());
        Assert.Equal(new Dictionary<string, long> { [reason] = 1 }, agent.Enrichment.Failures);
        Assert.Equal($"1 alert went out without what runtimes know of the container: {reason}", Assert.Single(StateReport.Failures(agent.Enrichment)));
    }

    sealed class OneEvent(byte[] block, bool ends) : IEventSource
    {
        bool _isRead;

        public ReadResult Read(out EventView view)
        {
            view = default;
            if (_isRead) return ends ? ReadResult.End : ReadResult.Idle;
            _isRead = true;
            view = EventBuilder.View(block);
            return ReadResult.Event;
        }

        public void Dispose()
        {
        }
    }
}
