using System.Text;

namespace Gyrfalcon.Fuzz;

/// <summary>The condition of one rule, which may use a few lists, and the macros that the reference's rules use most.</summary>
public sealed class ConditionTarget() : FuzzTarget("condition")
{
    readonly RulesProbe _probe = new();

    /// <inheritdoc/>
    public override bool Run(ReadOnlySpan<byte> input) => _probe.Load($"""
        - list: shells
          items: [sh, bash, "a b"]
        - list: empty
          items: []
        - macro: opened
          condition: evt.type in (open, openat) and fd.num >= 0
        - macro: shell
          condition: proc.name in (shells)
        - macro: spawned_process
          condition: (evt.type in (execve, execveat))
        - macro: open_write
          condition: (evt.type in (open, openat, openat2) and evt.is_open_write=true and fd.typechar='f')
        - macro: open_read
          condition: (evt.type in (open, openat, openat2) and evt.is_open_read=true and fd.typechar='f')
        - macro: container
          condition: (container.id != host)
        - macro: never_true
          condition: (evt.num=0)
        - rule: fuzzed
          desc: d
          priority: INFO
          output: "%proc.name"
          condition: {YamlText.Quote(Encoding.UTF8.GetString(input))}
        """);
}
