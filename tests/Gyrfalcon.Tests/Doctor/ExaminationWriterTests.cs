using System.Text.Json;
using Gyrfalcon.Doctor;
using Xunit;

namespace Gyrfalcon.Tests.Doctor;

public sealed class ExaminationWriterTests
{
    static readonly Finding[] s_findings = [new("kernel", FindingState.Good, "Linux"), new("clock", FindingState.Warning, "not synchronised", "run chrony")];

    [Fact]
    public void Write_WithoutColour_IsAlignedPlainText()
    {
        var text = new StringWriter { NewLine = "\n" };
        var writer = new ExaminationWriter(text, hasColour: false);
        foreach (var finding in s_findings) writer.Write(finding);
        writer.WriteSummary(s_findings);

        Assert.Equal(
            """
            ok       kernel            Linux
            warning  clock             not synchronised
                                       -> run chrony

            Detection can run, but lacks something: 1 warning.

            """.ReplaceLineEndings("\n"), text.ToString());
    }

    [Fact]
    public void WriteJson_HasEveryCheckAndWhetherDetectionCanRun()
    {
        var text = new StringWriter();
        new ExaminationWriter(text, hasColour: false).WriteJson([.. s_findings, new("rules", FindingState.Failure, "there are none")]);

        using var json = JsonDocument.Parse(text.ToString());
        Assert.False(json.RootElement.GetProperty("can_run").GetBoolean());
        Assert.Equal(
            [("kernel", "ok", null), ("clock", "warning", "run chrony"), ("rules", "failure", null)],
            json.RootElement.GetProperty("checks").EnumerateArray().Select(c => (
                c.GetProperty("check").GetString(), c.GetProperty("state").GetString(), c.TryGetProperty("remedy", out var remedy) ? remedy.GetString() : null)));
    }
}
