namespace Gyrfalcon.Enrichment.Description;

/// <summary>The numbers by which container events name the runtime (<c>semantics-fields</c> §7).</summary>
enum EngineType
{
    Docker = 0,
    Cri = 6,
    Containerd = 7,
    Crio = 8,
    Static = 10,
    Podman = 11,
}
