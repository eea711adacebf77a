namespace Gyrfalcon.Outputs;

/// <summary>What became of an alert.</summary>
public enum DeliveryResult
{
    /// <summary>The output took it.</summary>
    Delivered,

    /// <summary>The output would never take it.</summary>
    Refused,

    /// <summary>The output did not take it as long as it was tried.</summary>
    GivenUp,
}
