namespace Gyrfalcon.Reloading;

/// <summary>Tells that something changed in a folder: by inotify, without what is below its own folders.</summary>
sealed class FolderWatch : IDisposable
{
    readonly List<FileSystemWatcher> _watchers = [];

    /// <summary>Begins to watch.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="changed">Told of every change, on any thread.</param>
    /// <exception cref="IOException">The kernel gives no more watches (<c>fs.inotify.max_user_instances</c>).</exception>
    public FolderWatch(IReadOnlyList<string> folders, Action changed)
    {
        try
        {
            foreach (string folder in folders) Add(folder, changed);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers) watcher.Dispose();
        _watchers.Clear();
    }

    void Add(string folder, Action changed)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Attributes,
        };
        _watchers.Add(watcher);
        watcher.Changed += (_, _) => changed();
        watcher.Created += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        // It lost count: something did change.
        watcher.Error += (_, _) => changed();
        watcher.EnableRaisingEvents = true;
    }
}
