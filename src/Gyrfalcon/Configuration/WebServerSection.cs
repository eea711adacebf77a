using System.Net;
using System.Net.Sockets;
using Gyrfalcon.Web;

namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>webserver</c>.</summary>
static class WebServerSection
{
    /// <summary>The options; null when there is to be no web server.</summary>
    public static WebServerOptions? Read(ConfigReader reader)
    {
        var defaults = new WebServerOptions();
        bool isEnabled = reader.Bool("webserver.enabled", false);
        int workers = reader.Integer("webserver.threadiness", 0, 0, 1024);
        bool isSecured = reader.Bool("webserver.ssl_enabled", false);
        string certificate = reader.Text("webserver.ssl_certificate", "/etc/falco/falco.pem");
        var options = new WebServerOptions
        {
            Address = ReadAddress(reader, defaults.Address),
            Port = reader.Integer("webserver.listen_port", defaults.Port, 0, 65_535),
            HealthPath = reader.Text("webserver.k8s_healthz_endpoint", defaults.HealthPath),
            Workers = workers == 0 ? defaults.Workers : workers,
            Certificate = isSecured ? certificate : null,
            Metrics = reader.Bool("webserver.prometheus_metrics_enabled", false),
        };
        return isEnabled ? options : null;
    }

    // The forms that the reference takes: four decimal numbers, or IPv6. The parser alone would take "1" as well.
    static IPAddress ReadAddress(ConfigReader reader, IPAddress fallback)
    {
        const string key = "webserver.listen_address";
        string text = reader.Text(key, fallback.ToString()).Trim();
        bool isAddress = IPAddress.TryParse(text, out var address)
            && (address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.StartsWith('[') : address.ToString() == text);
        if (isAddress) return address!;
        reader.Error(key, $"webserver listen address \"{text}\" is not a valid IP address");
        return fallback;
    }
}
