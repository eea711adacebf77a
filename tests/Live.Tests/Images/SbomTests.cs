using System.Text.Json;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Images;

/// <summary>What the image says that it holds, against the notices.</summary>
public sealed class SbomTests
{
    [Fact]
    public void Sbom_AgainstTheNotices_HasTheSameComponentsVersionsAndLicences()
    {
        Assert.SkipUnless(File.Exists($"{Repository.Root}/artifacts/obj/Gyrfalcon/project.assets.json"), "the binary is not built here: run 'make build'");
        Requirements.SkipUnlessCommand("jq");
        var components = Components().ToDictionary(c => c.Name);
        var notices = Notices().ToDictionary(n => n.Name);

        Assert.Equal(components.Keys.Order(), notices.Keys.Order());
        Assert.All(components.Values, c =>
        {
            // Debian's "1:1.1.2-0+deb12u1" has an epoch before and a revision behind upstream's version.
            Assert.StartsWith(notices[c.Name].Version, c.Version.Split(':')[^1]);
            Assert.StartsWith(c.Licence, notices[c.Name].Licence);
        });
    }

    static List<(string Name, string Version, string Licence)> Components()
    {
        using var json = JsonDocument.Parse(Command.Run($"{Repository.Root}/eng/image/sbom.sh").Succeeded("sbom.sh").Output);
        // The first is the product itself.
        return [.. json.RootElement.GetProperty("packages").EnumerateArray().Skip(1).Select(p => (Text(p, "name"), Text(p, "versionInfo"), Text(p, "licenseConcluded")))];
    }

    static string Text(JsonElement package, string property) => package.GetProperty(property).GetString()!;

    // "| SharpYaml | 3.17.0 | linked | MIT, © Alexandre Mutel |"; names with the same version and licence share a row.
    static IEnumerable<(string Name, string Version, string Licence)> Notices() =>
        from line in File.ReadLines($"{Repository.Root}/THIRD-PARTY-NOTICES.md")
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| component", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        from name in cells[1].Split(", ")
        select (name, cells[2], cells[4]);
}
