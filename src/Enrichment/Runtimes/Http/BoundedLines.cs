using System.Text;

namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>Reads lines of a bounded length; longer ones are cut, which spoils them but not the memory.</summary>
sealed class BoundedLines(StreamReader reader, int limit)
{
    readonly char[] _buffer = new char[4096];
    readonly StringBuilder _line = new();
    int _position;
    int _length;

    /// <summary>The next line without its end; null at the end of the stream.</summary>
    public async Task<string?> NextAsync(CancellationToken stop)
    {
        _line.Clear();
        for (; ; )
        {
            int end = Array.IndexOf(_buffer, '\n', _position, _length - _position);
            int until = end < 0 ? _length : end;
            _line.Append(_buffer, _position, Math.Min(until - _position, limit - _line.Length));
            _position = until;
            if (end >= 0)
            {
                _position++;
                return _line.ToString();
            }

            _position = 0;
            _length = await reader.ReadAsync(_buffer, stop).ConfigureAwait(false);
            if (_length == 0) return _line.Length > 0 ? _line.ToString() : null;
        }
    }
}
