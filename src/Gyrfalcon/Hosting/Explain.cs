using System.Diagnostics;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Explaining;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Hosting;

/// <summary>Explains a rule over a capture, or over what happens on this host for a while.</summary>
static class Explain
{
    /// <summary>Reads the events and writes the explanation.</summary>
    /// <exception cref="ConfigurationException">There is no such rule, or no such event.</exception>
    /// <exception cref="CaptureException">The capture cannot be read, or this host cannot be watched.</exception>
    public static int Run(Settings settings, RulesCompilation rules, ExplainRequest request, TextWriter stdout, OutputStyle style)
    {
        var rule = rules.Find(request.Rule);
        if (request.CaptureFile is null && request.Events.Count > 0)
            throw new ConfigurationException("--event needs a capture, in which events have numbers: record one with gyr record -w FILE");
        CaptureException? damage = null;
        var explainer = request.CaptureFile is { } path ? Read(path, rules, rule, request, out damage) : Watch(settings, rules, rule, request);
        if (request.AsJson) JsonOutput.WriteIndented(stdout, json => new ExplanationJson(json, explainer).Write(rule));
        else WriteText(stdout, style, explainer, rule, request);

        if (damage is not null) throw damage;
        var missing = request.Events.Except(explainer.Explained.Select(e => e.Number)).ToList();
        if (missing.Count == 0) return ExitCodes.Ok;
        throw new ConfigurationException($"there is no event {string.Join(", ", missing)}: the capture has {explainer.EventCount} events");
    }

    static void WriteText(TextWriter stdout, OutputStyle style, RuleExplainer explainer, RuleCompilation rule, ExplainRequest request)
    {
        var writer = new ExplanationWriter(stdout, style, explainer, rule, request.OpensAll);
        writer.WriteTitle();
        if (request.Events.Count == 0) writer.WriteSummary();
        foreach (var explanation in explainer.Explained)
        {
            stdout.WriteLine();
            writer.Write(explanation);
        }

        if (request.Events.Count > 0 || explainer.HeldCount > 0) return;
        foreach (var miss in explainer.NearMisses) writer.Write(miss);
    }

    // What comes before damage is explained all the same.
    static RuleExplainer Read(string path, RulesCompilation rules, RuleCompilation rule, ExplainRequest request, out CaptureException? damage)
    {
        const int eventsBetweenUpdates = 4096;
        using var file = new CaptureFile(path);
        using var stop = new StopSignal();
        var bar = ProgressBar.ForError(file);
        var explainer = new RuleExplainer(new HostState(), rules, rule, request.Events, request.Count);
        damage = null;
        try
        {
            while (!stop.IsRequested && file.Reader.Read(out var view) == ReadResult.Event)
            {
                explainer.Process(view);
                if (request.Events.Count > 0 && explainer.Explained.Count == request.Events.Count) break;
                if (explainer.EventCount % eventsBetweenUpdates == 0) bar?.Update(explainer.EventCount);
            }
        }
        catch (CaptureException e)
        {
            damage = e;
        }

        explainer.Complete();
        bar?.Hide().Dispose();
        return explainer;
    }

    static RuleExplainer Watch(Settings settings, RulesCompilation rules, RuleCompilation rule, ExplainRequest request)
    {
        using var stop = new StopSignal();
        using var source = Live.Open(settings);
        using var live = new LiveHost(settings, source, static _ => { });
        var explainer = new RuleExplainer(live.State, rules, rule, request.Events, request.Count);
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var result = live.Events.Read(out var view);
            if (result == ReadResult.End) break;
            if (result == ReadResult.Event) explainer.Process(view);
            if (stop.IsRequested || clock.Elapsed >= request.Duration) source.Stop();
        }

        explainer.Complete();
        return explainer;
    }
}
