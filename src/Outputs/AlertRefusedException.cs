namespace Gyrfalcon.Outputs;

/// <summary>An output could not deliver an alert, and would not another time: it is lost and counted.</summary>
/// <param name="message">Why, in a few words.</param>
public sealed class AlertRefusedException(string message) : Exception(message);
