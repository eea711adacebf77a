using System.CommandLine;
using Gyrfalcon.Capture;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr probe</c>: whether this machine and this process can watch the kernel, and what is missing.</summary>
static class ProbeCommand
{
    public static Command Create()
    {
        var command = new Command("probe", "Says whether live detection is possible here, and what is missing");
        command.SetAction(_ => Run(Console.Out));
        return command;
    }

    static int Run(TextWriter stdout)
    {
        var missing = LiveRequirements.Missing();
        if (missing.Count == 0)
        {
            stdout.WriteLine("Live detection is possible here.");
            return ExitCodes.Ok;
        }

        foreach (string sentence in missing) stdout.WriteLine(sentence);
        return ExitCodes.Failed;
    }
}
