using System.CommandLine;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr completion SHELL</c>: a script that lets a shell complete the command line, by asking the program itself.</summary>
static class CompletionCommand
{
    static readonly Dictionary<string, string> s_scripts = new()
    {
        ["bash"] = """
            _gyr() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$2"))
            }
            complete -o default -F _gyr gyr falco
            """,
        ["zsh"] = """
            _gyr() {
                compadd -- ${(f)"$($words[1] "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)"}
            }
            compdef _gyr gyr falco
            """,
        ["fish"] = """
            complete -c gyr -a '(gyr "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = string.Join(", ", s_scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. s_scripts.Keys]);
        var command = new Command("completion", "Prints a script for completion: eval \"$(gyr completion bash)\"");
        command.Arguments.Add(shell);
        command.SetAction(result =>
        {
            Console.Out.WriteLine(s_scripts[result.GetRequiredValue(shell)]);
            return ExitCodes.Ok;
        });
        return command;
    }
}
