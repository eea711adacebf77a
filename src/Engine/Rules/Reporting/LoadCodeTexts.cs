using System.Collections.Frozen;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>The reference's short texts for its codes (<c>rule-language</c> §5): <c>codedesc</c> in the JSON of <c>-V</c>.</summary>
static class LoadCodeTexts
{
    static readonly FrozenDictionary<string, string> s_texts = new Dictionary<string, string>
    {
        [LoadCodes.FileRead] = "File read error",
        [LoadCodes.YamlParse] = "YAML parse error",
        [LoadCodes.YamlValidate] = "Error validating internal structure of YAML file",
        [LoadCodes.CompileCondition] = "Error compiling condition",
        [LoadCodes.CompileOutput] = "Error compiling output",
        [LoadCodes.Validate] = "Error validating rule/macro/list/exception objects",
        [LoadCodes.UnknownSource] = "Unknown event source",
        [LoadCodes.UnsafeNaCheck] = "Unsafe <NA> comparison in condition",
        [LoadCodes.NoEventType] = "Condition has no event-type restriction",
        [LoadCodes.UnknownFilter] = "Unknown field or event-type in condition or output",
        [LoadCodes.UnusedMacro] = "Unused macro",
        [LoadCodes.UnusedList] = "Unused list",
        [LoadCodes.UnknownItem] = "Unknown rules file item",
        [LoadCodes.DeprecatedItem] = "Used deprecated item",
        [LoadCodes.AppendNoValues] = "Overriding/appending with no values",
        [LoadCodes.ExceptionNameNotUnique] = "Multiple exceptions defined with the same name",
        [LoadCodes.InvalidMacroName] = "Invalid macro name",
        [LoadCodes.InvalidListName] = "Invalid list name",
        [LoadCodes.ConditionWarning] = "Warning in rule condition",
        [LoadCodes.UnknownKey] = "Unknown key in item definition",
    }.ToFrozenDictionary();

    public static string Of(string code) => s_texts.GetValueOrDefault(code, code);
}
