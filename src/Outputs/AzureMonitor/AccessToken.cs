using System.Globalization;
using System.Text.Json;

namespace Gyrfalcon.Outputs.AzureMonitor;

/// <summary>What opens the ingestion endpoint for a while.</summary>
/// <param name="Value">The token.</param>
/// <param name="Life">How long it is good.</param>
readonly record struct AccessToken(string Value, TimeSpan Life)
{
    /// <summary>Reads the answer of a token service; null when there is no token in it.</summary>
    public static AccessToken? Parse(ReadOnlySpan<byte> json)
    {
        string? value = null;
        var life = TimeSpan.Zero;
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isValue = reader.ValueTextEquals("access_token"u8), isLife = reader.ValueTextEquals("expires_in"u8);
                reader.Read();
                if (isValue && reader.TokenType == JsonTokenType.String) value = reader.GetString();
                else if (isLife) life = ReadSeconds(reader);
                else reader.Skip();
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return string.IsNullOrEmpty(value) ? null : new AccessToken(value, life);
    }

    // A number of the token endpoint, a text of the metadata service.
    static TimeSpan ReadSeconds(in Utf8JsonReader reader)
    {
        int seconds = 0;
        bool isNumber = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt32(out seconds),
            JsonTokenType.String => int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out seconds),
            _ => false,
        };
        return isNumber ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
    }
}
