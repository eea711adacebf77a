namespace Gyrfalcon.Web;

/// <summary>What of a request decides the answer.</summary>
/// <param name="Method">The method, as sent.</param>
/// <param name="Path">The path, as sent, without a query.</param>
/// <param name="KeepsAlive">Whether another request may follow on the connection.</param>
readonly record struct HttpRequest(string Method, string Path, bool KeepsAlive);
