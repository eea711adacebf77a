using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Explaining;

/// <summary>Writes what was found out about a rule as JSON, for tools. The keys are described in <c>docs/explain.md</c>.</summary>
sealed class ExplanationJson(Utf8JsonWriter json, RuleExplainer explainer)
{
    /// <summary>Writes one object.</summary>
    public void Write(RuleCompilation rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Rule.Name);
        json.WriteString("place", rule.Place.FileAndLine);
        json.WriteBoolean("in_force", explainer.Standing is null);
        json.WriteNumber("events", explainer.EventCount);
        json.WriteNumber("looked_at", explainer.LookedAtCount);
        json.WriteNumber("held", explainer.HeldCount);
        json.WriteNumber("fired", explainer.FiredCount);
        WriteArray("event_types", explainer.EventTypes, json.WriteStringValue);
        WriteArray("conjuncts", explainer.Tallies, Write);
        WriteArray("explained", explainer.Explained, Write);
        WriteArray("near_misses", explainer.NearMisses, Write);
        json.WriteEndObject();
    }

    void Write(ConjunctTally tally)
    {
        json.WriteStartObject();
        WriteHead(tally.Part);
        json.WriteNumber("stopped", tally.Stopped);
        json.WriteNumber("stopped_alone", tally.StoppedAlone);
        json.WriteEndObject();
    }

    void Write(NearMiss miss)
    {
        json.WriteStartObject();
        json.WriteNumber("count", miss.Count);
        json.WriteNumber("failing_conjuncts", miss.FailingConjuncts);
        json.WriteNumber("failing_checks", miss.FailingChecks);
        json.WritePropertyName("first");
        Write(miss.First);
        json.WriteEndObject();
    }

    void Write(Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteNumber("number", explanation.Number);
        json.WriteNumber("time", explanation.Timestamp);
        json.WriteBoolean("fired", explanation.Obstacles.Count == 0);
        WriteArray("facts", explanation.Facts, Write);
        WriteArray("obstacles", explanation.Obstacles, Write);
        WriteArray("blockers", explanation.Blockers, blocker =>
        {
            json.WriteStartObject();
            WriteHead(blocker);
            json.WriteEndObject();
        });
        json.WritePropertyName("condition");
        Write(explainer.Outline.Root, explanation);
        json.WriteEndObject();
    }

    void Write(ConditionPart part, Explanation explanation)
    {
        json.WriteStartObject();
        WriteHead(part);
        json.WritePropertyName("truth");
        if (explanation.TruthOf(part) == PartTruth.NotAsked) json.WriteNullValue();
        else json.WriteBooleanValue(explanation.TruthOf(part) == PartTruth.True);
        if (part.Definition is { } definition) json.WriteString("defined_at", definition.Span.FileAndLine);
        if (part.Kind == PartKind.Check)
        {
            WriteArray("values", explanation.ReadingsOf(part), Write);
            WriteArray("lists", part.Lists, list => WriteNamed(list.ItemName, list.Span));
            json.WritePropertyName("met");
            if (explanation.MetBy(part) is { } met) WriteNamed(met.Text, met.Place);
            else json.WriteNullValue();
        }
        else
        {
            WriteArray("parts", part.Parts, inner => Write(inner, explanation));
        }

        json.WriteEndObject();
    }

    void WriteHead(ConditionPart part)
    {
        json.WriteString("kind", part.Kind switch
        {
            PartKind.All => "all",
            PartKind.Any => "any",
            PartKind.Not => "not",
            PartKind.Macro => "macro",
            PartKind.Exception => "exception",
            _ => "check",
        });
        json.WriteString("text", part.Text);
        json.WriteString("place", part.Place.FileAndLine);
    }

    void Write(Obstacle obstacle)
    {
        json.WriteStartObject();
        json.WriteString("kind", obstacle.Kind switch
        {
            ObstacleKind.Disabled => "disabled",
            ObstacleKind.Priority => "priority",
            ObstacleKind.StateOnly => "state_only",
            ObstacleKind.EventType => "event_type",
            ObstacleKind.Exception => "exception",
            ObstacleKind.OtherRule => "other_rule",
            _ => "condition",
        });
        json.WriteString("text", obstacle.Text);
        json.WriteString("place", obstacle.Place?.FileAndLine);
        json.WriteEndObject();
    }

    void Write(FieldReading reading)
    {
        json.WriteStartObject();
        json.WriteString("name", reading.Name);
        json.WriteString("value", reading.Value);
        if (reading.Missing is { } missing) json.WriteString("missing", missing);
        json.WriteEndObject();
    }

    void WriteNamed(string name, SourceSpan place)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("place", place.FileAndLine);
        json.WriteEndObject();
    }

    void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }
}
