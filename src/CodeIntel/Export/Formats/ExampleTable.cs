using System.Collections.Concurrent;
using System.Collections.Frozen;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>Everything about an example as typed columns: the one definition of what jsonl and parquet hold.</summary>
internal sealed class ExampleTable
{
    private static readonly DuplicationRelation[] _relations = Enum.GetValues<DuplicationRelation>();

    private static readonly FrozenDictionary<UnitKind, string> _kinds =
        Enum.GetValues<UnitKind>().ToFrozenDictionary(kind => kind, KebabCase.Of);

    private readonly ConcurrentDictionary<SourceTraits, string[]> _traits = [];
    private readonly ExportParts _include;
    private readonly string? _noise;
    private readonly IReadOnlyDictionary<long, ExportDuplication>[] _duplicates;
    private readonly int _maxContexts;
    private readonly ExportTables _tables;

    public ExampleTable(ExportSettings options, ExportTables tables, IExportSource source)
    {
        _include = options.Include;
        _noise = options.Noise is { } noise ? KebabCase.Of(noise.Kind) : null;
        _maxContexts = options.MaxContexts;
        _tables = tables;
        _duplicates = [.. _relations.Select(source.Duplicates)];
        Columns = [.. Fixed, .. Optional(options.Include)];
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<ExportColumn> Columns { get; }

    private static IEnumerable<ExportColumn> Fixed =>
    [
        new("id", ExportColumnType.Text, "Stable identity: hash of repository, commit, path, span and text."),
        new("split", ExportColumnType.Text, "train, validation or test."),
        new("repository", ExportColumnType.Text, "Address of the repository."),
        new("commit", ExportColumnType.Text, "Commit."),
        new("path", ExportColumnType.Text, "Path of the file."),
        new("licence", ExportColumnType.Text, "SPDX expression of the file, else of the repository; null: unknown."),
        new("start", ExportColumnType.Whole, "First UTF-16 code unit in the file's text."),
        new("length", ExportColumnType.Whole, "UTF-16 code units in the file's text."),
        new("first_line", ExportColumnType.Whole, "First line, from 1."),
        new("last_line", ExportColumnType.Whole, "Last line."),
        new("kind", ExportColumnType.Text, "method, constructor, accessor, operator, local-function, destructor."),
        new("name", ExportColumnType.Text, "Declared name."),
        new("qualified_name", ExportColumnType.Text, "Name with namespaces and types."),
        new("signature", ExportColumnType.Text, "Declaration without body."),
        new("label", ExportColumnType.Text, "Subtokens of the name joined by |, or the label that noise gave."),
        new("clean_label", ExportColumnType.Text, "Subtokens of the name joined by |."),
        new("noise", ExportColumnType.Text, "Kind of noise that changed the example; null: clean."),
        new("code", ExportColumnType.Text, "The text, after noise."),
        new("documentation", ExportColumnType.Text, "Summary of the documentation comment; null: none."),
        new("token_count", ExportColumnType.Whole, "Number of tokens."),
        new("parse_errors", ExportColumnType.Whole, "Errors of the parser inside it."),
        new("traits", ExportColumnType.Texts, "generated, test, vendored, parse-errors, latin1-fallback."),
        .. _relations.SelectMany(relation => Of(KebabCase.Of(relation))),
    ];

    private static IEnumerable<ExportColumn> Of(string relation) =>
    [
        new($"cluster_{relation}", ExportColumnType.Text, $"Id of the first of its {relation} duplicates; null: none."),
        new($"factor_{relation}", ExportColumnType.Whole, $"Number of {relation} duplicates, itself included."),
    ];

    private static IEnumerable<ExportColumn> Optional(ExportParts parts)
    {
        if (parts.HasFlag(ExportParts.Tokens))
        {
            yield return new("tokens", ExportColumnType.Texts, "Tokens without trivia.");
        }

        if (parts.HasFlag(ExportParts.Contexts))
        {
            yield return new("contexts", ExportColumnType.Texts, "Path contexts: terminal,path,terminal.");
        }

        if (parts.HasFlag(ExportParts.Graph))
        {
            yield return new(
                "graph", ExportColumnType.Json, "Program graph: tokens, kinds of syntax nodes, edges by kind.");
        }
    }

    /// <summary>The values of an example, one per column.</summary>
    public object?[] Values(ExportExample example)
    {
        var (unit, file) = (example.Unit, example.File);
        var values = new List<object?>(Columns.Count)
        {
            unit.Id.ToString(), SplitNames.Of(unit.Split), file.Repository.Url, file.Repository.Commit,
            ExampleMaker.WellFormed(file.Path), file.Licence, unit.Span.Start, unit.Span.Length, unit.FirstLine,
            unit.LastLine, _kinds[unit.Kind], unit.Name, unit.QualifiedName, example.Signature, example.Label,
            example.CleanLabel, unit.Noise is null ? null : _noise, example.Code, example.Documentation,
            unit.Noise is { Text: not null } edited ? edited.TokenCount : unit.TokenCount, unit.ParseErrors,
            _traits.GetOrAdd(unit.Traits, Traits),
        };
        AddDuplicates(values, unit.Row);
        AddParts(values, example);
        return [.. values];
    }

    /// <summary>The path contexts as code2vec writes them.</summary>
    private string[] Contexts(ExportExample example)
    {
        var terminals = example.Terminals(_tables.Terminals);
        return
        [
            .. ContextSample.Take(example.Contexts, _maxContexts, example.Unit.Id).Select(context =>
                $"{terminals[context.Start]},{_tables.Paths[context.Path]},{terminals[context.End]}"),
        ];
    }

    private static string[] Traits(SourceTraits traits) => traits == SourceTraits.None ? [] :
    [
        .. Enum.GetValues<SourceTraits>()
            .Where(trait => trait != SourceTraits.None && traits.HasFlag(trait)).Select(KebabCase.Of),
    ];

    private void AddDuplicates(List<object?> values, long row)
    {
        foreach (var clusters in _duplicates)
        {
            var found = clusters.TryGetValue(row, out var cluster);
            values.Add(found ? cluster.Representative.ToString() : null);
            values.Add(found ? cluster.Factor : 1);
        }
    }

    private void AddParts(List<object?> values, ExportExample example)
    {
        if (_include.HasFlag(ExportParts.Tokens))
        {
            values.Add(example.Tokens());
        }

        if (_include.HasFlag(ExportParts.Contexts))
        {
            values.Add(Contexts(example));
        }

        if (_include.HasFlag(ExportParts.Graph))
        {
            values.Add(new NamedGraph(example.Graph, _tables.NodeKinds));
        }
    }
}
