using System.Runtime.CompilerServices;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// The contexts of the published definition of code2seq's C# extractor, from the file's text. Units that it does not
/// know are left out with its reason.
/// </summary>
internal sealed class CompatContexts(ICompatPathExtractor extractor) : IContextProvider
{
    // one entry per file that is being formatted; goes with the file
    private readonly ConditionalWeakTable<FileContent, Found> _files = [];

    public ExportParts Parts => ExportParts.Text;

    public string? TryGet(ExportExample example, out ContextLists contexts)
    {
        contexts = default;
        if (example.Unit.Noise is { Text: not null })
        {
            return "compat-noise-on-code"; // the definition reads files, and the changed unit stands in none
        }

        var found = _files.GetValue(example.Content, Extract);
        if (found.File.Refused is { } refused)
        {
            return "compat-" + refused;
        }

        if (!found.Methods.TryGetValue(example.Unit.Span, out var method))
        {
            return "compat-" + found.Reasons.GetValueOrDefault(example.Unit.Span, "not-a-method");
        }

        var label = example.Unit.Noise is null ? method.Label : example.Label;
        contexts = new(label, method.Contexts, example.Terminals(found.File), found.File.Paths);
        return null;
    }

    private Found Extract(FileContent content)
    {
        var file = extractor.Extract(content.Text, new CompatLimits());
        return new(
            file,
            file.Methods.DistinctBy(method => method.Span).ToDictionary(method => method.Span),
            file.Inexpressible.DistinctBy(refusal => refusal.Span)
                .ToDictionary(refusal => refusal.Span, refusal => refusal.Reason));
    }

    private sealed record Found(
        CompatFile File,
        IReadOnlyDictionary<CharSpan, CompatMethod> Methods,
        IReadOnlyDictionary<CharSpan, string> Reasons);
}
