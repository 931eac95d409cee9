using CodeIntel.Examples;

namespace CodeIntel.Noise.Tasks;

/// <summary>
/// The words of a unit's documentation summary, cleaned as CodeSearchNet and CodeXGLUE do (Husain 2019, Lu 2021).
/// </summary>
internal static class Summaries
{
    /// <summary>The refusal of units without a summary.</summary>
    public const string NoDocumentation = "no-documentation";

    /// <summary>The words, or the reason why the unit is left out.</summary>
    public static (string[] Words, string? Refused) Of(TaskUnit unit)
    {
        if (string.IsNullOrWhiteSpace(unit.Documentation))
        {
            return ([], NoDocumentation);
        }

        var words = DocumentationTokens.Of(unit.Documentation);
        var code = new DocumentedCode(unit.Name, unit.Lines, unit.ParseErrors, unit.Traits);
        return (words, CodeSearchCleaning.Refusal(unit.Documentation, words, code));
    }
}
