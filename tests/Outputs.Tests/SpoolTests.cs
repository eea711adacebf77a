using System.Text;
using Gyrfalcon.Outputs.Spool;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class SpoolTests : IDisposable
{
    const long Room = 64 * 1024 * 1024;

    readonly string _directory = Directory.CreateTempSubdirectory("gyr-spool-").FullName;
    readonly Log _log = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void TryRead_AfterReopening_GoesOnBehindWhatWasAcknowledged()
    {
        using (var first = Open())
        {
            for (int i = 1; i <= 10; i++) first.Append(Alerts.Numbered(i, Engine.Rules.Priority.Alert));
            for (int i = 1; i <= 5; i++)
            {
                Assert.True(first.TryRead(out var alert));
                if (i < 5) first.Acknowledge(alert);
            }
        }

        using var second = Open();
        Assert.Equal(10, second.LastSequence);
        second.Append(Alerts.Numbered(11));
        second.Close();

        Assert.Equal(Enumerable.Range(5, 7).Select(i => $"alert {i}"), ReadAll(second).Select(Text));
        Assert.Equal(0, second.WaitingBytes);
        Assert.Empty(_log.Messages);
    }

    [Fact]
    public void Append_SpoolIsFull_WaitsUntilTheOldestAreAcknowledged()
    {
        using var spool = Open(maxBytes: 8 * 1024);
        var writer = new Thread(() =>
        {
            for (int i = 1; i <= 1000; i++) spool.Append(Alerts.Of(i, new string('a', 100)));
            spool.Close();
        });
        writer.Start();
        Wait.Until(() => spool.WaitingBytes > 8 * 1024 - 128);
        List<long> read = [];
        while (spool.TryRead(out var alert))
        {
            Assert.InRange(Directory.EnumerateFiles(_directory, "*.spool").Sum(f => new FileInfo(f).Length), 0, 8 * 1024);
            read.Add(alert.Sequence);
            spool.Acknowledge(alert);
        }

        writer.Join();
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => (long)i), read);
        Assert.Single(Directory.EnumerateFiles(_directory, "*.spool"));
    }

    [Fact]
    public void Append_SpoolIsFullAndCloses_IsRefused()
    {
        using var spool = Open(maxBytes: 8 * 1024);
        Exception? failure = null;
        var writer = new Thread(() => failure = Record.Exception(() =>
        {
            for (int i = 1; i < 10_000; i++) spool.Append(Alerts.Of(i, new string('a', 100)));
        }));
        writer.Start();
        Wait.Until(() => spool.WaitingBytes > 8 * 1024 - 128);
        spool.Close();
        writer.Join();
        Assert.IsType<AlertRefusedException>(failure);
    }

    [Fact]
    public void TryRead_TornRecordAtTheEnd_LosesThatOneAlone()
    {
        Fill(10);
        string segment = Directory.EnumerateFiles(_directory, "*.spool").Single();
        using (var file = File.OpenWrite(segment)) file.SetLength(file.Length - 3);

        using var spool = Open();
        Assert.Equal(9, spool.LastSequence);
        spool.Append(Alerts.Numbered(11));
        spool.Close();

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 11], ReadAll(spool).Select(a => a.Sequence));
        Assert.Equal($"{segment}: 33 bytes before byte 348 are damaged; the alerts in them are lost", Assert.Single(_log.Messages));
    }

    [Fact]
    public void TryRead_RecordInTheMiddleIsDamaged_FindsTheNext()
    {
        Fill(10);
        string segment = Directory.EnumerateFiles(_directory, "*.spool").Single();
        byte[] bytes = File.ReadAllBytes(segment);
        bytes[100] ^= 1;
        File.WriteAllBytes(segment, bytes);

        using var spool = Open();
        spool.Close();
        Assert.Equal([1, 2, 4, 5, 6, 7, 8, 9, 10], ReadAll(spool).Select(a => a.Sequence));
        Assert.Single(_log.Messages);
    }

    [Fact]
    public void Open_BookmarkIsDamaged_SendsAllAgainAndSaysSo()
    {
        Fill(3, acknowledged: 2);
        File.WriteAllBytes(Path.Combine(_directory, "acknowledged"), new byte[72]);

        using var spool = Open();
        spool.Close();
        Assert.Equal([1, 2, 3], ReadAll(spool).Select(a => a.Sequence));
        Assert.Contains("is sent again", Assert.Single(_log.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NewerSlotOfTheBookmarkIsTorn_SendsOneAgain()
    {
        Fill(4, acknowledged: 3);
        string path = Path.Combine(_directory, "acknowledged");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[36 + 20] ^= 1;
        File.WriteAllBytes(path, bytes);

        using var spool = Open();
        spool.Close();
        Assert.Equal([3, 4], ReadAll(spool).Select(a => a.Sequence));
    }

    /// <summary>Whatever is on disk, a spool opens, ends, and gives nothing that was not written; whole records far from damage arrive.</summary>
    [Fact]
    public void Open_AnyDamage_IsBoundedAndReported()
    {
        var random = new Random(20261124);
        for (int round = 0; round < 200; round++)
        {
            foreach (string file in Directory.EnumerateFiles(_directory)) File.Delete(file);
            int count = random.Next(1, 60), acknowledged = random.Next(count);
            Fill(count, acknowledged, maxBytes: 4096);
            Damage(random);

            using var spool = Open();
            spool.Append(Alerts.Numbered(1000));
            spool.Close();
            var read = ReadAll(spool).ToList();

            Assert.Equal("alert 1000", Text(read[^1]));
            Assert.All(read, a => Assert.Equal($"alert {a.Sequence}", Text(a)));
            Assert.Equal(read.Select(a => a.Sequence).Order().Distinct(), read.Select(a => a.Sequence));
        }
    }

    void Damage(Random random)
    {
        foreach (string file in Directory.EnumerateFiles(_directory).Where(_ => random.Next(2) == 0).ToList())
        {
            byte[] bytes = File.ReadAllBytes(file);
            switch (random.Next(5))
            {
                case 0:
                    for (int i = random.Next(1, 20); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = bytes[..random.Next(bytes.Length + 1)];
                    break;
                case 2:
                    byte[] garbage = new byte[random.Next(10_000)];
                    random.NextBytes(garbage);
                    bytes = [.. bytes, .. garbage];
                    break;
                case 3:
                    // Marks without records behind them.
                    bytes = [.. bytes[..(bytes.Length / 2)], .. Enumerable.Repeat("GYRa"u8.ToArray(), 100).SelectMany(b => b), .. bytes[(bytes.Length / 2)..]];
                    break;
                default:
                    File.Delete(file);
                    File.WriteAllText(Path.Combine(_directory, "9999.spool"), "no name of a segment");
                    continue;
            }

            File.WriteAllBytes(file, bytes);
        }
    }

    AlertSpool Open(long maxBytes = Room) => new(_directory, maxBytes, _log.Write);

    void Fill(int count, int acknowledged = 0, long maxBytes = Room)
    {
        using var spool = Open(maxBytes);
        for (int i = 1; i <= count; i++)
        {
            spool.Append(Alerts.Numbered(i));
            if (i > acknowledged) continue;
            Assert.True(spool.TryRead(out var alert));
            spool.Acknowledge(alert);
        }
    }

    static IEnumerable<Alert> ReadAll(AlertSpool spool)
    {
        while (spool.TryRead(out var alert))
        {
            yield return alert;
            spool.Acknowledge(alert);
        }
    }

    static string Text(Alert alert) => Encoding.UTF8.GetString(alert.Line);
}
