namespace Gyrfalcon.Capture.Users;

/// <summary>What is known of how the users of one container are read.</summary>
sealed class ContainerUsers
{
    // A thread whose id has no name makes us look at the files again, for a user may just have been added. An id that is in no
    // file (pods often run as one) must not cost more than a look a second.
    const int Burst = 10;
    const long RefillMilliseconds = 1_000;

    // While all ids have names, the files are looked at when a program starts, but not more often than this.
    const long IdleMilliseconds = 1_000;

    const int MaxLate = 3;

    long _looks = Burst;
    long _refilled;
    long _looked = long.MinValue / 2;

    /// <summary>What was read last; null before.</summary>
    public AccountVersion? Version { get; private set; }

    /// <summary>A thread through which they were read, most likely the container's first; 0 when none is known that lives.</summary>
    public long Tid { get; private set; }

    /// <summary>The request that is being answered, or null.</summary>
    public UserRequest? Open { get; set; }

    /// <summary>How often an answer was late.</summary>
    public int LateCount { get; set; }

    /// <summary>Whether events do not wait for its answers any more: they were late too often for that to be the machine's load.</summary>
    public bool IsSlow => LateCount >= MaxLate;

    /// <summary>Whether there were any users or groups in its files.</summary>
    public bool HasNames { get; private set; }

    /// <summary>Why its users could not be read; null when they could, or were not yet.</summary>
    public string? Failure { get; set; }

    /// <summary>Takes an answer. What was read before stays when it is not there to be read any more.</summary>
    public void Take(UserRequest request)
    {
        Open = null;
        if (request.AnsweredBy == 0) Tid = 0;
        else if (Tid == 0) Tid = request.AnsweredBy;
        switch (request.Outcome)
        {
            case ReadOutcome.Read:
                Version = request.Version;
                HasNames = request.Accounts is { Users.Count: > 0 } or { Groups.Count: > 0 };
                Failure = null;
                break;
            case ReadOutcome.Unchanged:
                Failure = null;
                break;
            case ReadOutcome.Denied:
                Failure = "permission denied; CAP_SYS_PTRACE is needed, and CAP_DAC_READ_SEARCH where root may not read them";
                break;
            case ReadOutcome.Elsewhere when Version is null:
                Failure = "no process of theirs was seen below a root of its own";
                break;
            case ReadOutcome.Gone when Version is null:
                Failure = "they ended before it could be read";
                break;
        }
    }

    /// <summary>Whether its files may be looked at now; counts as a look.</summary>
    /// <param name="hasNames">Whether the ids that are asked for have names.</param>
    /// <param name="now">Milliseconds, of a clock that only runs forward.</param>
    public bool TryLook(bool hasNames, long now)
    {
        if (hasNames && now - _looked < IdleMilliseconds) return false;
        long refill = (now - _refilled) / RefillMilliseconds;
        if (refill > 0)
        {
            _looks = Math.Min(Burst, _looks + refill);
            _refilled = now;
        }

        if (_looks == 0) return false;
        _looks--;
        _looked = now;
        return true;
    }
}
