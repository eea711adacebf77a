using CsCheck;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>Conditions of every operator, transformer and shape over the fields of <see cref="TestFields"/>.</summary>
static class RandomConditions
{
    public static readonly string[] Texts = ["", "a", "ab", "abc", "Abc", "/usr/bin", "/usr/bin/cat", "/etc", "bin", "b/c", "x\u00e9"];
    public static readonly string[] Addresses = ["10.0.0.1", "10.0.0.2", "::1", "fe80::1"];
    public static readonly string[] Types = ["open", "openat", "close", "execve", "getpid"];

    static readonly string[] s_patterns = ["*", "a*", "?b*", "/usr/*", "*b", "a?c", "/*/bin"];
    static readonly string[] s_regexes = ["a.*", "[ab]+c?", "/usr/(bin|lib).*", "", ".+", "(a|ab)(c|)"];

    static readonly Gen<string> s_text = Gen.OneOf(
        "t.text", "t.text", "t.other", "tolower(t.text)", "toupper(t.other)", "basename(t.text)", "concat(t.text, \"/\", t.other)", "join(\"-\", t.texts)");

    /// <summary>One check.</summary>
    public static readonly Gen<string> Check = Gen.Frequency(
        (1, Join(Const("evt.type"), Gen.OneOf("=", "!=", "=="), Gen.OneOf(Types))),
        (1, Join(Const("evt.type in"), ListOf(Types))),
        (1, Gen.OneOf(Numbers("t.int64", "-2", "0", "3"), Numbers("t.uint64", "0", "2", "18446744073709551614"))),
        (1, Gen.OneOf(Join(Const("t.bool"), Gen.OneOf("=", "!="), Const("true")), Join(Const("t.ip"), Gen.OneOf("= anyof", "!= anyof", "in"), ListOf(Addresses)))),
        (1, Join(Gen.OneOf("t.texts", "tolower(t.texts)", "basename(t.texts)"), Gen.OneOf("in", "intersects"), ListOf(Texts))),
        (1, Join(s_text, Const("exists"))),
        (1, Gen.Frequency((1, Lengths()), (2, Fields()))),
        (1, Join(s_text, Const("pmatch"), ListOf([.. Texts, "/u*", "/*/bin", "/"]))),
        (2, Gen.OneOf(
            Comparisons(Texts, "=", "!=", "contains", "icontains", "startswith", "endswith"), Comparisons(s_patterns, "glob", "iglob"), Comparisons(s_regexes, "regex"))));

    /// <summary>A check, or an expression in parentheses.</summary>
    /// <param name="depth">How deep it may be nested.</param>
    public static Gen<string> Primary(int depth) => depth == 0 ? Check : Gen.OneOf(Check, Expression(depth - 1).Select(e => $"({e})"));

    /// <summary>Any condition.</summary>
    /// <param name="depth">How deep it may be nested.</param>
    public static Gen<string> Expression(int depth)
    {
        if (depth == 0) return Check;
        var primary = Primary(depth);
        return Gen.Frequency(
            (2, Check), (1, primary.Select(p => $"not {p}")),
            (2, primary.Array[2, 3].Select(all => string.Join(" and ", all))), (2, primary.Array[2, 3].Select(any => string.Join(" or ", any))));
    }

    static Gen<string> Numbers(string field, params string[] numbers) => Gen.OneOf(
        Join(Const(field), Gen.OneOf("=", "!=", "<", "<=", ">", ">="), Gen.OneOf(numbers)),
        Join(Const(field), Gen.OneOf("in", "intersects", "= anyof", "!= allof", "!= oneof"), ListOf(numbers)));

    static Gen<string> Lengths() =>
        Join(Gen.OneOf("len(t.text)", "len(t.texts)", "len(concat(t.text, t.other))"), Gen.OneOf("=", "<", ">="), Gen.Int[0, 5].Select(n => $"{n}"));

    static Gen<string> Fields() => Join(
        s_text, Gen.OneOf("=", "!=", "contains", "startswith", "endswith", "icontains", "in"), Gen.OneOf("val(t.other)", "tolower(t.text)", "basename(t.other)"));

    static Gen<string> Comparisons(string[] constants, params string[] operators) => Gen.Frequency(
        (1, Join(s_text, Gen.OneOf(operators), Gen.OneOf("anyof", "allof", "oneof"), ListOf(constants))),
        (2, Join(s_text, Gen.OneOf(operators), Gen.OneOf(constants).Select(Quote))));

    static Gen<string> ListOf(string[] constants) => Gen.OneOf(constants).Select(Quote).Array[0, 3].Select(items => $"({string.Join(", ", items)})");

    static Gen<string> Const(string text) => Gen.Const(text);

    static Gen<string> Join(params Gen<string>[] parts) => parts.Aggregate((left, right) => Gen.Select(left, right, (l, r) => $"{l} {r}"));

    // Characters above ASCII are written as the one byte that the naive interpreter takes them for.
    static string Quote(string text) => $"\"{text.Replace("\u00e9", "\\xe9", StringComparison.Ordinal)}\"";
}
