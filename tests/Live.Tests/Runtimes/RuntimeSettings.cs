namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>Settings of the container plugin, as <c>-o</c> options.</summary>
static class RuntimeSettings
{
    static readonly string[] _engines = ["docker", "podman", "cri", "containerd"];

    /// <summary>One runtime at one socket, and no other.</summary>
    public static string[] Only(string engine, string socket)
    {
        var engines = _engines.Select(e => e == engine ? $"\"{e}\": {{\"enabled\": true, \"sockets\": [\"{socket}\"]}}" : $"\"{e}\": {{\"enabled\": false}}");
        return [$"plugins[]={{\"name\": \"container\", \"init_config\": {{\"engines\": {{{string.Join(", ", engines)}}}}}}}"];
    }
}
