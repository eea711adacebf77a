using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes;

namespace Gyrfalcon.Enrichment.Tests.Fakes;

/// <summary>A runtime in memory that does as it is told. Its socket is a file that exists.</summary>
sealed class FakeRuntime(string name) : IRuntime
{
    readonly Channel<string> _announced = Channel.CreateUnbounded<string>();
    int _calls;

    public string Name => name;

    public string Socket { get; set; } = typeof(FakeRuntime).Assembly.Location;

    public bool HasOnlyHexadecimalIds { get; init; } = true;

    /// <summary>What it answers, by id and the number of the call from 1.</summary>
    public Func<string, int, CancellationToken, Task<ContainerDescription?>> Answer { get; set; } = (_, _, _) => Task.FromResult<ContainerDescription?>(null);

    public int Calls => Volatile.Read(ref _calls);

    public Task<ContainerDescription?> FindAsync(string id, CancellationToken stop) => Answer(id, Interlocked.Increment(ref _calls), stop);

    public void Announce(string id) => _announced.Writer.TryWrite(id);

    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (string id in _announced.Reader.ReadAllAsync(stop)) yield return id;
    }

    public void Dispose()
    {
    }

    /// <summary>A container of this runtime.</summary>
    public static ContainerDescription Container(string id, string called = "cart") => new() { Type = EngineType.Cri, FullId = id.PadRight(64, '0'), Name = called };

    /// <summary>Never answers, but ends when it is told to.</summary>
    public static async Task<ContainerDescription?> HangAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop);
        return null;
    }
}
