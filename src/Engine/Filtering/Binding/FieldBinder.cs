using System.Diagnostics.CodeAnalysis;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>Finds a field by its name; see <see cref="FieldCatalogue.TryBind"/>.</summary>
delegate bool FieldBinder(
    string name, string? argument, [NotNullWhen(true)] out BoundField? field, [NotNullWhen(false)] out string? error, out string? suggestion);
