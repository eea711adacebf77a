namespace Gyrfalcon.Engine.Events;

/// <summary>A source of events cannot be opened or read on; the message is meant for a person and says what to do.</summary>
public sealed class CaptureException(string message, Exception? inner = null) : Exception(message, inner);
