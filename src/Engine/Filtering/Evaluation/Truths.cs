namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Works on <see cref="Truth"/>.</summary>
static class Truths
{
    /// <summary>The opposite; of what is unknown, unknown.</summary>
    public static Truth Not(this Truth truth) => (Truth)(Truth.True - truth);
}
