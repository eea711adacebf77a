using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>evt.around</c>: whether a distance in nanoseconds is at most a constant in milliseconds.</summary>
sealed class WithinTest(ulong milliseconds) : ValueTest
{
    public override bool Test(scoped FieldValue value) => value.Number / 1_000_000 <= milliseconds;
}
