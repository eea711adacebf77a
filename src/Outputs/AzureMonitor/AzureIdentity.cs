namespace Gyrfalcon.Outputs.AzureMonitor;

/// <summary>Who the agent is to Azure.</summary>
public enum AzureIdentity
{
    /// <summary>Workload identity: a token of the pod's service account is exchanged for one of Azure.</summary>
    Workload,

    /// <summary>Managed identity of the virtual machine: its metadata service gives the token.</summary>
    Managed,
}
