namespace Gyrfalcon.Hosting;

/// <summary>A file that was loaded.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
sealed record LoadedFile(string Name, string Sha256);
