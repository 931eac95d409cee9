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

        if (found.Method(example.Unit) is not { } method)
        {
            return "compat-" + found.Reason(example.Unit);
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
            file.Methods.DistinctBy(method => Key(method.Name, method.Span))
                .ToDictionary(method => Key(method.Name, method.Span)),
            file.Inexpressible.DistinctBy(refusal => Key(refusal.Name, refusal.Span))
                .ToDictionary(refusal => Key(refusal.Name, refusal.Span), refusal => refusal.Reason));
    }

    /// <summary>
    /// A unit by its name and end: the definition knows no preprocessor symbol, so it may not see the attributes or
    /// modifiers with which the unit begins.
    /// </summary>
    private static (string Name, int End) Key(string name, CharSpan span) => (name, span.End);

    private sealed record Found(
        CompatFile File,
        IReadOnlyDictionary<(string Name, int End), CompatMethod> Methods,
        IReadOnlyDictionary<(string Name, int End), string> Reasons)
    {
        public CompatMethod? Method(ExportUnit unit) => Methods.GetValueOrDefault(Key(unit.Name, unit.Span));

        public string Reason(ExportUnit unit) => Reasons.GetValueOrDefault(
            Key(unit.Name, unit.Span), unit.Kind == UnitKind.Method ? "inactive" : "not-a-method");
    }
}
