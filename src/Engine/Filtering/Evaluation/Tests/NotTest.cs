using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>The opposite of another test, for a value that is there.</summary>
sealed class NotTest(ValueTest test) : ValueTest
{
    public override bool Test(scoped FieldValue value) => !test.Test(value);
}
