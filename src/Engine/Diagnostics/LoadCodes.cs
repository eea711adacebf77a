namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>The reference's codes for what can be wrong with rules (<c>rule-language</c> §5).</summary>
public static class LoadCodes
{
    public const string FileRead = "LOAD_ERR_FILE_READ";
    public const string YamlParse = "LOAD_ERR_YAML_PARSE";
    public const string YamlValidate = "LOAD_ERR_YAML_VALIDATE";
    public const string CompileCondition = "LOAD_ERR_COMPILE_CONDITION";
    public const string CompileOutput = "LOAD_ERR_COMPILE_OUTPUT";
    public const string Validate = "LOAD_ERR_VALIDATE";
    public const string UnknownSource = "LOAD_UNKNOWN_SOURCE";
    public const string UnsafeNaCheck = "LOAD_UNSAFE_NA_CHECK";
    public const string NoEventType = "LOAD_NO_EVTTYPE";
    public const string UnknownFilter = "LOAD_UNKNOWN_FILTER";
    public const string UnusedMacro = "LOAD_UNUSED_MACRO";
    public const string UnusedList = "LOAD_UNUSED_LIST";
    public const string UnknownItem = "LOAD_UNKNOWN_ITEM";
    public const string DeprecatedItem = "LOAD_DEPRECATED_ITEM";
    public const string AppendNoValues = "LOAD_APPEND_NO_VALUES";
    public const string ExceptionNameNotUnique = "LOAD_EXCEPTION_NAME_NOT_UNIQUE";
    public const string InvalidMacroName = "LOAD_INVALID_MACRO_NAME";
    public const string InvalidListName = "LOAD_INVALID_LIST_NAME";
    public const string ConditionWarning = "LOAD_COMPILE_CONDITION";
    public const string UnknownKey = "LOAD_UNKNOWN_KEY";

    /// <summary>Something is wrong with the configuration; the reference has no code for that.</summary>
    public const string Configuration = "CONFIG";

    /// <summary>Something is wrong with a file of rule tests; the reference has none.</summary>
    public const string RuleTest = "RULE_TEST";
}
