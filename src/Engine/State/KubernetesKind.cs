namespace Gyrfalcon.Engine.State;

/// <summary>The kinds of resources that are told of pods.</summary>
public enum KubernetesKind
{
    Pod,
    Namespace,
    Deployment,
    ReplicaSet,
    ReplicationController,
    Service,
}
