using CodeIntel.Export.Cards;
using CodeIntel.Export.Formats;
using CodeIntel.Licences;
using CodeIntel.Studies;

namespace CodeIntel.Export;

/// <summary>
/// Writes the examples of a workspace as a dataset folder: data files, cards, attribution, sums and ledger. Files are
/// read on one thread in the order of rows, formatted on several, and written in that order: the bytes do not depend on
/// the number of threads, and memory does not grow with the corpus beyond the string tables.
/// </summary>
public sealed class Exporter(ExportServices services, IStageProgress progress, int jobs)
{
    /// <summary>
    /// Exports to a folder; to nowhere (everything but writing) where <paramref name="folder"/> is null.
    /// </summary>
    /// <exception cref="ExportRefusedException">What was asked for cannot be made.</exception>
    public ExportReport Run(
        ExportSettings options,
        string? folder,
        bool overwrite,
        CancellationToken cancellationToken
    )
    {
        FormatFactory.Require(options);
        if (options.Format == ExportFormat.Vectors)
        {
            return new VectorExport(services, progress).Run(
                options,
                folder,
                overwrite,
                cancellationToken
            );
        }

        var source = services.Source;
        var excluded = Excluded(options);
        options = WithNoise(options);
        var total = source.CountExamples();
        if (total == 0)
        {
            throw new ExportRefusedException(
                "The workspace has no examples with a split. Run: codeintel split (or a study until split)."
            );
        }

        var tables = source.Tables(FormatFactory.TablesOf(options));
        var format = FormatFactory.Create(options, tables, source, services.Compat);
        var maker = new ExampleMaker(source.Codec, tables, options.Redact, services.Literals);
        var selection = new ExampleSelection(
            options,
            options.Units ?? format.Units,
            excluded,
            Licences(options)
        );
        var encoder = new BatchEncoder(
            format,
            selection,
            maker,
            options.Format == ExportFormat.Parquet
        );
        using var target = folder is null ? null : new ExportFolder(folder, overwrite);
        var query = new ExportQuery(format.Parts | PartsOfRedaction(options), options.Noise);
        if (format.CountsFirst)
        {
            Count(encoder, query, total, cancellationToken);
        }

        format.BeginWriting();
        var (tally, files) = Write(
            new(options, format, encoder, query),
            target,
            total,
            cancellationToken
        );
        return Finish(options, format, tally, files, target);
    }

    private void Count(
        BatchEncoder encoder,
        ExportQuery query,
        long total,
        CancellationToken cancellationToken
    )
    {
        progress.Begin("vocabularies", total, "examples");
        OrderedWork.Run(
            BatchEncoder.Batches(services.Source.Files(query)),
            encoder.Count,
            read => progress.Advance(read),
            jobs,
            cancellationToken
        );
    }

    private (ExportTally Tally, List<ExportedFile> Files) Write(
        Plan plan,
        ExportFolder? target,
        long total,
        CancellationToken cancellationToken
    )
    {
        progress.Begin("export", total, "examples");
        var tally = new ExportTally();
        var tables = plan.Options.Format == ExportFormat.Parquet ? services.Tables : null;
        var splits = plan.Options.Splits.Distinct().Order().ToList();
        var writers = target is null
            ? []
            : splits.ConvertAll(split => new SplitWriter(
                target.Folder,
                split,
                plan.Options,
                plan.Format,
                tables
            ));
        try
        {
            OrderedWork.Run(
                BatchEncoder.Batches(services.Source.Files(plan.Query), plan.Options.ShardBytes),
                plan.Encoder.Encode,
                batch =>
                {
                    using (batch)
                    {
                        writers.ForEach(writer => writer.Append(batch));
                        tally.Add(batch.Tally);
                        progress.Advance(batch.Read);
                    }
                },
                jobs,
                cancellationToken
            );
            return (tally, [.. writers.SelectMany(writer => writer.Finish())]);
        }
        finally
        {
            writers.ForEach(writer => writer.Dispose());
        }
    }

    private ExportReport Finish(
        ExportSettings options,
        IExampleFormat format,
        ExportTally tally,
        List<ExportedFile> files,
        ExportFolder? target
    )
    {
        var lines = tally.Lines(options.Splits.Distinct().Order());
        if (lines.Sum(line => line.Kept) == 0)
        {
            throw new ExportRefusedException(Nothing(lines));
        }

        if (target is not null)
        {
            var extras = format.WriteExtras(target.Folder, tally.Kept);
            files = [.. files, .. extras.Select(name => ExportSums.Of(target.Folder, name))];
        }

        var ledger = new ExportLedger
        {
            Format = FormatFactory.NameOf(options.Format),
            Options = options,
            ContentHash = services.Source.ContentHash,
            Splits = lines,
            Features = tally.Texts.Features,
            Redactions = tally.Texts.Redactions,
            Licences = LicenceList.Sums(tally),
            Files = files,
        };
        if (target is null)
        {
            return new(ledger, [], Warnings(ledger));
        }

        var all = new CardWriter(
            target.Folder,
            format.Description,
            services.Repositories,
            tally
        ).Write(ledger);
        target.Commit();
        return new(ledger, all, Warnings(ledger));
    }

    /// <summary>Secrets are found in texts, and their literals among the tokens.</summary>
    private static ExportParts PartsOfRedaction(ExportSettings options) =>
        options.Redact ? ExportParts.Text | ExportParts.Tokens : ExportParts.None;

    /// <summary>The filter of licences.</summary>
    /// <exception cref="ExportRefusedException">A word of it is wrong.</exception>
    private static LicenceFilter Licences(ExportSettings options) =>
        LicenceFilter.Parse(options.Licences, out var error)
        ?? throw new ExportRefusedException($"--licences {error}");

    /// <summary>The rows that the view leaves out.</summary>
    /// <exception cref="ExportRefusedException">There is no such view.</exception>
    private IReadOnlySet<long> Excluded(ExportSettings options) =>
        options.View is not { } view
            ? System.Collections.Frozen.FrozenSet<long>.Empty
            : services.Source.Excluded(view)
                ?? throw new ExportRefusedException(
                    $"There is no view '{view}'; views are {string.Join(", ", services.Source.Views())}."
                );

    /// <summary>The options with the level of noise that is meant.</summary>
    /// <exception cref="ExportRefusedException">The noise is not there, or not for this format.</exception>
    private ExportSettings WithNoise(ExportSettings options) => options.Noise is not { } noise
        ? options
        : options with { Noise = ExportableNoise.Find(noise, options.Format, services.Source.Noise()) };

    private static string Nothing(IReadOnlyList<ExportLedgerLine> lines)
    {
        var reasons = lines
            .SelectMany(line => line.Dropped)
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Sum(pair => pair.Value):N0}");
        return $"Nothing is left to export: {lines.Sum(line => line.Read):N0} examples were read, and all were left "
            + $"out "
            + $"({string.Join(", ", reasons)}). Widen --split, --units, --licences or --view.";
    }

    private static List<string> Warnings(ExportLedger ledger)
    {
        List<string> warnings =
        [
            .. ledger
                .Splits.Where(line => line.Kept == 0)
                .Select(line => $"the {line.Split} split is empty"),
        ];
        var unknown = ledger.Licences.GetValueOrDefault(LicenceList.Unknown);
        if (unknown > 0)
        {
            warnings.Add(
                $"{unknown:N0} of {ledger.Kept:N0} examples have no known licence: check before publishing, "
                    + "or leave them out with --licences"
            );
        }

        return warnings;
    }

    private sealed record Plan(
        ExportSettings Options,
        IExampleFormat Format,
        BatchEncoder Encoder,
        ExportQuery Query
    );
}
