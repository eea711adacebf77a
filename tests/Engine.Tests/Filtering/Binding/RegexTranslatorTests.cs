using Gyrfalcon.Engine.Filtering.Binding;

namespace Gyrfalcon.Engine.Tests.Filtering.Binding;

public sealed class RegexTranslatorTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("a|", "", true)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "xabc", false)]
    [InlineData("^abc$", "abc", true)]
    [InlineData("b$", "a\nb", false)]
    [InlineData(".*^b$.*", "x", false)]
    [InlineData("(a\n)*^b$", "a\nb", true)]
    [InlineData("a.c", "a\nc", false)]
    [InlineData("a.c", "aéc", true)]
    [InlineData("a.c", "a😀c", true)]
    [InlineData("a..c", "a😀c", false)]
    [InlineData("a[^b]c", "a😀c", true)]
    [InlineData("a[^b]c", "a\nc", true)]
    [InlineData("[😀-😂]x", "😁x", true)]
    [InlineData("[😀-😂]x", "😃x", false)]
    [InlineData("[a😀]+", "a😀a", true)]
    [InlineData("😀+", "😀😀", true)]
    [InlineData("[à-ü]+", "éè", true)]
    [InlineData("a*?b", "aab", true)]
    [InlineData("a**", "aaa", true)]
    [InlineData("a+*b", "b", true)]
    [InlineData("(ab){2}", "abab", true)]
    [InlineData("a{2,3}", "aaaa", false)]
    [InlineData("a{2,}", "aaaa", true)]
    [InlineData("a{", "a{", true)]
    [InlineData("a{x}", "a{x}", true)]
    [InlineData("a{,2}", "a{,2}", true)]
    [InlineData("a}", "a}", true)]
    [InlineData("a]", "a]", true)]
    [InlineData("[]a]+", "]a", true)]
    [InlineData("[^]a]", "b", true)]
    [InlineData("[a-]+", "-a", true)]
    [InlineData("[-a]+", "-a", true)]
    [InlineData("[\\]\\\\]+", "]\\", true)]
    [InlineData("[[:alpha:][:digit:]_]+", "aZ_9", true)]
    [InlineData("[[:^alpha:]]+", "12", true)]
    [InlineData("[^[:space:]]+", "a b", false)]
    [InlineData("[[:word:]]+", "a_9", true)]
    [InlineData("[[:x]+", "[:x", true)]
    [InlineData("\\.\\*\\(\\)\\[\\]\\{\\}\\+\\?\\^\\$\\|\\\\\\/\\-", ".*()[]{}+?^$|\\/-", true)]
    [InlineData("\\n\\t\\x41\\x{1F600}", "\n\tA😀", true)]
    [InlineData("\\101\\012", "A\n", true)]
    [InlineData("a b#c", "a b#c", true)]
    [InlineData("(a|b)(c|d)*", "acdc", true)]
    [InlineData("()", "", true)]
    public void TryTranslate_PosixSyntax_MatchesAsRe2(string pattern, string text, bool expected)
    {
        Assert.True(RegexTranslator.TryTranslate(pattern, out var regex, out string? error), error);
        Assert.Equal(expected, regex.IsMatch(text));
    }

    [Theory]
    [InlineData("a(b", "'(' is not closed, at character 2")]
    [InlineData("a)b", "')' without '(', at character 2")]
    [InlineData("[ab", "'[' is not closed")]
    [InlineData("[b-a]", "a range ends before it begins")]
    [InlineData("[a-c-e]", "a range has no beginning")]
    [InlineData("[[:foo:]]", "there is no character class [:foo:]")]
    [InlineData("*a", "'*' has nothing to repeat")]
    [InlineData("(+)", "'+' has nothing to repeat")]
    [InlineData("a|?", "'?' has nothing to repeat")]
    [InlineData("{2}", "'{' has nothing to repeat")]
    [InlineData("a{3,2}", "out of range")]
    [InlineData("a{1001}", "out of range")]
    [InlineData("(a{100}){11}", "more than 1000")]
    [InlineData("(((((((a{9}){9}){9}){9}){9}){9}){9}){9}", "more than 1000")]
    [InlineData("a\\", "a backslash ends it")]
    [InlineData("\\d+", "\\d is not supported; write [0-9]")]
    [InlineData("\\w", "write [[:word:]]")]
    [InlineData("\\bx", "\\b is not supported")]
    [InlineData("(a)\\1", "references to groups do not exist")]
    [InlineData("(?i)x", "(?…) is not supported")]
    [InlineData("\\x4", "\\x is not supported")]
    [InlineData("\\x{110000}", "\\x is not supported")]
    [InlineData("\\pL", "\\p is not supported")]
    public void TryTranslate_WhatRe2Refuses_SaysWhatAndWhere(string pattern, string message)
    {
        Assert.False(RegexTranslator.TryTranslate(pattern, out _, out string? error));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void TryTranslate_HugePatterns_AreRefused()
    {
        Assert.False(RegexTranslator.TryTranslate(new string('(', 100_000), out _, out _));
        Assert.False(RegexTranslator.TryTranslate(string.Concat(Enumerable.Repeat("[a-f]{1000}", 100)), out _, out string? error));
        Assert.Contains("too large", error, StringComparison.Ordinal);
    }

    [Fact]
    public void TryTranslate_RandomText_NeverThrows()
    {
        var random = new Random(11);
        const string alphabet = "ab01(){}[]|*+?.,^$-\\:=!xnd é😀";
        for (int i = 0; i < 20_000; i++)
        {
            string pattern = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            if (RegexTranslator.TryTranslate(pattern, out var regex, out string? error)) regex.IsMatch("ab01é😀");
            else Assert.StartsWith("invalid regular expression: ", error, StringComparison.Ordinal);
        }
    }
}
