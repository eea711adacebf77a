namespace Gyrfalcon.Configuration;

/// <summary>
/// The keys of the reference's <c>falco.yaml</c> that are accepted and do nothing; whoever sets one is told. The keys that work are
/// those that <see cref="SettingsLoader"/> reads.
/// </summary>
static class ConfigKeys
{
    /// <summary>The keys that cannot mean anything here, and why. A key covers all that is below it.</summary>
    public static readonly Dictionary<string, string> WithoutMeaning = new()
    {
        ["container_engines"] = "the container plugin's init_config says which runtimes are asked (plugins)",
        ["plugins_hostinfo"] = "the plugins that are built in have no platform of their own",
        ["rule_files"] = "the schema has this name by mistake; the key is 'rules_files'",
    };
}
