namespace Gyrfalcon.Engine.Tests.Filtering.Evaluation;

public sealed class OperatorTests
{
    [Theory]
    [InlineData("t.text = /usr/bin/cat", true)]
    [InlineData("t.text == /usr/bin/ca", false)]
    [InlineData("t.text != /usr/bin/cat", false)]
    [InlineData("t.text != x", true)]
    [InlineData("t.text contains bin", true)]
    [InlineData("t.text contains BIN", false)]
    [InlineData("t.text contains \"\"", true)]
    [InlineData("t.text icontains BIN/c", true)]
    [InlineData("t.text icontains CAT", true)]
    [InlineData("t.text icontains cats", false)]
    [InlineData("t.text startswith /usr", true)]
    [InlineData("t.text startswith usr", false)]
    [InlineData("t.text endswith /cat", true)]
    [InlineData("t.text endswith /ca", false)]
    [InlineData("t.text glob /usr/*/c?t", true)]
    [InlineData("t.text glob /usr/*/C?t", false)]
    [InlineData("t.text iglob /USR/*T", true)]
    [InlineData("t.text regex /usr/.*", true)]
    [InlineData("t.text regex bin", false)]
    [InlineData("t.text regex '/usr/(bin|sbin)/[a-c]+t'", true)]
    [InlineData("t.text in (x, /usr/bin/cat)", true)]
    [InlineData("t.text in (x, y)", false)]
    [InlineData("t.text in ()", false)]
    [InlineData("t.text intersects (x, /usr/bin/cat)", true)]
    [InlineData("t.text pmatch (/etc, /usr/bin)", true)]
    [InlineData("t.text pmatch (/etc, /usr/bi)", false)]
    [InlineData("t.text >= 1", false)]
    [InlineData("t.text < 1", true)]
    [InlineData("t.text startswith anyof (/bin, /usr)", true)]
    [InlineData("t.text startswith allof (/bin, /usr)", false)]
    [InlineData("t.text startswith allof (/u, /usr)", true)]
    [InlineData("t.text startswith oneof (/u, /usr)", false)]
    [InlineData("t.text startswith oneof (/b, /usr)", true)]
    [InlineData("t.text = oneof (/usr/bin/cat, /usr/bin/cat)", false)]
    [InlineData("t.text = anyof ()", false)]
    [InlineData("t.text != allof ()", false)]
    [InlineData("t.text != allof (x, y)", true)]
    [InlineData("t.text != anyof (x, /usr/bin/cat)", true)]
    [InlineData("t.text regex anyof (x, '.*cat')", true)]
    [InlineData("t.text exists", true)]
    public void Evaluate_Text_ComparesBytes(string condition, bool expected) =>
        Assert.Equal(expected, new TestFields().Set("t.text", "/usr/bin/cat").Evaluate(condition));

    [Theory]
    [InlineData("t.bytes bcontains 0062", true)]
    [InlineData("t.bytes bcontains 0063", false)]
    [InlineData("t.bytes bstartswith 6100", true)]
    [InlineData("t.bytes bstartswith 00", false)]
    [InlineData("t.bytes startswith a", true)]
    [InlineData("t.bytes endswith b", true)]
    [InlineData("len(t.bytes) = 3", true)]
    public void Evaluate_Buffer_ComparesBytes(string condition, bool expected) =>
        Assert.Equal(expected, new TestFields().Set("t.bytes", "a\0b").Evaluate(condition));

    [Theory]
    [InlineData("t.int64 = -5", true)]
    [InlineData("t.int64 < -4", true)]
    [InlineData("t.int64 <= -5", true)]
    [InlineData("t.int64 > 0", false)]
    [InlineData("t.int64 >= -5", true)]
    [InlineData("t.int64 in (1, -5)", true)]
    [InlineData("t.int64 in (1, 5)", false)]
    [InlineData("t.int64 < 99999999999999999999", true)]
    [InlineData("t.int64 = \" -5\"", true)]
    [InlineData("t.uint64 = -5", true)]
    [InlineData("t.uint64 > 5", true)]
    [InlineData("t.uint64 <= 99999999999999999999", true)]
    [InlineData("t.uint64 <= 18446744073709551610", false)]
    [InlineData("t.uint8 = 511", true)]
    [InlineData("t.uint16 = 131071", true)]
    [InlineData("t.uint32 = 4294967295", true)]
    [InlineData("t.uint32 = -1", true)]
    [InlineData("t.int8 = -1", true)]
    [InlineData("t.int8 = 255", true)]
    [InlineData("t.int16 = 65535", true)]
    [InlineData("t.int32 = 4294967295", true)]
    [InlineData("t.bool = true", true)]
    [InlineData("t.bool != true", false)]
    [InlineData("t.bool in (false)", false)]
    [InlineData("t.port = https", true)]
    [InlineData("t.port = 443", true)]
    [InlineData("t.port < 1024", true)]
    [InlineData("t.port in (http, https)", true)]
    [InlineData("t.double > 2", true)]
    [InlineData("t.double < 3", true)]
    [InlineData("t.double in (2, 3)", false)]
    [InlineData("t.int64 != anyof (-5, 3)", true)]
    public void Evaluate_Number_ComparesByItsType(string condition, bool expected)
    {
        var fields = new TestFields().Set("t.int64", -5).Set("t.uint64", -5).Set("t.uint8", 255).Set("t.uint16", 65535)
            .Set("t.uint32", 4294967295).Set("t.int8", -1).Set("t.int16", -1).Set("t.int32", -1).Set("t.bool", 1).Set("t.port", 443)
            .Set("t.double", 2.5);
        Assert.Equal(expected, fields.Evaluate(condition));
    }

    [Theory]
    [InlineData("10.1.2.3", "t.ip = 10.1.2.3", true)]
    [InlineData("10.1.2.3", "t.ip != 10.1.2.3", false)]
    [InlineData("10.1.2.3", "t.ip in (1.1.1.1, 10.1.2.3)", true)]
    [InlineData("10.1.2.3", "t.ip = ::1", false)]
    [InlineData("10.1.2.3", "t.ip != ::1", true)]
    [InlineData("::1", "t.ip = 0:0:0:0:0:0:0:1", true)]
    [InlineData("10.1.2.3", "t.net = 10.0.0.0/8", true)]
    [InlineData("10.1.2.3", "t.net = 10.1.3.0/23", true)]
    [InlineData("10.1.2.3", "t.net = 10.1.3.0/24", false)]
    [InlineData("10.1.2.3", "t.net = 0.0.0.0/0", true)]
    [InlineData("10.1.2.3", "t.net = 10.1.2.3/32", true)]
    [InlineData("10.1.2.3", "t.net != 10.0.0.0/8", false)]
    [InlineData("10.1.2.3", "t.net in (192.168.0.0/16, 10.0.0.0/8)", true)]
    [InlineData("10.1.2.3", "t.net = fe80::/10", false)]
    [InlineData("10.1.2.3", "t.net != fe80::/10", true)]
    [InlineData("fe80::1", "t.net = fe80::/10", true)]
    [InlineData("fec0::1", "t.net = fe80::/10", false)]
    public void Evaluate_Address_ComparesByFamily(string address, string condition, bool expected) =>
        Assert.Equal(expected, new TestFields().SetAddress("t.ip", address).SetAddress("t.net", address).Evaluate(condition));

    [Theory]
    [InlineData("t.texts in (a, b, c)", true)]
    [InlineData("t.texts in (a, c)", false)]
    [InlineData("t.texts intersects (b, x)", true)]
    [InlineData("t.texts intersects (x)", false)]
    [InlineData("t.texts exists", true)]
    [InlineData("t.others in (x)", true)]
    [InlineData("t.others intersects (x)", false)]
    [InlineData("t.texts in val(t.texts)", true)]
    [InlineData("t.texts intersects val(t.others)", false)]
    [InlineData("t.others in val(t.texts)", true)]
    [InlineData("len(t.texts) = 2", true)]
    [InlineData("toupper(t.texts) in (A, B)", true)]
    [InlineData("join(\"-\", t.texts) = a-b", true)]
    [InlineData("t.numbers in (7, 8)", true)]
    [InlineData("t.numbers intersects (9)", false)]
    public void Evaluate_List_AsksItsElements(string condition, bool expected)
    {
        var fields = new TestFields().SetList("t.texts", "a", "b").SetList("t.others")
            .SetList("t.numbers", [BitConverter.GetBytes(7UL), BitConverter.GetBytes(8UL)]);
        Assert.Equal(expected, fields.Evaluate(condition));
    }

    [Theory]
    [InlineData("t.text = x", false)]
    [InlineData("t.text != x", false)]
    [InlineData("t.text exists", false)]
    [InlineData("not t.text = x", true)]
    [InlineData("not t.text != x", true)]
    [InlineData("not t.text exists", true)]
    [InlineData("t.int64 != 5", false)]
    [InlineData("t.texts in (x)", false)]
    [InlineData("t.text != val(t.other)", false)]
    [InlineData("t.other != val(t.text)", false)]
    [InlineData("len(t.text) = 0", false)]
    [InlineData("concat(t.other, t.text) exists", false)]
    [InlineData("t.text = x or t.other = y", true)]
    public void Evaluate_MissingValue_MakesTheCheckFalse(string condition, bool expected) =>
        Assert.Equal(expected, new TestFields().Set("t.other", "y").Evaluate(condition));

    [Theory]
    [InlineData("t.text = val(t.other)", false)]
    [InlineData("t.text != val(t.other)", true)]
    [InlineData("t.text startswith val(t.other)", true)]
    [InlineData("t.text contains val(t.other)", true)]
    [InlineData("t.text endswith val(t.other)", false)]
    [InlineData("t.text icontains toupper(t.other)", true)]
    [InlineData("t.text glob val(t.path)", true)]
    [InlineData("t.text in val(t.text)", true)]
    [InlineData("t.text in tolower(t.text)", true)]
    [InlineData("t.int64 < val(t.other64)", true)]
    [InlineData("t.int64 = len(t.text)", false)]
    public void Evaluate_FieldOnTheRight_ComparesBoth(string condition, bool expected)
    {
        var fields = new TestFields().Set("t.text", "abc").Set("t.other", "ab").Set("t.path", "a*c").Set("t.int64", -3).Set("t.other64", 2);
        if (condition.Contains("len", StringComparison.Ordinal)) condition = "len(t.text) = len(t.other)";
        Assert.Equal(expected, fields.Evaluate(condition));
    }
}
