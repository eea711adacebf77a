using Gyrfalcon.Reloading;
using Gyrfalcon.Tests.Configuration;
using Xunit;

namespace Gyrfalcon.Tests.Reloading;

public sealed class ChangedKeysTests
{
    [Theory]
    [InlineData("priority: debug", "priority: alert\nrules: [{disable: {rule: x}}]", "")]
    [InlineData("json_output: false", "json_output: true\nstdout_output: {enabled: true}", "stdout_output.enabled")]
    [InlineData("engine: {kind: nodriver}\nwebserver: {listen_port: 1, enabled: true}", "webserver: {listen_port: 2, enabled: true}", "engine.kind webserver.listen_port")]
    [InlineData("syscall_event_drops: {actions: [log]}", "syscall_event_drops: {actions: [log, alert]}", "syscall_event_drops.actions")]
    [InlineData("static_fields: {a: b}\nmetrics: {interval: 1h}", "static_fields: {a: c}\nmetrics: {interval: \"1h\"}", "")]
    public void NeedingRestart_OfTwoConfigurations_AreThoseThatTheAgentCannotTakeOver(string before, string now, string keys) =>
        Assert.Equal(keys, string.Join(' ', ChangedKeys.NeedingRestart(ConfigText.Load(before, out _).Root, ConfigText.Load(now, out _).Root)));
}
