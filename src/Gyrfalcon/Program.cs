using System.CommandLine;
using Gyrfalcon.Commands;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Hosting;
using Gyrfalcon.Simulating;

if (Part.TryPlay(out int code)) return code;
var root = DetectCommand.CreateRoot();
root.Subcommands.Add(DetectCommand.CreateRecord());
root.Subcommands.Add(DetectCommand.CreateReplay());
root.Subcommands.Add(EventsCommand.Create());
root.Subcommands.Add(ExplainCommand.Create());
root.Subcommands.Add(FieldsCommand.Create());
root.Subcommands.Add(RulesCommand.Create());
root.Subcommands.Add(TestCommand.Create());
root.Subcommands.Add(SimulateCommand.Create());
root.Subcommands.Add(ProbeCommand.Create());
root.Subcommands.Add(DoctorCommand.Create());
root.Subcommands.Add(CompletionCommand.Create());
try
{
    return root.Parse(AttachedValues.Split(args)).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is ConfigurationException or CaptureException or SimulationException)
{
    Console.Error.WriteLine($"Error: {e.Message}");
    return ExitCodes.Failed;
}
catch (PidFileException e)
{
    Console.Error.WriteLine($"Error: {e.Message}");
    return ExitCodes.NoPidFile;
}
