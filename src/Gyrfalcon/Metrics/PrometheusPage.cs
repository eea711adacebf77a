using Gyrfalcon.Web;

namespace Gyrfalcon.Metrics;

/// <summary>The page that Prometheus scrapes.</summary>
static class PrometheusPage
{
    /// <summary>Writes it.</summary>
    public static HttpResponse Make(MetricsReading reading)
    {
        var text = new PrometheusText();
        FalcoMetrics.Write(text, reading);
        OwnMetrics.Write(text, reading);
        return new(200, "text/plain; version=0.0.4", text.Written);
    }
}
