using Gyrfalcon.Configuration;
using Gyrfalcon.Reloading;

namespace Gyrfalcon.Testing;

/// <summary>Runs tests again whenever one of their files changes, or a test file comes beside them.</summary>
static class TestWatch
{
    // An editor writes in several steps.
    static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs and waits, in turn.</summary>
    /// <param name="run">Runs the tests and shows the results.</param>
    /// <param name="isStopped">Whether to end.</param>
    public static void Run(Func<TestRun> run, Func<bool> isStopped)
    {
        string? seen = null;
        while (!isStopped())
        {
            var last = run();
            using var changed = new AutoResetEvent(false);
            using var watch = new FolderWatch(FoldersOf(last), () => changed.Set());

            // What changed while they ran is seen here, for it was looked at before.
            string now = Fingerprint(last);
            seen ??= now;
            while (now == seen && !isStopped())
            {
                if (!changed.WaitOne(s_quiet)) continue;
                while (changed.WaitOne(s_quiet))
                {
                }

                now = Fingerprint(last);
            }

            seen = now;
        }
    }

    static List<string> FoldersOf(TestRun run) => [.. FilesOf(run).Select(f => Path.GetDirectoryName(Path.GetFullPath(f))!).Where(Directory.Exists).Distinct()];

    static string Fingerprint(TestRun run) => string.Join('\n', FilesOf(run)
        .Concat(FoldersOf(run).SelectMany(Directory.EnumerateFiles).Where(SourceFiles.HoldsTests))
        .Select(Path.GetFullPath).Distinct().Order(StringComparer.Ordinal)
        .Select(f => $"{f} {SourceFiles.Sha256(f)}"));

    static IEnumerable<string> FilesOf(TestRun run) => run.Files.SelectMany(f => f.RulesFiles.Concat(f.Captures).Prepend(f.Path));
}
