using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Fuzz;

/// <summary>A rule that matches nothing, to have its output rendered: every field that needs no argument.</summary>
public static class EveryField
{
    /// <summary>Makes the rule.</summary>
    public static Rule Rule()
    {
        var fields = SyscallSource.Instance.Fields.All.Where(f => (f.Argument & FieldArgument.Required) == 0).Select(f => $"{f.Name}=%{f.Name}");
        var format = OutputFormat.Compile(MappedText.Whole(new SourceText("all", string.Join(' ', fields))), SyscallSource.Instance, new DiagnosticBag());
        return new Rule("everything", "", Priority.Debug, "syscall", [], format!, MappedText.Whole(new SourceText("all", "")));
    }
}
