using System.CommandLine;
using Gyrfalcon.Doctor;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr doctor</c>: what could keep detection from running, or from knowing all that it should.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var options = new CommonOptions();
        var json = new Option<bool>("--json") { Description = "Writes JSON" };
        var command = new Command("doctor", "Checks all that live detection needs, and says what to do (exit code 1: it cannot run)");
        options.AddTo(command);
        command.Options.Add(json);
        command.SetAction(result =>
        {
            var diagnostics = new DiagnosticBag();
            var settings = options.Load(result, diagnostics);
            var writer = new ExaminationWriter(Console.Out, Terminals.HasColour(Console.IsOutputRedirected));
            bool isJson = result.GetValue(json);
            List<Finding> findings = [];
            foreach (var finding in Examination.Run(settings, diagnostics))
            {
                findings.Add(finding);
                if (!isJson) writer.Write(finding);
            }

            if (isJson) writer.WriteJson(findings);
            else writer.WriteSummary(findings);
            return findings.Any(f => f.State == FindingState.Failure) ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }
}
