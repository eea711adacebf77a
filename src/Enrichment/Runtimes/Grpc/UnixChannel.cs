using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Client;

namespace Gyrfalcon.Enrichment.Runtimes.Grpc;

/// <summary>gRPC over a unix socket, with what goes wrong told in a few words.</summary>
sealed class UnixChannel(string socket) : IDisposable
{
    // What a runtime says of one container with 100 labels, mounts and variables each is some 200 KiB; lists of a node are longer.
    const int MaxMessage = 8 * 1024 * 1024;

    // Made when it is needed: a host has one or two of the sockets that could be there, and an idle client takes half a megabyte.
    readonly Lazy<GrpcChannel> _channel = new(() => GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions
    {
        HttpHandler = UnixSocket.Handler(socket),
        DisposeHttpClient = true,
        MaxReceiveMessageSize = MaxMessage,
    }));

    /// <summary>What clients are made from.</summary>
    public CallInvoker Invoker => field ??= _channel.Value.CreateCallInvoker();

    /// <summary>The answer to a call; null when the runtime knows no such thing.</summary>
    /// <exception cref="RuntimeException">Any other failure.</exception>
    public static async Task<T?> AskAsync<T>(AsyncUnaryCall<T> call) where T : class
    {
        try
        {
            return await call.ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
        catch (RpcException e)
        {
            throw Failure(e);
        }
    }

    /// <summary>The messages of a stream.</summary>
    /// <exception cref="RuntimeException">It broke.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(AsyncServerStreamingCall<T> call, [EnumeratorCancellation] CancellationToken stop)
    {
        for (; ; )
        {
            try
            {
                if (!await call.ResponseStream.MoveNext(stop).ConfigureAwait(false)) yield break;
            }
            catch (RpcException e)
            {
                throw Failure(e);
            }

            yield return call.ResponseStream.Current;
        }
    }

    /// <summary>Whether a runtime has no such call.</summary>
    public static bool IsUnknownCall(RuntimeException e) => e.InnerException is RpcException { StatusCode: StatusCode.Unimplemented };

    public void Dispose()
    {
        if (_channel.IsValueCreated) _channel.Value.Dispose();
    }

    static Exception Failure(RpcException e) => e.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded
        ? new OperationCanceledException("the call took too long", e)
        : new RuntimeException(UnixSocket.Reason(e.Status.DebugException) ?? Describe(e), e);

    static string Describe(RpcException e) => e.StatusCode switch
    {
        StatusCode.Unimplemented => "does not speak this interface",
        StatusCode.Unavailable or StatusCode.Internal => RuntimeException.Nonsense,
        _ => $"{e.StatusCode}: {e.Status.Detail}",
    };
}
