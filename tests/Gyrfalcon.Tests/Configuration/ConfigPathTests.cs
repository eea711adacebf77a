using Gyrfalcon.Configuration;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

public sealed class ConfigPathTests
{
    [Fact]
    public void Parse_NamesAndIndexes_GivesSteps()
    {
        var path = ConfigPath.Parse("a.b[2].c[]");
        Assert.Equal(
            [new ConfigPathStep("a", 0), new ConfigPathStep("b", 0), new ConfigPathStep(null, 2), new ConfigPathStep("c", 0), new ConfigPathStep(null, ConfigPathStep.Append)],
            path.Steps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a.")]
    [InlineData("a[1")]
    [InlineData("a[x]")]
    [InlineData("a[1]b")]
    [InlineData("a\\n")]
    public void Parse_Malformed_IsRefused(string key) => Assert.Throws<ConfigurationException>(() => ConfigPath.Parse(key));

    [Fact]
    public void Expand_Variables_AreReplacedOnce()
    {
        Environment.SetEnvironmentVariable("GYR_TEST_VALUE", "x${HOME}");
        Assert.Equal("a-x${HOME}--${KEPT}-${open", EnvironmentVariables.Expand("a-${GYR_TEST_VALUE}-${GYR_TEST_UNSET}-$${KEPT}-${open"));
    }
}
