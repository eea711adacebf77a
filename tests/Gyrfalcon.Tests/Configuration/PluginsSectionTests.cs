using Xunit;

namespace Gyrfalcon.Tests.Configuration;

/// <summary>Which plugins a configuration turns on, and what happens to those that are not built in.</summary>
public sealed class PluginsSectionTests
{
    const string Both = """
        plugins:
        - {name: container, library_path: libcontainer.so, init_config: {label_max_len: 100, with_size: false}}
        - {name: json, library_path: /usr/share/falco/plugins/libjson.so, init_config: ""}

        """;

    [Theory]
    [InlineData("", "container k8smeta")]
    [InlineData(Both, "container json")]
    [InlineData(Both + "load_plugins: [json, container]", "json container")]
    [InlineData(Both + "load_plugins: []", "")]
    [InlineData("load_plugins: [container]", "container")]
    public void Load_Plugins_AreThoseOfTheReference(string text, string plugins)
    {
        var settings = ConfigText.Good(text);
        Assert.Equal(plugins, string.Join(' ', settings.Plugins.Select(p => p.Name)));
        Assert.Equal(plugins.Contains("container", StringComparison.Ordinal), settings.Containers is not null);
    }

    [Theory]
    [InlineData("plugins: [{name: cloudtrail, library_path: libcloudtrail.so}]", "the plugin 'cloudtrail' (libcloudtrail.so) cannot be loaded")]
    [InlineData("plugins: [{name: container, library_path: /tmp/libother.so}]", "the plugin 'container' (/tmp/libother.so) cannot be loaded")]
    [InlineData("load_plugins: [k8saudit]", "Cannot load plugin 'k8saudit': plugin config not found for given name")]
    [InlineData("plugins: [{library_path: libcontainer.so}]", "an entry of 'plugins' has no 'name'")]
    public void Load_PluginThatIsNotBuiltIn_StopsTheStart(string text, string error)
    {
        ConfigText.Load(text, out var diagnostics);
        Assert.Contains(error, Assert.Single(diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PluginThatIsNotBuiltInAndNotLoaded_IsPassedOver() =>
        Assert.Empty(ConfigText.Good("plugins: [{name: k8saudit, library_path: libk8saudit.so}]\nload_plugins: []\n").Plugins);
}
