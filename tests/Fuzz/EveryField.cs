using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Fuzz;

/// <summary>A rule that matches nothing, to have its output rendered: every field that needs no argument.</summary>
public static class EveryField
{
    /// <summary>Makes the rule.</summary>
    /// <param name="without">What the fields may not read.</param>
    public static Rule Rule(StatePart without = StatePart.None)
    {
        var all = SyscallSource.Instance.Fields.All.Where(f => (f.Argument & FieldArgument.Required) == 0 && (f.Scope.Parts & without) == 0);
        var fields = all.Select(f => $"{f.Name}=%{f.Name}");
        var format = OutputFormat.Compile(MappedText.Whole(new SourceText("all", string.Join(' ', fields))), SyscallSource.Instance, new DiagnosticBag());
        return new Rule("everything", "", Priority.Debug, "syscall", [], format!, MappedText.Whole(new SourceText("all", "")));
    }
}
