namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>What containerd was asked to make.</summary>
sealed record CriConfig(List<CriVariable?>? Envs, CriLinuxConfig? Linux);
