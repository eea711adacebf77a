using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Tests.Description;

public sealed class ImageNameTests
{
    [Theory]
    [InlineData("busybox", "busybox", "", "")]
    [InlineData("team/app:1.4", "team/app", "1.4", "")]
    [InlineData("registry:5000/team/app", "registry:5000/team/app", "", "")]
    [InlineData("registry:5000/team/app:1.4@sha256:ab", "registry:5000/team/app", "1.4", "sha256:ab")]
    [InlineData("team/app@sha256:ab", "team/app", "", "sha256:ab")]
    [InlineData("", "", "", "")]
    [InlineData(":", "", "", "")]
    [InlineData("@", "", "", "")]
    public void Parse_Name_HasItsParts(string name, string repository, string tag, string digest) =>
        Assert.Equal(new ImageName(repository, tag, digest), ImageName.Parse(name));
}
