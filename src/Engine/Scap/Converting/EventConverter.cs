using System.Diagnostics;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>
/// Brings events of old writers to today's layout (<c>scap-format</c> §6). Once a call gave two events, the enter event with the
/// arguments and the exit event with the result; today the exit event holds both.
/// </summary>
/// <param name="skipped">Told of what cannot be converted.</param>
sealed class EventConverter(SkippedEvents skipped)
{
    // The reference's bound; no way through the table is half as long.
    const int MaxRounds = 50;

    readonly EnterEvents _enters = new();

    // One holds what the round before gave while the next round fills the other. Captures of today need neither.
    EventBuffer? _result;
    EventBuffer? _spare;

    /// <summary>The enter events that had to go before their exit event came, which then lacks its arguments.</summary>
    public long LostEnterEvents => _enters.Evicted;

    /// <summary>Another capture begins in the same file.</summary>
    public void Restart() => _enters.Clear();

    /// <summary>Converts an event.</summary>
    /// <param name="view">An event of the table; after it, the event of today's layout, valid until the next call.</param>
    /// <returns>False when no event is left: it was stored, it has nothing to tell, or it was skipped and counted.</returns>
    public bool TryConvert(ref EventView view)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            var info = view.Info!;
            if (IsCurrent(info, view.ParameterCount))
            {
                // Nothing more comes of a thread that ends, not even the exit of the call that ended it.
                if (info.Code == EventCode.ProcexitV1E) _enters.Remove(view.ThreadId);
                return true;
            }

            if (info.Has(EventFlags.Unused)) return Skip(SkipReason.UnusedCode);

            // What is left are enter events without arguments.
            if (!info.Has(EventFlags.ConverterManaged)) return false;
            if (ConversionTable.Find(info.Code, view.ParameterCount) is not { } conversion) return Skip(SkipReason.UnknownLayout);
            switch (conversion.Action)
            {
                case ConversionAction.Store or ConversionAction.StoreAndPass:
                    if (view.Block.Length > EventBuffer.MaxSize) return Skip(SkipReason.TooLong);
                    _enters.Store(view);
                    return conversion.Action == ConversionAction.StoreAndPass;
                case ConversionAction.Pass:
                    return true;
                default:
                    if (!TryApply(conversion, ref view)) return false;
                    break;
            }
        }

        return Skip(SkipReason.UnknownLayout);
    }

    // More parameters than in the table are those of a newer writer, whose first are ours.
    static bool IsCurrent(EventInfo info, int parameters)
    {
        var flags = info.Flags & (EventFlags.Unused | EventFlags.OldVersion | EventFlags.ConverterManaged);
        return flags == 0 || flags == EventFlags.ConverterManaged && !info.IsEnter && parameters >= info.Parameters.Length;
    }

    bool TryApply(Conversion conversion, ref EventView view)
    {
        EventView enter = default;
        bool hasEnter = conversion.UsesEnter && _enters.TryGet(view.ThreadId, out var stored) && EventView.TryCreate(stored, view.Cpu, out enter, out _);
        if (hasEnter) _enters.Remove(view.ThreadId);
        if (hasEnter && enter.Code != view.Code - 1) return Skip(SkipReason.OtherCall);

        (_result, _spare) = (_spare ?? new EventBuffer(), _result);
        var info = EventTable.Find(conversion.NewCode)!;
        _result.Begin(view, info, conversion.NewParameters);
        int next = 0;
        if (conversion.Action == ConversionAction.Add)
        {
            while (next < conversion.Parameters) _result.Add(view.Parameter(next++));
        }

        foreach (var step in conversion.Steps)
        {
            for (int i = step.First; i < step.First + step.Count; i++)
            {
                var type = info.Parameters[next++].Type;
                switch (step.Origin)
                {
                    case ValueOrigin.Old:
                        _result.Add(Take(view, i, type));
                        break;
                    case ValueOrigin.Enter or ValueOrigin.EnterOrEmpty when hasEnter:
                        _result.Add(Take(enter, i, type));
                        break;
                    case ValueOrigin.Enter or ValueOrigin.Default:
                        _result.Add(DefaultOf(type));
                        break;
                    case ValueOrigin.ContainerText:
                        _result.Add(ContainerText.Of(view));
                        break;
                    default:
                        _result.Add([]);
                        break;
                }
            }
        }

        if (_result.Overflowed) return Skip(SkipReason.TooLong);
        if (!EventView.TryCreate(_result.Block, view.Cpu, out view, out string? error, view.IsStateOnly)) throw new UnreachableException(error);
        return true;
    }

    static ReadOnlySpan<byte> Take(in EventView source, int index, ParameterType type)
    {
        var value = source.Parameter(index);

        // A value of one of several types begins with a byte that says which.
        if (source.Info!.Parameters[index].Type == ParameterType.Dyn && type != ParameterType.Dyn && value.Length > 0) value = value[1..];

        // Some numbers once were wider than they are: the low bytes stand first.
        int size = ParameterSizes.Of(type);
        return size > 0 && value.Length > size ? value[..size] : value;
    }

    static ReadOnlySpan<byte> DefaultOf(ParameterType type)
    {
        if (type is ParameterType.Uid or ParameterType.Gid) return [0xff, 0xff, 0xff, 0xff];
        ReadOnlySpan<byte> zeros = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        return zeros[..ParameterSizes.Of(type)];
    }

    bool Skip(SkipReason reason)
    {
        skipped.Add(reason);
        return false;
    }
}
