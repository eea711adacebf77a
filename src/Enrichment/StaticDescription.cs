using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment;

/// <summary>Describes the container of <c>engines.static</c>.</summary>
static class StaticDescription
{
    public static ContainerDescription Of(StaticContainer container)
    {
        var image = ImageName.Parse(container.Image);
        return new()
        {
            Type = EngineType.Static,
            FullId = container.Id,
            Name = container.Name,
            Image = container.Image,
            ImageRepository = image.Repository,
            ImageTag = image.Tag,
            ImageDigest = image.Digest,
        };
    }
}
