namespace Gyrfalcon.Commands;

/// <summary>Values that are written right behind the letter of an option, as in <c>-pk</c> and <c>-M10</c>: the reference takes them so.</summary>
static class AttachedValues
{
    const string OptionsWithValue = "crolpPVM";

    /// <summary>The arguments with those values as arguments of their own. What stands behind <c>--</c> stays as it is.</summary>
    public static string[] Split(IEnumerable<string> arguments)
    {
        List<string> all = [];
        bool areOptions = true;
        foreach (string argument in arguments)
        {
            areOptions &= argument != "--";
            if (areOptions && argument.Length > 2 && argument[0] == '-' && OptionsWithValue.Contains(argument[1], StringComparison.Ordinal) && argument[2] != '=')
                all.AddRange([argument[..2], argument[2..]]);
            else
                all.Add(argument);
        }

        return [.. all];
    }
}
