namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>A request that a <see cref="WebServer"/> received.</summary>
sealed record PostedAlert(string Method, string Body, IReadOnlyDictionary<string, string> Headers, string Connection, string? Client);
