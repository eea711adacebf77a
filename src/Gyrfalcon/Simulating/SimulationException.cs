namespace Gyrfalcon.Simulating;

/// <summary>An action that could not be done; the message says what failed and why.</summary>
sealed class SimulationException(string message) : Exception(message);
