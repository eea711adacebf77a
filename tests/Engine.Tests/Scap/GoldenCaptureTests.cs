using System.IO.Compression;
using System.Text.Json;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Tests.Scap;

public sealed class GoldenCaptureTests
{
    // The reference sampled every (event type, result, fd type) and wrote down number, time and type of the event.
    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("ctr")]
    [InlineData("old-curl_google")]
    [InlineData("old-curl_google_comments")]
    [InlineData("old-single_ipv6_conn")]
    [InlineData("old-test_ipv6_client")]
    public void Read_CaptureOfTheReference_NumbersTimesAndTypesAgree(string name)
    {
        var expected = Sample(Shared.File($"golden/captures/{name}.fields.jsonl.gz"));
        using var reader = Open(Shared.File($"golden/captures/{name}.scap"));
        long number = 0;
        int compared = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is null) continue;
            number++;
            if (!expected.TryGetValue(number, out var sample)) continue;
            Assert.Equal(sample.Time, view.Timestamp);
            if (view.Info.Code != EventCode.GenericX) Assert.Equal(sample.Type, view.Info.Name);
            compared++;
        }

        Assert.Equal(expected.Count, compared);
        Assert.Equal(0, reader.Skipped.Total);
    }

    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("ctr")]
    [InlineData("old-curl_google")]
    [InlineData("old-curl_google_comments")]
    [InlineData("old-single_ipv6_conn")]
    [InlineData("old-test_ipv6_client")]
    public void Write_WhatWasRead_ReadsBackTheSame(string name)
    {
        string path = Shared.File($"golden/captures/{name}.scap");
        var copy = new MemoryStream();
        var first = new List<byte[]>();
        using (var reader = Open(path))
        using (var writer = new ScapWriter(copy, "copy"))
        {
            while (reader.Read(out var view) == ReadResult.Event)
            {
                first.Add(view.Block.ToArray());
                writer.Write(view);
            }

            writer.Complete();
        }

        using var again = new ScapReader(new MemoryStream(copy.ToArray()), "copy");
        int index = 0;
        while (again.Read(out var view) == ReadResult.Event) Assert.Equal(first[index++], view.Block);
        Assert.Equal(first.Count, index);
        Assert.True(index > 100);
    }

    [Theory]
    [InlineData("old-curl_google")]
    [InlineData("old-single_ipv6_conn")]
    public void Read_OldCapture_GivesStateAndEvents(string name)
    {
        using var reader = Open(Shared.File($"golden/captures/{name}.scap"));
        int threads = 0, descriptors = 0, users = 0, interfaces = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            threads += view.Code == EventCode.ThreadRecord ? 1 : 0;
            descriptors += view.Code == EventCode.DescriptorRecord ? 1 : 0;
            users += view.Code == EventCode.UserRecord ? 1 : 0;
            interfaces += view.Code == EventCode.InterfaceRecord ? 1 : 0;
        }

        Assert.True(threads > 0 && descriptors > 0 && users > 0 && interfaces > 0, $"{threads} {descriptors} {users} {interfaces}");
        Assert.Equal(0, reader.Skipped.Total);
    }

    static ScapReader Open(string path) => new(File.OpenRead(path), path);

    static Dictionary<long, (ulong Time, string? Type)> Sample(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var sample = new Dictionary<long, (ulong, string?)>();
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var fields = json.RootElement.GetProperty("fields");
            sample.Add(json.RootElement.GetProperty("num").GetInt64(),
                (fields.GetProperty("evt.rawtime").GetUInt64(), fields.GetProperty("evt.type").GetString()));
        }

        return sample;
    }
}
