using Xunit;

namespace Gyrfalcon.Tests.Configuration;

public sealed class ContainerWaitTests
{
    [Theory]
    [InlineData("", 500)]
    [InlineData("gyrfalcon: {container_wait_ms: 0}", 0)]
    [InlineData("gyrfalcon: {container_wait_ms: 2000}", 2000)]
    public void Load_ContainerWait_IsInMilliseconds(string text, int expected) =>
        Assert.Equal(expected, ConfigText.Good(text).ContainerWait.TotalMilliseconds);

    [Fact]
    public void Load_ContainerWaitOfHours_IsReported()
    {
        var settings = ConfigText.Load("gyrfalcon: {container_wait_ms: 3600000}", out var diagnostics);

        Assert.Equal(500, settings.ContainerWait.TotalMilliseconds);
        Assert.Contains("expected a whole number from 0 to 60000", Assert.Single(diagnostics), StringComparison.Ordinal);
    }
}
