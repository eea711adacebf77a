using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>oneof</c>, <c>anyof</c>, <c>allof</c>: how many of the tests, one a constant, the value satisfies. No constants: false.</summary>
sealed class ModifierTest(CheckModifier modifier, ValueTest[] tests) : ValueTest
{
    public override bool Test(scoped FieldValue value)
    {
        int satisfied = 0;
        foreach (var test in tests)
        {
            if (test.Test(value)) satisfied++;
        }

        return modifier switch
        {
            CheckModifier.OneOf => satisfied == 1,
            CheckModifier.AnyOf => satisfied > 0,
            _ => satisfied > 0 && satisfied == tests.Length,
        };
    }
}
