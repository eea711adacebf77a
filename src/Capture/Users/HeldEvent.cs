using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Users;

/// <summary>A copy of an event that others go before.</summary>
sealed class HeldEvent
{
    byte[] _block = [];
    int _length;
    ushort _cpu;
    bool _isStateOnly;

    /// <summary>Whether there is one.</summary>
    public bool IsSet => _length > 0;

    /// <summary>Keeps an event.</summary>
    public void Set(in EventView view)
    {
        if (_block.Length < view.Block.Length) _block = new byte[view.Block.Length];
        view.Block.CopyTo(_block);
        (_length, _cpu, _isStateOnly) = (view.Block.Length, view.Cpu, view.IsStateOnly);
    }

    /// <summary>Gives it back, valid until the next is kept.</summary>
    public bool Take(out EventView view)
    {
        bool isThere = EventView.TryCreate(_block.AsSpan(0, _length), _cpu, out view, out _, _isStateOnly);
        _length = 0;
        return isThere;
    }
}
