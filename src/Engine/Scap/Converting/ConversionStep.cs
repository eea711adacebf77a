namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>Gives values to the next parameters of the new event.</summary>
/// <param name="Origin">Where they come from.</param>
/// <param name="First">The first parameter that is copied, where some are.</param>
/// <param name="Count">How many parameters.</param>
readonly record struct ConversionStep(ValueOrigin Origin, int First, int Count);
