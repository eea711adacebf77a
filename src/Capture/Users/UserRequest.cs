namespace Gyrfalcon.Capture.Users;

/// <summary>A request for the users of one container, and its answer. The answer is set before the request counts as done.</summary>
/// <param name="container">The container's id as threads have it.</param>
/// <param name="tid">A thread in it.</param>
/// <param name="otherTid">Another thread in it, should that one have ended; 0 for none.</param>
/// <param name="known">What was read last; null when its users are not known.</param>
sealed class UserRequest(byte[] container, long tid, long otherTid, AccountVersion? known) : IDisposable
{
    readonly ManualResetEventSlim _done = new();
    volatile bool _isSettled;
    volatile ReadOutcome _outcome = ReadOutcome.Gone;
    bool _wasWaitedFor;

    public byte[] Container => container;

    public long Tid => tid;

    public long OtherTid => otherTid;

    public AccountVersion? Known => known;

    /// <summary>The thread through which the files were seen; 0 when they were not.</summary>
    public long AnsweredBy { get; set; }

    public ReadOutcome Outcome => _outcome;

    /// <summary>
    /// Whether the thread surely has the container's root. A runtime's process that becomes the first of a container has the
    /// runtime's own before, and is waited for until it has another.
    /// </summary>
    public bool IsSettled
    {
        get => _isSettled;
        set => _isSettled = value;
    }

    /// <summary>What was read.</summary>
    public AccountVersion? Version { get; private set; }

    /// <summary>The users and groups; null unless they were read.</summary>
    public AccountList? Accounts { get; private set; }

    public void Set(ReadOutcome outcome, AccountVersion? version = null, AccountList? accounts = null) => (_outcome, Version, Accounts) = (outcome, version, accounts);

    public void Complete() => _done.Set();

    /// <summary>Waits for the answer, but not a second time; false when it does not come although there is a root to read from.</summary>
    public bool WaitOnce(int milliseconds)
    {
        if (_wasWaitedFor) return true;
        _wasWaitedFor = true;
        return _done.Wait(milliseconds) || Outcome == ReadOutcome.Elsewhere;
    }

    public void Dispose() => _done.Dispose();
}
