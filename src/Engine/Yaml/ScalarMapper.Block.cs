namespace Gyrfalcon.Engine.Yaml;

static partial class ScalarMapper
{
    // Block scalars: lines lose their indentation; folded ones join neighbours that neither begin with a blank nor are empty.
    static void UnfoldBlock(string text, int at, int end, string value, bool isFolded, ref Writer writer)
    {
        while (at < end && !IsBreak(text[at])) at++;
        if (at < end) at = AfterBreak(text, at, end);
        int indentation = Indentation(text, at, end, value);
        bool isAfterContent = false;
        bool isAfterBlank = false;
        int breakAt = -1;
        List<int> emptyLines = [];

        while (at < end)
        {
            int spaces = 0;
            while (spaces < indentation && at + spaces < end && text[at + spaces] == ' ') spaces++;
            int content = at + spaces;
            if (content >= end) break;
            if (IsBreak(text[content]))
            {
                emptyLines.Add(content);
                at = AfterBreak(text, content, end);
                continue;
            }

            if (spaces < indentation) break;

            bool isBlank = IsBlank(text[content]);
            bool isJoined = isFolded && isAfterContent && !isAfterBlank && !isBlank;
            if (isJoined && emptyLines.Count == 0) writer.Add(' ', breakAt);
            else if (!isJoined && breakAt >= 0) writer.Add('\n', breakAt);
            foreach (int line in emptyLines) writer.Add('\n', line);
            emptyLines.Clear();

            for (at = content; at < end && !IsBreak(text[at]); at++) writer.Add(text[at], at);
            breakAt = at < end ? at : -1;
            if (at < end) at = AfterBreak(text, at, end);
            isAfterContent = true;
            isAfterBlank = isBlank;
        }

        // What the chomping indicator left at the end is what the value still has to give.
        if (breakAt >= 0 && writer.HasMore) writer.Add('\n', breakAt);
        foreach (int line in emptyLines)
        {
            if (writer.HasMore) writer.Add('\n', line);
        }
    }

    // The indentation is what the first line that is not empty has more blanks in the file than in the value.
    static int Indentation(string text, int at, int end, string value)
    {
        int written = 0;
        for (; at < end; at++)
        {
            if (text[at] == ' ') written++;
            else if (IsBreak(text[at])) written = 0;
            else break;
        }

        int kept = 0;
        foreach (char c in value)
        {
            if (c == ' ') kept++;
            else if (c == '\n') kept = 0;
            else break;
        }

        return Math.Max(0, written - kept);
    }
}
