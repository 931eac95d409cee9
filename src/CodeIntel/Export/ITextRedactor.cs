namespace CodeIntel.Export;

/// <summary>Replaces secrets and personal data in texts. Safe to call from any thread.</summary>
public interface ITextRedactor
{
    /// <summary>The text with what was found replaced; adds to <paramref name="counts"/> by kind.</summary>
    string Redact(string text, IDictionary<string, long> counts);
}
