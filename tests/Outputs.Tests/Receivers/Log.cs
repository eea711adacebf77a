using System.Collections.Concurrent;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>Messages of an output.</summary>
sealed class Log
{
    readonly ConcurrentQueue<string> _messages = [];

    public IReadOnlyList<string> Messages => [.. _messages];

    public void Write(string message) => _messages.Enqueue(message);
}
