namespace Gyrfalcon.Engine.Tests.Testing;

/// <summary>What is written in a test is what a rule sees.</summary>
public sealed class RuleTestRunnerTests
{
    [Theory]
    [InlineData("{exec: sh -c \"a b\", by: node}", "evt.type = execve", "%proc.name %proc.exepath %proc.cmdline %proc.pname %user.name %container.name %k8s.ns.name", "sh /usr/bin/sh sh -c a b node app cart shop")]
    [InlineData("{exec: /bin/sh, into: cart, tty: true}", "evt.type = execve and proc.is_exec_into_container = true", "%proc.vpid %proc.pname %proc.tty %user.name", "2 containerd-shim 34816 root")]
    [InlineData("{exec: ls, by: node, result: ENOENT}", "evt.type = execve", "%proc.name %evt.res", "node ENOENT")]
    [InlineData("{exec: ls, by: node, fork: false, from_memfd: true, env: [A=1]}", "evt.type = execve", "%proc.is_exe_from_memfd %proc.env[A] %proc.vpid", "true 1 1")]
    [InlineData("{open: /etc/x, for: create, by: node}", "evt.type = openat", "%fd.name %evt.is_open_write %fd.num %evt.arg.flags", "/etc/x true 3 O_TRUNC|O_CREAT|O_WRONLY|O_F_CREATED")]
    [InlineData("{connect: \"203.0.113.7:4444\", protocol: udp, by: node}", "evt.type = connect", "%fd.name %fd.l4proto", "10.0.0.9:43210->203.0.113.7:4444 udp")]
    [InlineData("{connect: \"[2001:db8::7]:80\", by: node}", "evt.type = connect", "%fd.sip %fd.typechar", "2001:db8::7 6")]
    [InlineData("{connect: /run/docker.sock, by: node}", "evt.type = connect", "%fd.type %fd.name", "unix 0->1 /run/docker.sock")]
    [InlineData("{accept: \"10.0.0.5:1\", on: \"10.0.0.9:80\", by: node}", "evt.type = accept4", "%fd.name", "10.0.0.5:1->10.0.0.9:80")]
    [InlineData("{listen: \"0.0.0.0:81\", by: node}", "evt.type = listen", "%fd.name", "0.0.0.0:81")]
    [InlineData("{rename: [/a, /b], by: node}", "evt.type = rename", "%fs.path.source %fs.path.target", "/a /b")]
    [InlineData("{unlinkat: /etc/motd, by: node}", "evt.type = unlinkat", "%fs.path.name", "/etc/motd")]
    [InlineData("{chmod: {filename: /x, mode: 4755}, by: node}", "evt.type = chmod", "%evt.arg.mode", "S_IXOTH|S_IROTH|S_IXGRP|S_IRGRP|S_IXUSR|S_IWUSR|S_IRUSR|S_ISUID")]
    [InlineData("{ptrace: {request: PTRACE_ATTACH, pid: node}, by: node}", "evt.type = ptrace", "%evt.arg.request", "PTRACE_ATTACH")]
    [InlineData("{mount: {dev: /dev/sda, dir: /mnt, type: ext4, flags: \"NOSUID|NODEV\"}, by: node}", "evt.type = mount", "%evt.arg.dev %evt.arg.flags", "/dev/sda NOSUID|NODEV")]
    [InlineData("{setns: {fd: 3, nstype: CLONE_NEWNS}, by: node}", "evt.type = setns", "%evt.arg.nstype", "CLONE_NEWNS")]
    [InlineData("{memfd_create: x, by: node}", "evt.type = memfd_create", "%evt.arg.name %evt.rawres", "x 3")]
    [InlineData("{dup2: {oldfd: 5, newfd: 0}, by: node}", "evt.type = dup2", "%evt.rawres", "0")]
    [InlineData("{kill: {pid: node, sig: SIGKILL}, by: node}", "evt.type = kill", "%evt.arg.sig", "SIGKILL")]
    [InlineData("{bpf: {cmd: BPF_PROG_LOAD}, result: EPERM, by: node}", "evt.type = bpf", "%evt.arg.cmd %evt.res", "BPF_PROG_LOAD EPERM")]
    [InlineData("{init_module: {uargs: a=1}, by: node}", "evt.type = init_module", "%evt.arg.uargs", "a=1")]
    [InlineData("{setuid: {uid: app}, by: node}", "evt.type = setuid", "%evt.rawarg.uid", "1000")]
    [InlineData("{sync: , by: node}", "evt.type = sync", "%proc.name", "node")]
    [InlineData("{exit: , by: node}", "evt.type = procexit", "%proc.name", "node")]
    [InlineData("{fork: child, by: node}", "evt.type = clone", "%proc.name %proc.vpid", "node 2")]
    public void Run_Event_IsWhatTheRuleSees(string step, string condition, string output, string expected)
    {
        var result = TestText.Run(TestText.Of(step, "fires: R"), condition, output);

        Assert.True(result.IsPassed);
        Assert.Equal(expected, result.Alerts[^1].Output);
    }

    [Fact]
    public void Run_Descriptors_AreThoseOfGivenAndInherited()
    {
        const string text = """
            given:
              processes: [{name: nc, fds: {0: "tcp 10.0.0.9:1->203.0.113.7:4444", 3: /x}}]
            tests:
              - name: t
                events: [{exec: sh}, {open: /y}]
                fires: R
            """;

        var result = TestText.Run(text, "evt.type in (execve, openat)", "%proc.stdin.type %fd.num");

        Assert.Equal(["ipv4 <NA>", "ipv4 4"], result.Alerts.Select(a => a.Output));
    }

    [Fact]
    public void Run_After_IsTimeThatRulesSee()
    {
        const string text = """
            given: {processes: [{name: p, age: 10s}]}
            tests:
              - name: t
                events: [{open: /x}, {open: /y, after: 1h30m}]
                fires: R
            """;

        var result = TestText.Run(text, "evt.type = openat and proc.duration > 3600000000000", "%fd.name");

        Assert.Equal("/y", Assert.Single(result.Alerts).Output);
    }

    [Theory]
    [InlineData("fires: {rule: R, times: 2}", "fired once, expected 2 times")]
    [InlineData("fires: {rule: R, output: shadow}", "its output does not hold 'shadow': openat")]
    [InlineData("fires: {rule: R, fields: {fd.name: /y}}", "fd.name is '/x', expected '/y'")]
    [InlineData("silent: R", "fired once, expected silence")]
    [InlineData("silent: all", "fired once, expected silence")]
    public void Run_ExpectationNotMet_IsAFailure(string expectation, string failure) =>
        Assert.Equal(failure, Assert.Single(TestText.Run(TestText.Of("{open: /x, by: node}", expectation), "evt.type = openat").Failures).Text);

    [Fact]
    public void Run_RuleThatDidNotFire_HasANearMissThatSaysWhy()
    {
        var runner = TestText.RunnerOf("evt.type = openat and fd.name = /y");
        var test = TestText.Read(TestText.Of("{open: /x, by: node}", "fires: R"));

        var failure = Assert.Single(runner.Run(test).Failures);
        var miss = Assert.Single(runner.Explain(test, TestText.RulesOf("evt.type = openat and fd.name = /y").Rules[0], null).NearMisses);

        Assert.True(failure.IsMissing);
        Assert.Equal("fd.name = /y", Assert.Single(miss.First.Blockers).Text);
    }
}
