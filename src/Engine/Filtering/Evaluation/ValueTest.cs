using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a value with constants that were made ready when the rule was loaded.</summary>
abstract class ValueTest
{
    public abstract bool Test(scoped FieldValue value);
}
