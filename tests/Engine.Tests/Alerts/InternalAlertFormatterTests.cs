using System.Globalization;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Alerts;

public sealed class InternalAlertFormatterTests
{
    // 2026-01-01T00:00:00.000000123Z
    const ulong Time = EventBuilder.DefaultTimestamp + 123;

    [Fact]
    public void Format_Json_HasTheKeysOfTheReferenceInOrder()
    {
        string line = Format(new AlertOptions { Json = true, Hostname = "lab", IncludeOutput = false, IncludeOutputFields = false });

        Assert.Equal(
            """{"hostname":"lab","output":"drops\n2","output_fields":{"a":"x\"y","b":18446744073709551615,"c":-1,"d":0.0,"e":1.5},"priority":"Debug","rule":"Falco internal: r","source":"internal","time":"2026-01-01T00:00:00.000000123Z"}""",
            line);
    }

    [Fact]
    public void Format_Text_HasLocalTimeAndValuesAsInJson()
    {
        string time = DateTimeOffset.FromUnixTimeSeconds((long)(Time / 1_000_000_000)).ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

        Assert.Equal(
            $"""{time}.000000123: Debug drops\n2 (a="x\"y" b=18446744073709551615 c=-1 d=0.0 e=1.5)""",
            Format(new AlertOptions { TimeFormatIso8601 = true }));
    }

    [Fact]
    public void Format_NoFields_HasAnEmptyObject()
    {
        var alert = new InternalAlert("r", Priority.Critical, "m", new InternalFields());

        Assert.EndsWith(": Critical m ()", Encoding.UTF8.GetString(InternalAlertFormatter.Format(alert, Time, new AlertOptions())), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(InternalAlertFormatter.Format(alert, Time, new AlertOptions { Json = true }));
        Assert.Equal("{}", json.RootElement.GetProperty("output_fields").GetRawText());
    }

    [Fact]
    public void Set_NoNumber_IsNull()
    {
        var fields = new InternalFields();
        fields.Set("a", double.NaN);
        fields.Set("b", 1e30);

        Assert.Equal("""{"a":null,"b":1E+30}""", fields.ToJson());
    }

    static string Format(AlertOptions options)
    {
        var fields = new InternalFields();
        fields.Set("b", ulong.MaxValue);
        fields.Set("a", "x\"y");
        fields.Set("c", -1L);
        fields.Set("d", 0.0);
        fields.Set("e", 1.5);
        return Encoding.UTF8.GetString(InternalAlertFormatter.Format(new InternalAlert("Falco internal: r", Priority.Debug, "drops\n2", fields), Time, options));
    }
}
