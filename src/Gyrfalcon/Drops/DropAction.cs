namespace Gyrfalcon.Drops;

/// <summary>What is done when the kernel has lost events.</summary>
public enum DropAction
{
    Log,
    Alert,
    Exit,
}
