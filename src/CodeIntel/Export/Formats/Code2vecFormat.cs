using System.Buffers;
using System.Collections.Frozen;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// code2vec's files (Alon 2019a) as its preprocess.py makes them: <c>NAME.train.c2v</c>, <c>.val</c>, <c>.test</c>,
/// the histograms, and <c>NAME.dict.c2v</c>. An example with too many contexts keeps those whose three parts are in the
/// vocabularies first, then those with at least one that is; the sample is drawn with the example's own seed.
/// </summary>
internal sealed class Code2vecFormat(ExportSettings options, IContextProvider provider) : IExampleFormat
{
    // the limits of the published configuration
    private const int MaxWords = 1_301_136;
    private const int MaxPaths = 911_417;
    private const int MaxTargets = 261_245;

    private readonly ContextHistogram _words = new();
    private readonly ContextHistogram _paths = new();
    private readonly ContextHistogram _targets = new();

    private FrozenDictionary<string, long> _knownWords = FrozenDictionary<string, long>.Empty;
    private FrozenDictionary<string, long> _knownPaths = FrozenDictionary<string, long>.Empty;

    public ExportParts Parts => provider.Parts;

    public IReadOnlyList<UnitKind> Units => [UnitKind.Method, UnitKind.LocalFunction];

    public bool CountsFirst => true;

    public FormatDescription Description => new()
    {
        Name = "code2vec",
        Summary = "Names and path contexts of C# methods, in the form of code2vec.",
        Tasks = ["text-classification"],
        MediaType = "text/plain",
    };

    public string FileName(Split split, int shard, int shards) =>
        $"{options.Name}.{SplitNames.Of(split, "val", "test")}.c2v";

    public void Count(ExportExample example, TextTally tally)
    {
        if (provider.TryGet(example, out var lists) is not null)
        {
            return;
        }

        _targets.Add(lists.Label);
        _words.Add(lists.Contexts.SelectMany(context => new[] { context.Start, context.End })
            .CountBy(row => row).Select(pair => KeyValuePair.Create(lists.Terminals[pair.Key], pair.Value)));
        _paths.Add(lists.Contexts.CountBy(context => context.Path)
            .Select(pair => KeyValuePair.Create(lists.Paths[pair.Key], pair.Value)));
    }

    public void BeginWriting()
    {
        _knownWords = Words().ToFrozenDictionary(StringComparer.Ordinal);
        _knownPaths = Paths().ToFrozenDictionary(StringComparer.Ordinal);
        Vocabularies.RequireFilled(_knownWords.Count, "words");
        Vocabularies.RequireFilled(_knownPaths.Count, "paths");
    }

    public string? Write(ExportExample example, IBufferWriter<byte> output, TextTally tally)
    {
        if (provider.TryGet(example, out var lists) is { } reason)
        {
            return reason;
        }

        var chosen = lists.Contexts.Count <= options.MaxContexts ? lists.Contexts : Choose(lists, example.Unit.Id);
        if (chosen.Count == 0)
        {
            return "no-known-context";
        }

        tally.Add("context: not sampled", lists.Contexts.Count - chosen.Count);
        ContextLine.Write(output, lists, chosen, options.MaxContexts);
        return null;
    }

    public IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples)
    {
        var targets = ContextHistogram.AboveCount(_targets.Sorted(), MaxTargets);
        var dictionary = $"{options.Name}.dict.c2v";
        using (var stream = File.Create(Path.Combine(folder, dictionary)))
        {
            Pickle.Write(stream, Words());
            Pickle.Write(stream, Paths());
            Pickle.Write(stream, targets);
            Pickle.Write(stream, examples.GetValueOrDefault(Split.Train));
        }

        return
        [
            dictionary,
            Vocabularies.WriteHistogram(folder, $"{options.Name}.histo.ori.c2v", _words.Sorted()),
            Vocabularies.WriteHistogram(folder, $"{options.Name}.histo.path.c2v", _paths.Sorted()),
            Vocabularies.WriteHistogram(folder, $"{options.Name}.histo.tgt.c2v", _targets.Sorted()),
        ];
    }

    private List<KeyValuePair<string, long>> Words() => ContextHistogram.AboveCount(_words.Sorted(), MaxWords);

    private List<KeyValuePair<string, long>> Paths() => ContextHistogram.AboveCount(_paths.Sorted(), MaxPaths);

    private List<PathContext> Choose(ContextLists lists, ExampleId id)
    {
        var (full, partial) = (new List<PathContext>(), new List<PathContext>());
        foreach (var context in lists.Contexts)
        {
            var parts = (_knownWords.ContainsKey(lists.Terminals[context.Start]) ? 1 : 0)
                + (_knownPaths.ContainsKey(lists.Paths[context.Path]) ? 1 : 0)
                + (_knownWords.ContainsKey(lists.Terminals[context.End]) ? 1 : 0);
            if (parts > 0)
            {
                (parts == 3 ? full : partial).Add(context);
            }
        }

        return full.Count > options.MaxContexts
            ? [.. ContextSample.Take(full, options.MaxContexts, id)]
            : [.. full, .. ContextSample.Take(partial, options.MaxContexts - full.Count, id)];
    }
}
