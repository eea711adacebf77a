using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Gyrfalcon.Engine.Events;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Events;

public class EventCodesHeaderTests
{
    /// <summary>With <c>GYR_UPDATE=1</c> the header is written instead of compared.</summary>
    [Fact]
    public void Header_RenderedFromTheEventTable_EqualsTheCommittedFile()
    {
        string path = HeaderPath();
        string expected = Render();
        if (Environment.GetEnvironmentVariable("GYR_UPDATE") == "1") File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    static string Render()
    {
        var text = new StringBuilder();
        text.Append("""
            /* SPDX-License-Identifier: GPL-2.0-only OR MIT */
            /* Rendered from the event table in src/Engine/Events by EventCodesHeaderTests (GYR_UPDATE=1). */
            #ifndef GYRFALCON_EVENT_CODES_H
            #define GYRFALCON_EVENT_CODES_H


            """.ReplaceLineEndings("\n"));
        foreach (var row in EventTable.All)
        {
            if (row.Has(EventFlags.Unused)) continue;
            text.Append(CultureInfo.InvariantCulture, $"#define {row.Symbol} {(int)row.Code}\n");
            text.Append(CultureInfo.InvariantCulture, $"#define {row.Symbol}_PARAMS {row.Parameters.Length}\n");
        }

        return text.Append("\n#endif\n").ToString();
    }

    static string HeaderPath([CallerFilePath] string self = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(self)!, "../../../probe/event_codes.h"));
}
