namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>A directory of the test's own, gone with all in it when disposed.</summary>
sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gyr-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string File(string name, string content = "")
    {
        System.IO.File.WriteAllText(this[name], content);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
