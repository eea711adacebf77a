using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>Files as large as any that is read end in few diagnostics, and every diagnostic can be shown.</summary>
public sealed class LargeRulesTests
{
    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('-')]
    [InlineData('"')]
    [InlineData('\n')]
    public void Load_MegabytesOfOneCharacter_IsOneError(char character)
    {
        var result = RulesText.Load(new string(character, SourceReader.MaxBytes - 1), RulesText.Rule(new string(character, 1 << 20)));

        Assert.InRange(RulesText.Errors(result).Count, 1, 2);
        new DiagnosticRenderer(TextWriter.Null).Write(result.Diagnostics);
    }
}
