namespace Gyrfalcon.Fuzz;

/// <summary>The files that are part of the assembly.</summary>
static class Resource
{
    /// <summary>Opens one.</summary>
    public static Stream Open(string name) => typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);

    /// <summary>The text of one.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
