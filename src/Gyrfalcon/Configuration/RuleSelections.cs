using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Configuration;

/// <summary>Reads the entries of <c>rules</c>: <c>enable: {rule: NAME, tag: TAG}</c> or <c>disable</c> with the same.</summary>
static class RuleSelections
{
    /// <summary>Reads one entry; null with an error when it selects nothing.</summary>
    public static RuleSelection? Read(ConfigEntry entry)
    {
        entry.WarnOfUnknownKeys("enable", "disable");
        var enable = entry.Mapping("enable");
        var disable = entry.Mapping("disable");
        if ((enable ?? disable) is not { } selected)
        {
            entry.Error("an entry of 'rules' selects nothing; expected enable: or disable: with a rule or a tag, such as disable: {tag: network}", entry.Span);
            return null;
        }

        if (enable is not null && disable is not null)
            entry.Warning("an entry of 'rules' with enable has no effect through its disable; expected two entries", disable.Span);
        selected.WarnOfUnknownKeys("rule", "tag");
        var selection = new RuleSelection(enable is not null) { Rule = selected.Text("rule"), Tag = selected.Text("tag") };
        if (selection.Rule is not null || selection.Tag is not null) return selection;
        entry.Error("an entry of 'rules' names neither a rule nor a tag; expected rule: with a name, in which * stands for any text, or tag:", selected.Span);
        return null;
    }
}
