using CsCheck;
using Gyrfalcon.Engine.Parking;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>Events and answers in any order: every event is decided once, with what was known at the right moment, as a naive model says.</summary>
public sealed class ParkingOrderTests
{
    const int Room = 2;
    const ulong Wait = 500;

    static readonly string[] s_ids = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"];

    enum Kind
    {
        Exec,
        Tell,
        Fail,
        Pass,
    }

    [Fact]
    public void Process_AnyOrder_AgreesWithANaiveModel()
    {
        var step = Gen.Select(
            Gen.Frequency((6, Gen.Const(Kind.Exec)), (1, Gen.Const(Kind.Tell)), (1, Gen.Const(Kind.Fail)), (1, Gen.Const(Kind.Pass))),
            Gen.Int[0, s_ids.Length - 1],
            Gen.Frequency((3, Gen.ULong[0, 100]), (1, Gen.ULong[300, 600])));
        Dictionary<string, int> outcomes = [];
        step.Array[1, 40].Sample(
            steps =>
            {
                var harness = new ParkingHarness(Rule("r", "evt.type = execve and container.id != host", "%proc.name %container.name"), new ParkingOptions { MaxEvents = Room });
                var model = new Model();
                ulong now = 0;
                for (int i = 0; i < steps.Length; i++)
                {
                    var (kind, container, pause) = steps[i];
                    string id = s_ids[container];
                    ulong at = Start + (now += pause) * Millisecond;
                    model.Advance(now);
                    switch (kind)
                    {
                        case Kind.Exec:
                            harness.Exec(100 + i, $"/bin/p{i}", at, id);
                            model.Exec(i, id, now);
                            break;
                        case Kind.Tell:
                            harness.Tell(id, at);
                            model.Tell(id);
                            break;
                        case Kind.Fail:
                            harness.Fail("asked in vain", id, at);
                            model.Fail(id);
                            break;
                        default:
                            harness.Pass(at);
                            break;
                    }

                    Assert.Equal(model.Alerts, harness.Alerts);
                }

                harness.Detector.Complete();
                model.Complete();
                Assert.Equal(model.Alerts, harness.Alerts);
                Assert.Equal((0, 0L), (harness.Detector.ParkedCount, harness.Detector.ParkedBytes));
                lock (outcomes)
                    foreach (string outcome in model.Outcomes) outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            },
            iter: 300);

        Assert.All(["told", "asked in vain", "timeout", "overflow", "end of stream"], o => Assert.True(outcomes.GetValueOrDefault(o) > 20, $"{o}: {outcomes.GetValueOrDefault(o)} times"));
    }

    sealed class Model
    {
        readonly HashSet<string> _told = [];
        readonly HashSet<string> _failed = [];
        readonly List<(int Number, string Id, ulong Time)> _waiting = [];

        public List<string> Alerts { get; } = [];

        public List<string> Outcomes { get; } = [];

        public void Exec(int number, string id, ulong now)
        {
            if (_told.Contains(id) || _failed.Contains(id))
            {
                Decide((number, id, now), "");
                return;
            }

            if (_waiting.Count == Room) DecideFirst("overflow");
            _waiting.Add((number, id, now));
        }

        public void Tell(string id)
        {
            _told.Add(id);
            _failed.Remove(id);
            DecideOf(id);
        }

        public void Fail(string id)
        {
            if (_told.Contains(id)) return;
            _failed.Add(id);
            DecideOf(id);
        }

        public void Advance(ulong now)
        {
            while (_waiting.Count > 0 && now - _waiting[0].Time >= Wait) DecideFirst("timeout");
        }

        public void Complete()
        {
            while (_waiting.Count > 0) DecideFirst("end of stream");
        }

        void DecideOf(string id)
        {
            foreach (var waiting in _waiting.Where(w => w.Id == id).ToList())
            {
                _waiting.Remove(waiting);
                Decide(waiting, "");
            }
        }

        void DecideFirst(string reason)
        {
            var first = _waiting[0];
            _waiting.RemoveAt(0);
            Decide(first, reason);
        }

        void Decide((int Number, string Id, ulong Time) ev, string reason)
        {
            string outcome = _told.Contains(ev.Id) ? "told" : _failed.Contains(ev.Id) ? "asked in vain" : reason;
            Outcomes.Add(outcome);
            Alerts.Add(outcome == "told" ? $"r: p{ev.Number} c{ev.Id}" : $"r: p{ev.Number} <NA> ({outcome})");
        }
    }
}
