namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>The reference's words for the items of a rules file and their parts (<c>rule-language</c> §5), as tools read them in the JSON of <c>-V</c>.</summary>
public static class ItemTypes
{
    public const string RulesContent = "rules content";
    public const string RulesContentItem = "rules content item";
    public const string RequiredEngineVersion = "required_engine_version";
    public const string RequiredPluginVersions = "required plugin versions";
    public const string RequiredPluginVersionsEntry = "required plugin versions entry";
    public const string RequiredPluginVersionsAlternative = "required plugin versions alternative";
    public const string List = "list";
    public const string ListItem = "list item";
    public const string Macro = "macro";
    public const string MacroCondition = "macro condition";
    public const string Rule = "rule";
    public const string RuleCondition = "rule condition";
    public const string ConditionExpression = "condition expression";
    public const string RuleOutput = "rule output";
    public const string RulePriority = "rule priority";
    public const string Overrides = "overrides";
    public const string Exceptions = "exceptions";
    public const string Exception = "exception";
    public const string ExceptionValues = "exception values";
    public const string ExceptionValue = "exception value";
    public const string ValueFor = "value for";
}
