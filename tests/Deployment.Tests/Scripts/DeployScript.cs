using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Gyrfalcon.Deployment.Tests.Api;
using Gyrfalcon.Deployment.Tests.Support;
using Command = Gyrfalcon.Live.Tests.Support.Command;

namespace Gyrfalcon.Deployment.Tests.Scripts;

/// <summary>
/// scripts/deploy-falco.*: the bash one by bash, the PowerShell one by PowerShell's engine in this process, as no pwsh is to be
/// had. The engine has the core cmdlets alone; Write-Host is a stand-in that collects.
/// </summary>
sealed class DeployScript(string shell, Helm helm, ApiServer server)
{
    static readonly string s_path = Environment.GetEnvironmentVariable("PATH")!;

    // Programs that the engine starts see the environment of this process.
    static readonly Lock s_environment = new();

    /// <summary>Runs it with options as PowerShell writes them: <c>-ValuesFile</c> is <c>--values-file</c> in bash.</summary>
    public CommandResult Run(params string[] options)
    {
        helm.Run("version");
        return shell == "bash" ? RunBash(options) : RunPowerShell(options);
    }

    CommandResult RunBash(string[] options) => Command.Run("env",
    [
        $"PATH={helm.SearchPath}:{s_path}", $"KUBECONFIG={server.KubeConfig}", "bash", Path.Combine(Repository.Root, "scripts", "deploy-falco.sh"),
        .. options.Select(o => o.StartsWith('-') ? "-" + string.Concat(o.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"))[1..] : o),
    ]);

    CommandResult RunPowerShell(string[] options)
    {
        lock (s_environment)
        {
            Environment.SetEnvironmentVariable("PATH", $"{helm.SearchPath}:{s_path}");
            Environment.SetEnvironmentVariable("KUBECONFIG", server.KubeConfig);
            try
            {
                using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
                runspace.Open();
                using var engine = PowerShell.Create(runspace);
                string script = Path.Combine(Repository.Root, "scripts", "deploy-falco.ps1");
                engine.AddScript($$"""
                    $shown = [Collections.Generic.List[string]]::new()
                    function global:Write-Host($Object) { $shown.Add("$Object") }
                    & '{{script}}' {{string.Join(' ', options.Select(o => o.StartsWith('-') ? o : $"'{o}'"))}}
                    $shown
                    $LASTEXITCODE
                    """);
                string[] lines = [.. engine.Invoke().Select(o => $"{o}")];
                string errors = string.Concat(engine.Streams.Error.Select(e => $"{e}\n"));
                return new(int.Parse(lines[^1], null), string.Join('\n', lines[..^1]), errors);
            }
            finally
            {
                Environment.SetEnvironmentVariable("PATH", s_path);
                Environment.SetEnvironmentVariable("KUBECONFIG", null);
            }
        }
    }
}
