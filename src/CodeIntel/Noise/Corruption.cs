using CodeIntel.Examples;

namespace CodeIntel.Noise;

/// <summary>The result of corrupting one example, or the reason why it cannot be corrupted.</summary>
internal sealed record Corruption(string Before, string After, ExtractedFile? Edited = null, string? Refused = null)
{
    public static Corruption Of(EditedUnit edit) => new(edit.Before, edit.After, edit.Edited, edit.Refused);

    public static Corruption Refuse(string reason) => new("", "", null, reason);
}
