using CodeIntel.Examples;
using CodeIntel.Roslyn.Extract;
using CodeIntel.Roslyn.Transform;
using CodeIntel.Studies;

namespace CodeIntel.Cli;

/// <summary>
/// A source file that a model is asked about: extracted by the extract stage itself, from a repository of this one
/// file, so that the model reads it as it read its training data.
/// </summary>
internal sealed class PredictedFile : ISourceTreeOpener, ISourceTree, IExtractionWriter, IRepositoryReader
{
    private readonly string _path;
    private readonly byte[] _bytes;
    private readonly List<ExtractedFile> _files = [];
    private readonly List<Drop> _drops = [];

    private PredictedFile(string path)
    {
        _path = Path.GetFileName(path);
        _bytes = File.ReadAllBytes(path);
    }

    /// <summary>
    /// The units of a file that the model's options select; <paramref name="extract"/>: the study's options.
    /// </summary>
    /// <exception cref="UsageException">The file is none of C#, or cannot be read.</exception>
    public static async Task<IReadOnlyList<UnitToPredict>> ReadAsync(
        string path, TrainOptions train, ExtractOptions extract, CancellationToken cancellationToken)
    {
        using var file = Open(path);
        var options = extract with
        {
            Semantics = SemanticsMode.Source,
            Licences = new ExtractOptions().Licences,
            Drop = [],
        };
        await new ExtractStage(options, file, file, file, new SilentProgress(), 1).RunAsync(cancellationToken)
            .ConfigureAwait(false);
        if (file._files is not [var extracted])
        {
            var reason = file._drops.FirstOrDefault(drop => drop.Unit == "file");
            throw new UsageException($"{path} cannot be read: {reason?.Reason ?? "it is no C# file"} {reason?.Detail}");
        }

        var maker = new MisuseMaker(options);
        return [.. extracted.Units.Where(unit => train.Units.Contains(unit.Kind))
            .Select(unit => Unit(unit, extracted, train, maker))];
    }

    IReadOnlyList<RepositorySnapshot> IRepositoryReader.Read() =>
        [new() { Row = 1, Url = "file", Commit = "", Include = [], Exclude = [], Location = "", IsGit = false }];

    ISourceTree ISourceTreeOpener.Open(RepositorySnapshot repository) => this;

    IEnumerable<SourceEntry> ISourceTree.Entries() => [new(_path, "", SourceEntryKind.File, _bytes.Length)];

    IEnumerable<SourceEntry> ISourceTree.Find(Func<string, bool> isWanted) => [];

    IEnumerable<SourceEntry> ISourceTree.LeftOut() => [];

    byte[]? ISourceTree.Read(SourceEntry entry) => _bytes;

    string? IExtractionWriter.LastPath(long repositoryRow) => null;

    void IExtractionWriter.WriteLicences(long repositoryRow, IReadOnlyList<RepositoryLicence> files)
    {
    }

    void IExtractionWriter.Commit(ExtractionBatch batch)
    {
        _files.AddRange(batch.Files);
        _drops.AddRange(batch.Drops);
    }

    ExtractionTotals IExtractionWriter.Totals() => ExtractionTotals.OfFiles(1, _files.Count);

    void IDisposable.Dispose()
    {
    }

    private static PredictedFile Open(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    private static UnitToPredict Unit(
        ExtractedUnit unit, ExtractedFile file, TrainOptions train, MisuseMaker maker)
    {
        var input = train.Task == TaskKind.VariableMisuse ? maker.Read(new()
        {
            Id = unit.Id,
            Kind = unit.Kind,
            Name = unit.Name,
            FileText = file.Text,
            Span = unit.Span,
        }) : null;
        return new()
        {
            Name = unit.Name,
            Line = unit.Lines.First,
            Id = unit.Id,
            Contexts = train.Task == TaskKind.MethodName ? Contexts(unit, file) : [],
            Input = input?.Input ?? (train.Task == TaskKind.VariableMisuse ? null : new()
            {
                Tokens = [.. file.Tokens.AsSpan(unit.FirstToken, unit.TokenCount).ToArray()
                    .Select(token => file.Vocabulary[token].Text)],
            }),
            TokenLines = input?.Lines ?? [],
        };
    }

    private static NamedContext[] Contexts(ExtractedUnit unit, ExtractedFile file) =>
        [.. unit.Features.Contexts.Select(context => new NamedContext(
            file.Terminals[context.Start],
            SyntaxPathText.Of(file.Paths[context.Path], NodeKindName.Of),
            file.Terminals[context.End]))];
}
