namespace Gyrfalcon.Engine.Testing;

/// <summary>An alert that was raised in a test.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Event">The number of the event (<c>evt.num</c>).</param>
/// <param name="Output">What the rule's output says, without time and priority.</param>
/// <param name="Fields">The fields that the test asks for, with their values.</param>
public sealed record RaisedAlert(string Rule, long Event, string Output, IReadOnlyList<(ExpectedField Field, string Value)> Fields);
