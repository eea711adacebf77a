using System.Text;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Tests.Filtering.Evaluation;

/// <summary>
/// What regular expressions see of a value: code points, and U+FFFD for each longest beginning of a sequence that is no UTF-8, as
/// the reference hands values to RE2.
/// </summary>
public sealed class RegexUnicodeTests
{
    [Theory]
    [InlineData(".", "F09F9880", true)]
    [InlineData("..", "F09F9880", false)]
    [InlineData("[^a]", "F09F9880", true)]
    [InlineData("[^[:alpha:]]", "F09F9880", true)]
    [InlineData("[[:^digit:]]{2}", "F09F9880F48FBFBF", true)]
    [InlineData("[[:alpha:]]", "F09F9880", false)]
    [InlineData("[😀-😂]{2}", "F09F9880F09F9882", true)]
    [InlineData("[😀-😂]", "F09F9883", false)]
    [InlineData("[^😀-😂]", "F09F9881", false)]
    [InlineData("[^😀-😂]", "F09F9883", true)]
    [InlineData("[\\x{FFFF}-\\x{10000}]{2}", "EFBFBFF0908080", true)]
    [InlineData("[\\x{FFFF}-\\x{10000}]", "F0908081", false)]
    [InlineData("a😀?b", "6162", true)]
    [InlineData("(é|😀)+", "C3A9F09F9880C3A9", true)]
    public void Regex_CodePointsOutsideTheBmp_AreOneCharacter(string pattern, string bytes, bool expected) => AssertMatch(pattern, bytes, expected);

    [Theory]
    [InlineData("a.b", "61FF62", true)]
    [InlineData("a..b", "61FF62", false)]
    [InlineData("a\\x{FFFD}b", "61FF62", true)]
    [InlineData("a[^b]b", "61FF62", true)]
    [InlineData("a[[:alpha:]]b", "61FF62", false)]
    [InlineData("a.b", "61F09F9862", true)] // three of four bytes are one
    [InlineData("a..b", "61C08062", true)] // too long for its value: each byte
    [InlineData("a...b", "61EDA08062", true)] // a surrogate: each byte
    [InlineData("a....b", "61F490808062", true)] // above U+10FFFF: each byte
    [InlineData("a.", "61E282", true)]
    [InlineData("\\xFF", "FF", false)]
    [InlineData(".*", "FFFEFDFC", true)]
    public void Regex_BytesThatAreNoUtf8_AreReplacementCharacters(string pattern, string bytes, bool expected) => AssertMatch(pattern, bytes, expected);

    [Theory]
    [InlineData("[^a]{300}[^b]{300}")]
    [InlineData("(.{20}){30}")]
    [InlineData("((((a?){10}){10})*){10}")]
    [InlineData("(([a-f]*|[^x]+){15}){15}")]
    public void Regex_LargeWithinBounds_MatchesWithoutException(string pattern)
    {
        var fields = new TestFields().Set("t.text", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("😀a\ufffd", 2000))));

        Assert.False(fields.Evaluate($"t.text regex '{pattern}z'"));
    }

    [Theory]
    [InlineData(".{1000}")] // the library's limit, not ours
    [InlineData("(.{1000}){1000}")]
    [InlineData("(.{1000}|x{1000}){2}")]
    [InlineData("((((((a{1000})*)*)*)*)*){1000}")]
    public void Regex_TooLarge_IsADiagnostic(string pattern)
    {
        var diagnostics = new DiagnosticBag();

        Assert.Null(new TestFields().Bind($"t.text regex '{pattern}'", diagnostics));

        Assert.Contains("invalid regular expression", Assert.Single(diagnostics.Items).Message, StringComparison.Ordinal);
    }

    static void AssertMatch(string pattern, string bytes, bool expected) =>
        Assert.Equal(expected, new TestFields().Set("t.text", Convert.FromHexString(bytes)).Evaluate($"t.text regex \"{pattern.Replace("\\", "\\\\", StringComparison.Ordinal)}\""));
}
