using System.Buffers;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// code2seq's files (Alon 2019b) as its preprocess.py makes them: <c>NAME.train.c2s</c>, <c>.val</c>, <c>.test</c>,
/// the histograms, and <c>NAME.dict.c2s</c>. Terminals and labels are subtokens, paths are nodes, all joined by
/// <c>|</c>. Training examples keep more contexts than are read at once: the reader samples anew at every epoch.
/// </summary>
internal sealed class Code2seqFormat(ExportSettings options, IContextProvider provider) : IExampleFormat
{
    /// <summary>Most nodes of a path: the reader fails on longer ones (its MAX_PATH_LENGTH).</summary>
    public const int MaxNodes = 9;

    // the limits of the published configuration
    private const int MaxSubtokens = 186_277;
    private const int MaxTargets = 26_347;

    private readonly ContextHistogram _subtokens = new();
    private readonly ContextHistogram _nodes = new();
    private readonly ContextHistogram _targets = new();

    public ExportParts Parts => provider.Parts;

    public IReadOnlyList<UnitKind> Units =>
        options.Compat ? [UnitKind.Method] : [UnitKind.Method, UnitKind.LocalFunction];

    public bool CountsFirst => true;

    public FormatDescription Description => new()
    {
        Name = options.Compat ? "code2seq --compat" : "code2seq",
        Summary = "Names and path contexts of C# methods, in the form of code2seq.",
        Tasks = ["text-generation"],
        MediaType = "text/plain",
    };

    private int Stored => Math.Max(options.MaxContexts, options.MaxStoredContexts);

    public string FileName(Split split, int shard, int shards) =>
        $"{options.Name}.{SplitNames.Of(split, "val", "test")}.c2s";

    public void Count(ExportExample example, TextTally tally)
    {
        if (provider.TryGet(example, out var lists) is not null)
        {
            return;
        }

        AddParts(_targets, [KeyValuePair.Create(lists.Label, 1)]);
        AddParts(_subtokens, lists.Contexts.SelectMany(context => new[] { context.Start, context.End })
            .CountBy(row => row).Select(pair => KeyValuePair.Create(lists.Terminals[pair.Key], pair.Value)));
        AddParts(_nodes, lists.Contexts.CountBy(context => context.Path)
            .Select(pair => KeyValuePair.Create(lists.Paths[pair.Key], pair.Value)));
    }

    public void BeginWriting()
    {
        Vocabularies.RequireFilled(_subtokens.Sorted().Count, "subtokens");
        Vocabularies.RequireFilled(_nodes.Sorted().Count, "path nodes");
        Vocabularies.RequireFilled(_targets.Sorted().Count, "names");
    }

    public string? Write(ExportExample example, IBufferWriter<byte> output, TextTally tally)
    {
        if (provider.TryGet(example, out var lists) is { } reason)
        {
            return reason;
        }

        var paths = lists.Paths;
        var fitting = lists.Contexts.Where(context => paths[context.Path].AsSpan().Count('|') < MaxNodes).ToList();
        tally.Add("context: path too long", lists.Contexts.Count - fitting.Count);
        if (fitting.Count == 0)
        {
            return "no-contexts";
        }

        var most = example.Unit.Split == Split.Train ? Stored : options.MaxContexts;
        var chosen = ContextSample.Take(fitting, most, example.Unit.Id);
        tally.Add("context: not sampled", fitting.Count - chosen.Length);
        ContextLine.Write(output, lists, chosen, Stored);
        return null;
    }

    public IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples)
    {
        var dictionary = $"{options.Name}.dict.c2s";
        using (var stream = File.Create(Path.Combine(folder, dictionary)))
        {
            Pickle.Write(stream, _subtokens.Sorted().Take(MaxSubtokens));
            Pickle.Write(stream, _nodes.Sorted());
            Pickle.Write(stream, _targets.Sorted().Take(MaxTargets));
            Pickle.Write(stream, Stored);
            Pickle.Write(stream, examples.GetValueOrDefault(Split.Train));
        }

        return
        [
            dictionary,
            Vocabularies.WriteHistogram(folder, $"{options.Name}.histo.node.c2s", _nodes.Sorted()),
            Vocabularies.WriteHistogram(folder, $"{options.Name}.histo.ori.c2s", _subtokens.Sorted()),
            Vocabularies.WriteHistogram(folder, $"{options.Name}.histo.tgt.c2s", _targets.Sorted()),
        ];
    }

    private static void AddParts(ContextHistogram histogram, IEnumerable<KeyValuePair<string, int>> counts)
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (joined, count) in counts)
        {
            foreach (var part in joined.Split(Subtokens.Separator))
            {
                parts[part] = parts.GetValueOrDefault(part) + count;
            }
        }

        histogram.Add(parts);
    }
}
