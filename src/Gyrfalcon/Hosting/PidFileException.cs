namespace Gyrfalcon.Hosting;

/// <summary>The file of the process id cannot be written: a fault that has an exit code of its own.</summary>
sealed class PidFileException(string message, Exception cause) : Exception(message, cause);
