namespace Gyrfalcon.Engine.Tests.Filtering.Evaluation;

public sealed class TransformerTests
{
    [Theory]
    [InlineData("tolower(t.text) = \"héllo /etc/passwd\"", true)]
    [InlineData("toupper(t.text) = \"HéLLO /ETC/PASSWD\"", true)]
    [InlineData("basename(t.text) = PassWD", true)]
    [InlineData("basename(t.path) = \"\"", true)]
    [InlineData("basename(t.other) = \"aGVsbG8=\"", true)]
    [InlineData("b64(t.other) = hello", true)]
    [InlineData("b64(\"aGVsbG8\") = hello", true)]
    [InlineData("b64(\"aGVsbG8h\") = hello!", true)]
    [InlineData("b64(\"aGVsbA==\") = hell", true)]
    [InlineData("b64(\"aGVsbB==\") exists", false)]
    [InlineData("b64(\"a\") exists", false)]
    [InlineData("b64(\"a-Vs\") exists", false)]
    [InlineData("b64(\"aGVs\\n\") exists", false)]
    [InlineData("b64(\"\") = \"\"", true)]
    [InlineData("b64(\"YQBi\") = a", true)]
    [InlineData("len(b64(t.other)) = 5", true)]
    [InlineData("len(t.text) = 18", true)]
    [InlineData("len(\"\") = 0", true)]
    [InlineData("concat(t.other, \"/\", t.path) = \"aGVsbG8=//usr/\"", true)]
    [InlineData("join(\", \", (t.other, \"x\", 5, t.int64, t.bool)) = \"aGVsbG8=, x, 5, -7, true\"", true)]
    [InlineData("join(\"-\", (t.texts, \"z\")) = \"-c-v-x-z\"", false)]
    [InlineData("join(\"|\", t.texts) = \"-cvalue|-v|rest|-x\"", true)]
    [InlineData("join(\"|\", ()) = \"\"", true)]
    [InlineData("len((t.texts, \"z\")) = 5", true)]
    [InlineData("getopt(t.texts, \"c:v\") in (c, value, v)", true)]
    [InlineData("getopt(t.texts, \"c:v\") intersects (x)", false)]
    [InlineData("getopt(t.texts, \"v\") intersects (\"?\")", true)]
    [InlineData("getopt(t.texts, \"c:v\")[c] = value", true)]
    [InlineData("getopt(t.texts, \"c:v\")[v] = v", true)]
    [InlineData("getopt(t.texts, \"c:vx\")[x] exists", false)]
    [InlineData("join(\" \", getopt((\"-ab\", \"--long\", \"-cx\", \"-c\", \"y\", \"--\", \"-a\"), \"abc:\")) = \"a b c x c y\"", true)]
    [InlineData("getopt((\"-cx\", \"-c\", \"y\"), \"c:\")[c] = y", true)]
    [InlineData("getopt((\"-c\", \"\"), \"c:\")[c] = \"\"", true)]
    [InlineData("join(\",\", getopt((\"-a\", \"-c\"), \"ac:\")) = \"a,\"", true)]
    [InlineData("join(\",\", getopt((\"-a:\", \"-\", \"-a\"), \"a\")) = \"a,?\"", true)]
    public void Evaluate_Transformer_GivesItsValue(string condition, bool expected)
    {
        var fields = new TestFields().Set("t.text", "Héllo /Etc/PassWD").Set("t.other", "aGVsbG8=").Set("t.path", "/usr/").Set("t.int64", -7)
            .Set("t.bool", 1).SetList("t.texts", "-cvalue", "-v", "rest", "-x");
        Assert.Equal(expected, fields.Evaluate(condition));
    }

    [Fact]
    public void Evaluate_LongValues_OutgrowTheScratch()
    {
        string part = new('x', 50_000);
        var fields = new TestFields().Set("t.text", part).Set("t.other", "/" + part);
        Assert.True(fields.Evaluate("len(concat(toupper(t.text), t.other, tolower(t.text), concat(t.other, \"!\"))) = 200003"));
        Assert.True(fields.Evaluate("concat(\"a\", basename(t.other), \"b\") endswith concat(t.text, \"b\")"));
    }
}
