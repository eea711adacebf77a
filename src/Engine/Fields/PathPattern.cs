using System.Text;
using System.Text.RegularExpressions;
using Gyrfalcon.Engine.Filtering.Binding;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// A regular expression that is looked for anywhere in a path; one that is malformed is found nowhere. It is built when the first
/// path holds its longest text: ten of them, as the upstream rules have, took a quarter of the time to load all rules.
/// </summary>
sealed class PathPattern(string expression)
{
    // PATH_MAX; what is longer is decoded on the heap.
    const int UsualPath = 4096;

    readonly byte[] _text = RegexLiteral.Find(Encoding.UTF8.GetBytes(expression));
    Regex? _regex;
    bool _isBuilt;

    /// <summary>Whether a path, in UTF-8, matches.</summary>
    public bool IsMatch(ReadOnlySpan<byte> path)
    {
        if (path.IndexOf(_text) < 0) return false;
        if (!_isBuilt) Build();
        if (_regex is null) return false;
        var room = path.Length <= UsualPath ? stackalloc char[path.Length] : new char[path.Length];
        return _regex.IsMatch(room[..Encoding.UTF8.GetChars(path, room)]);
    }

    void Build()
    {
        const string anything = "(.|\n)*";
        RegexTranslator.TryTranslate($"{anything}({expression}){anything}", out _regex, out _);
        _isBuilt = true;
    }
}
