namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>How values from lists and exceptions are written into the text of a condition.</summary>
static class ConditionText
{
    /// <summary>In double quotes if there is a blank in it and no quote before it; nothing is escaped, which the reference does not do either.</summary>
    public static string Quote(string value) => value.Contains(' ') && !value.StartsWith('"') && !value.StartsWith('\'') ? $"\"{value}\"" : value;
}
