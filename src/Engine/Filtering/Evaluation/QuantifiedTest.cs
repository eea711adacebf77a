using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether exactly one, any or all of several tests hold; false when there are none.</summary>
sealed class QuantifiedTest(CheckModifier modifier, ValueTest[] tests) : ValueTest
{
    public override double Cost => tests.Sum(t => t.Cost);

    public override IReadOnlyList<Constant>? Required
    {
        get
        {
            if (modifier == CheckModifier.AllOf) return tests.Select(t => t.Required).FirstOrDefault(required => required is not null);
            var each = tests.Select(t => t.Required).ToList();
            return each.Contains(null) ? null : [.. each.SelectMany(required => required!)];
        }
    }

    public override bool Matches(scoped in FieldValue value)
    {
        if (tests.Length == 0) return false;
        int matches = 0;
        foreach (var test in tests)
        {
            bool matched = test.Matches(value);
            if (matched && modifier == CheckModifier.AnyOf) return true;
            if (!matched && modifier == CheckModifier.AllOf) return false;
            if (matched && ++matches > 1 && modifier == CheckModifier.OneOf) return false;
        }

        return modifier switch
        {
            CheckModifier.OneOf => matches == 1,
            CheckModifier.AllOf => true,
            _ => false,
        };
    }
}
