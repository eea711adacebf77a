using System.Text.Json;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>What hangs on the metadata of a container waits for it.</summary>
public sealed class ParkingTests
{
    const string Named = "c" + Id;

    static readonly string s_named = Rule("named", $"evt.type = execve and container.name = {Named}", "%container.name %proc.name");
    static readonly string s_any = Rule("any", "evt.type = execve and container.id != host", "%container.name %proc.name");

    [Fact]
    public void Process_ConditionOnMetadata_WaitsForIt()
    {
        var harness = new ParkingHarness(s_named).Exec(20).Pass(Start + Millisecond);
        Assert.Empty(harness.Alerts);
        Assert.Equal(1, harness.Detector.ParkedCount);
        Assert.Equal([Id], harness.Requested);

        harness.Tell(at: Start + 2 * Millisecond);

        Assert.Equal([$"named: {Named} sh"], harness.Alerts);
        Assert.StartsWith("2026-01-01T00:00:00.000000000+0000", harness.Text[0], StringComparison.Ordinal);
        Assert.DoesNotContain("enrichment", harness.Json[0], StringComparison.Ordinal);
        Assert.Equal((0, 0L, 1L), (harness.Detector.ParkedCount, harness.Detector.ParkedBytes, harness.Detector.Enrichment.Parked));
        Assert.Empty(harness.Detector.Enrichment.Failures);
    }

    [Fact]
    public void Process_OutputShowsMetadata_WaitsForIt() =>
        Assert.Equal([$"any: {Named} sh"], new ParkingHarness(s_any).Exec(20).Tell().Alerts);

    [Fact]
    public void Process_KnownPartIsFalse_DoesNotWait()
    {
        var harness = new ParkingHarness(Rule("r", "evt.type = execve and container.name = x and proc.name = other", "%container.name"))
            .Exec(20);

        Assert.Equal(0, harness.Detector.ParkedCount);
    }

    [Fact]
    public void Process_MatchesWhateverIsTold_IsRaisedAtOnce()
    {
        var harness = new ParkingHarness(Rule("r", "evt.type = execve and (container.name = x or proc.name = sh) and container.id != host", "%container.id")).Exec(20);

        Assert.Equal([$"r: {Id}"], harness.Alerts);
    }

    [Fact]
    public void Process_ProcessOfTheHost_DoesNotWait()
    {
        var harness = new ParkingHarness(Rule("r", "evt.type = execve", "%container.name %proc.name")).Exec(20).Exec(21, "/bin/cat", id: "");

        Assert.Equal(["r: host cat"], harness.Alerts);
        Assert.Equal(1, harness.Detector.ParkedCount);
    }

    [Fact]
    public void Process_LimitHasPassed_IsDecidedWithoutAndSaysSo()
    {
        var harness = new ParkingHarness(s_any + Rule("not", "evt.type = execve and not container.name = x", "o")).Exec(20).Pass(Start + 499 * Millisecond);
        Assert.Empty(harness.Alerts);

        harness.Pass(Start + 500 * Millisecond);

        Assert.Equal(["any: <NA> sh (timeout)"], harness.Alerts);
        Assert.StartsWith("{\"enrichment\":\"failed: timeout\",\"hostname\":\"lab\",", harness.Json[0], StringComparison.Ordinal);
        Assert.Equal(Start, JsonDocument.Parse(harness.Json[0]).RootElement.GetProperty("output_fields").GetProperty("evt.time").GetUInt64());
        Assert.Equal(new Dictionary<string, long> { ["timeout"] = 1 }, harness.Detector.Enrichment.Failures);
    }

    [Fact]
    public void Advance_SourcePauses_IsDecidedByItsTime()
    {
        var harness = new ParkingHarness(s_any).Exec(20);

        harness.Detector.Advance(Start + 500 * Millisecond);

        Assert.Equal(["any: <NA> sh (timeout)"], harness.Alerts);
    }

    [Fact]
    public void Process_RuntimeFails_SaysWhyAlsoOfLaterEvents()
    {
        var harness = new ParkingHarness(s_any).Exec(20).Fail("no runtime knows it").Exec(21, "/bin/cat", Start + Millisecond);

        Assert.Equal(["any: <NA> sh (no runtime knows it)", "any: <NA> cat (no runtime knows it)"], harness.Alerts);
        Assert.Contains("\"enrichment\":\"failed: no runtime knows it\"", harness.Json[1], StringComparison.Ordinal);
        Assert.Equal(2, harness.Detector.Enrichment.Failures["no runtime knows it"]);
        Assert.Equal(1, harness.Detector.Enrichment.Parked);
    }

    [Fact]
    public void Process_RuleHasNothingToDoWithContainers_SaysNothingOfThem()
    {
        var harness = new ParkingHarness(Rule("r", "evt.type = execve", "%proc.name")).Fail("gone").Exec(20);

        Assert.Equal(["r: sh (gone)"], harness.Alerts);
        Assert.DoesNotContain("enrichment", harness.Json[0], StringComparison.Ordinal);
        Assert.Empty(harness.Detector.Enrichment.Failures);
    }

    [Fact]
    public void Process_ContainerIsRemovedMeanwhile_IsDecided() =>
        Assert.Equal(["any: <NA> sh (unknown)"], new ParkingHarness(s_any).Exec(20).Tell(name: "container_removed").Alerts);

    [Fact]
    public void Process_OtherContainerIsTold_GoesOnWaiting()
    {
        var harness = new ParkingHarness(s_any).Exec(20).Exec(21, "/bin/cat", id: "ffffffffffff");

        harness.Tell("ffffffffffff");

        Assert.Equal(["any: cffffffffffff cat"], harness.Alerts);
        Assert.Equal(1, harness.Detector.ParkedCount);
    }

    [Fact]
    public void Process_FirstMatches_LaterRulesOfTheEventWaitAndOtherEventsPass()
    {
        string later = Rule("later", "evt.type = execve and proc.name in (sh, cat)", "%proc.name");
        var harness = new ParkingHarness(s_named + later).Exec(20).Exec(21, "/bin/cat", id: "");
        Assert.Equal(["later: cat"], harness.Alerts);

        harness.Fail("gone");

        Assert.Equal(["later: cat", "later: sh (gone)"], harness.Alerts);
    }

    [Fact]
    public void Process_FirstMatches_EarlierKnownRuleEndsIt()
    {
        var harness = new ParkingHarness(Rule("early", "evt.type = execve and proc.name = sh", "%proc.name") + s_named).Exec(20).Tell();

        Assert.Equal(["early: sh"], harness.Alerts);
    }

    [Fact]
    public void Process_AllMatch_KnownOnesAreRaisedAtOnceAndOnce()
    {
        string known = Rule("known", "evt.type = execve and proc.name = sh", "%proc.name");
        var harness = new ParkingHarness(s_named + known, matching: RuleMatching.All).Exec(20);
        Assert.Equal(["known: sh"], harness.Alerts);

        harness.Tell();

        Assert.Equal(["known: sh", $"named: {Named} sh"], harness.Alerts);
    }

    [Fact]
    public void Process_TooManyEvents_OldestIsDecided()
    {
        var harness = new ParkingHarness(s_any, new ParkingOptions { MaxEvents = 2 });

        harness.Exec(20, "/bin/a").Exec(21, "/bin/b").Exec(22, "/bin/c");
        Assert.Equal(["any: <NA> a (overflow)"], harness.Alerts);

        harness.Tell();
        Assert.Equal(["any: <NA> a (overflow)", $"any: {Named} b", $"any: {Named} c"], harness.Alerts);
    }

    [Fact]
    public void Process_AllMatchAndTooManyEvents_KnownRulesOfBothAreRaised()
    {
        string known = Rule("known", "evt.type = execve", "%proc.name");
        var harness = new ParkingHarness(s_any + known, new ParkingOptions { MaxEvents = 1 }, RuleMatching.All).Exec(20, "/bin/a").Exec(21, "/bin/b");

        Assert.Equal(["known: a", "known: b", "any: <NA> a (overflow)"], harness.Alerts);
    }

    [Fact]
    public void Process_TooManyBytes_OldestIsDecided()
    {
        var harness = new ParkingHarness(s_any).Exec(20, "/bin/a");
        long one = harness.Detector.ParkedBytes;
        Assert.InRange(one, 1000, 20_000);

        harness = new ParkingHarness(s_any, new ParkingOptions { MaxBytes = 2 * one + one / 2 }).Exec(20, "/bin/a").Exec(21, "/bin/b").Exec(22, "/bin/c");

        Assert.Equal(["any: <NA> a (overflow)"], harness.Alerts);
        Assert.Equal(2, harness.Detector.ParkedCount);
    }

    [Fact]
    public void Process_NoWait_IsAsInTheReference()
    {
        var harness = new ParkingHarness(s_any, new ParkingOptions { Wait = TimeSpan.Zero }).Exec(20);
        Assert.Equal(["any: <NA> sh"], harness.Alerts);

        harness.Fail("gone").Exec(21);
        Assert.DoesNotContain("enrichment", harness.Json[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Process_CaptureOfAWriterThatAskedNobody_DoesNotWait() =>
        Assert.Equal(["any: <NA> sh"], new ParkingHarness(s_any, asks: false).Exec(20).Alerts);

    [Fact]
    public void Process_CaptureOfAWriterThatAsked_Waits()
    {
        var harness = new ParkingHarness(s_any, asks: false).Process(new EventBuilder(EventCode.EnrichmentRecord)).Exec(20);
        Assert.Empty(harness.Alerts);

        Assert.Equal([$"any: {Named} sh"], harness.Tell().Alerts);
    }

    [Fact]
    public void Process_AnotherCaptureBegins_DecidesWhatWaits()
    {
        var harness = new ParkingHarness(s_any, asks: false).Process(new EventBuilder(EventCode.EnrichmentRecord)).Exec(20)
            .Process(new EventBuilder(EventCode.SectionRecord));
        Assert.Equal(["any: <NA> sh (end of stream)"], harness.Alerts);

        Assert.Equal("any: <NA> cat", harness.Exec(20, "/bin/cat").Alerts[1]);
    }

    [Fact]
    public void Complete_DecidesWhatWaits()
    {
        var harness = new ParkingHarness(s_any).Exec(20);

        harness.Detector.Complete();

        Assert.Equal(["any: <NA> sh (end of stream)"], harness.Alerts);
    }

    [Fact]
    public void Process_FieldRemembersWhenItWasAsked_IsAskedOnce()
    {
        var harness = new ParkingHarness(Rule("r", "evt.type = execve and container.id != host and util.cnt = 0", "%proc.name")).Exec(20).Exec(21, "/bin/cat");

        Assert.Equal(["r: sh"], harness.Tell().Alerts);
    }
}
