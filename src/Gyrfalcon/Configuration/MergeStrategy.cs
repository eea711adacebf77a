namespace Gyrfalcon.Configuration;

/// <summary>What an included file does to a key that is there already (<c>config_files</c>, <c>config-cli</c> §1). A key that is not there is added by all.</summary>
enum MergeStrategy
{
    /// <summary>The elements of a sequence are appended to it; any other value takes its place.</summary>
    Append,

    /// <summary>The value takes its place.</summary>
    Override,

    /// <summary>The key stays as it is.</summary>
    AddOnly,
}
