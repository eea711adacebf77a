using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Why a name or an argument is no field.</summary>
/// <param name="Message">What is wrong, for a person.</param>
/// <param name="Written">What was written in the place of one of <paramref name="Known"/>.</param>
/// <param name="Known">What could stand there; null when there is nothing to choose from.</param>
/// <param name="Prefix">What stands before it in a suggestion.</param>
readonly record struct FieldMistake(string Message, string Written = "", Func<IEnumerable<string>>? Known = null, string Prefix = "")
{
    /// <summary>The name that was probably meant; null when none comes close. Comparing with all that are known is dear.</summary>
    public string? Suggest() => Known is not null && Suggestions.Closest(Written, Known()) is { } closest ? Prefix + closest : null;
}
