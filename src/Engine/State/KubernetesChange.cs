namespace Gyrfalcon.Engine.State;

/// <summary>A resource that came, changed or went.</summary>
/// <param name="Resource">The resource; null when it is of a kind that says nothing of pods.</param>
/// <param name="IsDeletion">Whether it is gone.</param>
readonly record struct KubernetesChange(KubernetesResource? Resource, bool IsDeletion);
