namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>
/// The command of a health check: <c>CMD</c> and a program with arguments, <c>CMD-SHELL</c> and a line for the shell, or <c>NONE</c>.
/// </summary>
sealed record InspectedHealthcheck(List<string>? Test);
