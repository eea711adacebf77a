using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Configuration;

/// <summary>The configuration: what the files and the command line say, merged.</summary>
/// <param name="Root">The keys; each value knows the file that it comes from.</param>
/// <param name="Files">The files in the order in which they were read; none when there is no configuration file.</param>
/// <param name="Folders">The folders whose files are among them: a file that is put there later counts too.</param>
sealed record ConfigTree(YamlMapping Root, IReadOnlyList<ConfigFile> Files, IReadOnlyList<string> Folders);
