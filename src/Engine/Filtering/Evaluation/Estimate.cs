using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>What is supposed of a node before any event is seen; it decides the order of evaluation, never the result.</summary>
/// <param name="Cost">What computing it costs; 1 is about reading a parameter of the event.</param>
/// <param name="Chance">How often it is true, between 0 and 1.</param>
readonly record struct Estimate(double Cost, double Chance)
{
    /// <summary>What it costs to find one event for which the node is false. Lowest first is the cheapest order of a conjunction.</summary>
    public double CostToRefute => Cost / (1.01 - Chance);

    /// <summary>What it costs to find one event for which the node is true. Lowest first is the cheapest order of a disjunction.</summary>
    public double CostToConfirm => Cost / (0.01 + Chance);

    /// <summary>Of the opposite.</summary>
    public Estimate Negated => this with { Chance = 1 - Chance };

    /// <summary>Of a test of a value.</summary>
    public static Estimate Of(FieldScope scope, ValueTest? test) => new(CostOf(scope) + (test?.Cost ?? 0), test?.Chance ?? 0.9);

    /// <summary>Of a conjunction that is evaluated in this order.</summary>
    public static Estimate All(IEnumerable<FilterNode> operands)
    {
        double cost = 0, chance = 1;
        foreach (var operand in operands)
        {
            cost += chance * operand.Estimate.Cost;
            chance *= operand.Estimate.Chance;
        }

        return new Estimate(cost, chance);
    }

    /// <summary>Of a disjunction that is evaluated in this order.</summary>
    public static Estimate Any(IEnumerable<FilterNode> operands)
    {
        double cost = 0, none = 1;
        foreach (var operand in operands)
        {
            cost += none * operand.Estimate.Cost;
            none *= 1 - operand.Estimate.Chance;
        }

        return new Estimate(cost, 1 - none);
    }

    static double CostOf(FieldScope scope)
    {
        double cost = 1;
        if ((scope & (FieldScope.Thread | FieldScope.ThreadGroup | FieldScope.Descriptor)) != 0) cost += 1;
        if ((scope & (FieldScope.Container | FieldScope.Kubernetes | FieldScope.HostTables)) != 0) cost += 2;
        if ((scope & FieldScope.OtherProcesses) != 0) cost += 6;
        return cost;
    }
}
