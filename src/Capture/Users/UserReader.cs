using System.Collections.Concurrent;

namespace Gyrfalcon.Capture.Users;

/// <summary>
/// Answers requests on threads of its own. What is read lies on file systems that a container chose, which may never answer (FUSE);
/// a thread that hangs there is left alone and another takes its place.
/// </summary>
sealed class UserReader : IDisposable
{
    // A container can hang one of them. They are started when needed and ordinarily there is one.
    const int MaxThreads = 64;
    const int StackSize = 256 * 1024;

    readonly string _hostRoot;
    readonly string? _onlyContainer;
    readonly BlockingCollection<UserRequest> _requests = [];
    readonly ConcurrentQueue<UserRequest> _answers = [];
    volatile bool _hasAnswers;
    int _open;
    int _threads;

    /// <param name="hostRoot">See <see cref="LiveOptions.HostRoot"/>.</param>
    /// <param name="onlyContainer">The container that every process is said to be in; null when their cgroups decide.</param>
    public UserReader(string hostRoot, string? onlyContainer)
    {
        _hostRoot = hostRoot;
        _onlyContainer = onlyContainer;
    }

    /// <summary>Whether <see cref="TryTake"/> has something.</summary>
    public bool HasAnswers => _hasAnswers;

    /// <summary>Begins to answer a request; false when all threads hang.</summary>
    public bool TryStart(UserRequest request)
    {
        if (Volatile.Read(ref _open) >= _threads)
        {
            if (_threads == MaxThreads) return false;
            _threads++;
            new Thread(Work, StackSize) { IsBackground = true, Name = "container users" }.Start();
        }

        Interlocked.Increment(ref _open);
        _requests.Add(request);
        return true;
    }

    /// <summary>Takes a request that was answered.</summary>
    public UserRequest? TryTake()
    {
        // What is answered after the flag was cleared sets it again.
        _hasAnswers = false;
        if (!_answers.TryDequeue(out var request)) return null;
        _hasAnswers = true;
        return request;
    }

    /// <summary>Lets the threads end, those that hang with the process.</summary>
    public void Dispose() => _requests.CompleteAdding();

    void Work()
    {
        using var reader = new AccountReader(_hostRoot, _onlyContainer);
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            reader.Answer(request);
            _answers.Enqueue(request);
            _hasAnswers = true;
            Interlocked.Decrement(ref _open);
            request.Complete();
        }
    }
}
