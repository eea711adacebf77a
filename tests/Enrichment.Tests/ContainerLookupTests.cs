using System.Text;
using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes;
using Gyrfalcon.Enrichment.Tests.Fakes;

namespace Gyrfalcon.Enrichment.Tests;

public sealed class ContainerLookupTests : IDisposable
{
    const string Id = "3f1c9a7b5e2d";

    readonly Answers _answers = new();
    readonly FakeRuntime _first = new("first");
    readonly FakeRuntime _second = new("second");
    readonly ContainerLookup _lookup;

    public ContainerLookupTests() => _lookup = new([_first, _second], 100, _answers.Deliver);

    public void Dispose() => _lookup.Dispose();

    [Fact]
    public void Request_OneRuntimeKnowsIt_IsDeliveredWhateverTheOtherDoes()
    {
        _first.Answer = (_, _, stop) => FakeRuntime.HangAsync(stop);
        _second.Answer = (id, _, _) => Found(FakeRuntime.Container(id));
        Request(Id);
        Assert.Equal("cart", Encoding.UTF8.GetString(_answers.Await(Id).Name));
    }

    [Fact]
    public void Request_ItBecomesKnownLate_IsFoundByTryingAgain()
    {
        _first.Answer = (id, call, _) => call < 6 ? Found(null) : Found(FakeRuntime.Container(id));
        Request(Id);
        _answers.Await(Id);
        Assert.Equal(6, _first.Calls);
    }

    [Fact]
    public void Request_NobodyAnswersAsItShould_ReasonNamesEachRuntime()
    {
        _first.Answer = (_, _, stop) => FakeRuntime.HangAsync(stop);
        _second.Answer = (_, _, _) => throw new RuntimeException("connection refused");
        Request(Id);
        Assert.Equal("first: no answer; second: connection refused", _answers.AwaitFailure(Id));
    }

    [Fact]
    public void Request_ClientFailsInAnyWay_IsAReasonToo()
    {
        _first.Answer = (_, _, _) => throw new InvalidOperationException("a bug");
        Request(Id);
        Assert.StartsWith("first: the answer makes no sense; second: not known", _answers.AwaitFailure(Id), StringComparison.Ordinal);
    }

    [Fact]
    public void Request_ComesAfterTheReason_TakesItBack()
    {
        var gate = new TaskCompletionSource();
        _first.Answer = async (id, _, stop) =>
        {
            await gate.Task.WaitAsync(stop);
            return FakeRuntime.Container(id);
        };
        Request(Id);
        _answers.AwaitFailure(Id);
        gate.SetResult();
        _answers.Await(Id);
        Assert.True(_answers.Host.ContainerRequests.FailureOf(Encoding.UTF8.GetBytes(Id)).IsEmpty);
    }

    [Fact]
    public void Request_NoSocket_FailsAtOnce()
    {
        _first.Socket = _second.Socket = "/nonexistent";
        Request(Id);
        Assert.Equal("no container runtime to ask", _answers.AwaitFailure(Id));
    }

    [Fact]
    public void Request_ChosenName_IsNotAskedOfRuntimesThatMakeUpIds()
    {
        _first.Answer = (id, _, _) => Found(FakeRuntime.Container(id));
        Request("web");
        Assert.Equal("no container runtime to ask", _answers.AwaitFailure("web"));
        Assert.Equal(0, _first.Calls);
    }

    [Fact]
    public void Request_AnswerAboutAnotherContainer_IsNotTaken()
    {
        _first.Answer = (_, _, _) => Found(FakeRuntime.Container("ffffffffffff"));
        Request(Id);
        Assert.StartsWith("first: not known", _answers.AwaitFailure(Id), StringComparison.Ordinal);
    }

    [Fact]
    public void Request_TooManyAtATime_OthersFailAtOnce()
    {
        _first.Answer = _second.Answer = (_, _, stop) => FakeRuntime.HangAsync(stop);
        for (int i = 0; i < 1024; i++) Request(i.ToString("x12"));
        Request(Id);
        Assert.Equal("too many look-ups at a time", _answers.AwaitFailure(Id));
    }

    [Fact]
    public void Request_KnownBefore_IsAnsweredWithoutTheRuntime()
    {
        _first.Answer = (id, _, _) => Found(FakeRuntime.Container(id));
        Request(Id);
        _answers.Await(Id);
        int calls = _first.Calls;
        _answers.Host.Clear();
        Request(Id);
        _answers.Await(Id);
        Assert.Equal(calls, _first.Calls);
    }

    [Fact]
    public void Watch_AnnouncedAndChanged_IsDeliveredOnlyWhenItSaysMore()
    {
        string name = "before";
        _first.Answer = (id, _, _) => Found(FakeRuntime.Container(id, Volatile.Read(ref name)));
        _lookup.Watch(_ => { });
        _first.Announce(Id.PadRight(64, '0'));
        Assert.Equal("before", Encoding.UTF8.GetString(_answers.Await(Id).Name));

        _first.Announce(Id.PadRight(64, '0'));
        _first.Announce("ffffffffffff");
        _answers.Await("ffffffffffff");
        Volatile.Write(ref name, "after");
        _answers.Host.Clear();
        _first.Announce(Id.PadRight(64, '0'));
        Assert.Equal("after", Encoding.UTF8.GetString(_answers.Await(Id).Name));
        Assert.Equal(0, _answers.Waiting);
    }

    [Fact]
    public void Watch_SocketAppearsLater_IsListenedTo()
    {
        string socket = Path.GetTempFileName();
        File.Delete(socket);
        _first.Socket = socket;
        _first.Answer = (id, _, _) => Found(FakeRuntime.Container(id));
        _first.Announce(Id);
        _lookup.Watch(_ => { });
        Request("000000000000");
        _answers.AwaitFailure("000000000000");
        Assert.Equal(0, _first.Calls);
        File.WriteAllText(socket, "");
        _answers.Await(Id);
        File.Delete(socket);
    }

    void Request(string id) => _lookup.Request(Encoding.UTF8.GetBytes(id));

    static Task<ContainerDescription?> Found(ContainerDescription? container) => Task.FromResult(container);
}
