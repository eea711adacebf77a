namespace Gyrfalcon.Deployment.Tests.Azure;

public sealed class TemplateTests
{
    [Fact]
    public void Build_Compiles_WithoutAWarning()
    {
        var result = Bicep.Build();
        // A wrong type is no more than a warning to the compiler.
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void Stream_HasTheMembersOfAnAlert()
    {
        var rule = Bicep.Properties("Microsoft.Insights/dataCollectionRules");
        var columns = rule["streamDeclarations"]!.AsObject().Single().Value!["columns"]!;
        Assert.Equal(SeedAlerts.Replay(json: true)[0].Json.Select(member => member.Key).Order(), Bicep.Columns(columns).Keys.Order());
    }
}
