namespace Gyrfalcon.Configuration;

/// <summary>The configuration or the command line cannot be used; the message is meant for a person.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
