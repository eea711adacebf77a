namespace Gyrfalcon.Drops;

/// <summary>Lets so much through at once, and then so much a second.</summary>
/// <param name="rate">Tokens that come back a second.</param>
/// <param name="most">Tokens that it holds at most, and at first.</param>
/// <param name="now">The time, nanoseconds.</param>
sealed class TokenBucket(double rate, double most, ulong now)
{
    const double NanosecondsPerSecond = 1e9;

    double _missing;
    ulong _last = now;

    /// <summary>Takes a token; false when there is none.</summary>
    public bool TryTake(ulong now)
    {
        if (now > _last) _missing = Math.Max(0, _missing - rate * ((now - _last) / NanosecondsPerSecond));
        _last = now;
        if (most - _missing < 1) return false;
        _missing++;
        return true;
    }
}
