using System.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Tests.Scap;

/// <summary>Debian's sysdig, which is of 2022, reads what <see cref="ScapWriter"/> wrote.</summary>
public sealed class SysdigTests
{
    const string Sysdig = "/usr/bin/sysdig";
    const string Version = "0.29.3";

    // Its event table ends here, and it skips what it does not know ...
    const int FirstUnknownEvent = 336;

    // ... but a generic event of a syscall beyond its table of names makes it read outside of that, and crash.
    const int FirstUnknownSyscall = 344;

    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("ctr")]
    [InlineData("old-curl_google")]
    [InlineData("old-curl_google_comments")]
    [InlineData("old-single_ipv6_conn")]
    [InlineData("old-test_ipv6_client")]
    public void Read_WhatWeWrote_PrintsEveryEventItKnows(string name)
    {
        Assert.SkipUnless(File.Exists(Sysdig), $"needs sysdig {Version}: apt-get install sysdig");
        Assert.SkipUnless(Run("--version").Contains(Version, StringComparison.Ordinal), $"needs sysdig {Version}, another version is installed");
        string path = Path.GetTempFileName();
        try
        {
            var expected = Copy(Shared.File($"golden/captures/{name}.scap"), path);
            var printed = Run("-r", path, "-p", "%evt.rawtime %thread.tid").Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(expected, printed);
            Assert.NotEmpty(expected);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static List<string> Copy(string path, string copy)
    {
        List<string> known = [];
        using var reader = new ScapReader(File.OpenRead(path), path);
        using var writer = new ScapWriter(File.Create(copy), copy);
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Code == EventCode.GenericX && view.Unsigned(0) >= FirstUnknownSyscall) continue;
            writer.Write(view);

            // It hides what an agent tells itself, such as the processor time of each thread.
            bool isShown = view.Info is { } info && (info.Category & EventCategory.Internal) == 0;
            if (isShown && (int)view.Code < FirstUnknownEvent) known.Add($"{view.Timestamp} {view.ThreadId}");
        }

        writer.Complete();
        return known;
    }

    static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Sysdig, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"sysdig ended with {process.ExitCode}: {errors.Result}");
        return output;
    }
}
