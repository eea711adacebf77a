using System.Text;
using System.Text.RegularExpressions;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether a regular expression matches the whole text; what is not UTF-8 is seen as U+FFFD.</summary>
sealed class RegexTest(Regex regex) : ValueTest
{
    char[] _characters = new char[256];

    public override bool Test(scoped FieldValue value)
    {
        int most = Encoding.UTF8.GetMaxCharCount(value.Bytes.Length);
        if (_characters.Length < most) _characters = new char[most];
        int length = Encoding.UTF8.GetChars(value.Bytes, _characters);
        return regex.IsMatch(_characters.AsSpan(0, length));
    }
}
