using System.Globalization;
using System.Text;
using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Export.Cards;
using CodeIntel.Export.Formats;
using CodeIntel.Studies;

namespace CodeIntel.Export;

/// <summary>
/// Writes code vectors as code2vec's <c>--export_code_vectors</c> does (<c>NAME.SPLIT.c2v.vectors</c>: one vector a
/// line, numbers with blanks between), and beside each file the ids and labels of its lines.
/// </summary>
internal sealed class VectorExport(ExportServices services, IStageProgress progress)
{
    private static readonly FormatDescription _description = new()
    {
        Name = "vectors",
        Summary = "Code vectors of C# methods, one a line.",
        Tasks = ["feature-extraction"],
        MediaType = "text/plain",
    };

    public ExportReport Run(ExportSettings options, string? folder, bool overwrite, CancellationToken cancellationToken)
    {
        var vectors = services.Vectors!;
        var splits = options.Splits.Distinct().Order().ToList();
        progress.Begin("vectors", splits.Sum(vectors.Count), "examples");
        using var target = folder is null ? null : new ExportFolder(folder, overwrite);
        var (files, ids) = (new List<ExportedFile>(), new HashSet<ExampleId>());
        foreach (var split in target is null ? [] : splits)
        {
            files.AddRange(Write(vectors, split, options, target!.Folder, ids, cancellationToken));
        }

        var tally = Attribute(ids);
        var ledger = new ExportLedger
        {
            Format = _description.Name,
            Options = options with { Noise = services.VectorNoise },
            ContentHash = services.Source.ContentHash,
            Splits =
            [
                .. splits.Select(split => new ExportLedgerLine(
                    SplitNames.Of(split), vectors.Count(split), vectors.Count(split), new Dictionary<string, long>())),
            ],
            Features = tally.Texts.Features,
            Redactions = tally.Texts.Redactions,
            Licences = LicenceList.Sums(tally),
            Files = files,
        };
        if (ledger.Kept == 0)
        {
            throw new ExportRefusedException($"Run {options.Run} has no examples in the splits that were asked for.");
        }

        if (target is null)
        {
            return new(ledger, [], []);
        }

        var all = new CardWriter(target.Folder, _description, services.Repositories, tally).Write(ledger);
        target.Commit();
        return new(ledger, all, []);
    }

    private List<ExportedFile> Write(
        ICodeVectorSource vectors, Split split, ExportSettings options, string folder, HashSet<ExampleId> ids,
        CancellationToken cancellationToken)
    {
        var name = $"{options.Name}.{SplitNames.Of(split, "val", "test")}.c2v.vectors";
        var beside = name + ".ids.jsonl";
        using (var file = new HashedFile(Path.Combine(folder, name)))
        using (var list = new HashedFile(Path.Combine(folder, beside)))
        {
            foreach (var vector in vectors.Read(split, cancellationToken))
            {
                file.Write(Encoding.UTF8.GetBytes(Line(vector.Values)));
                var id = new { id = vector.Id.ToString(), label = vector.Label };
                list.Write([.. JsonSerializer.SerializeToUtf8Bytes(id, StudyJson.Options), (byte)'\n']);
                ids.Add(vector.Id);
                progress.Advance(1);
            }
        }

        return
        [
            ExportSums.Of(folder, name) with
            {
                Split = SplitNames.Of(split),
                Examples = vectors.Count(split),
                Rows = vectors.Count(split),
            },
            ExportSums.Of(folder, beside),
        ];
    }

    private static string Line(float[] values) =>
        string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))) + "\n";

    private ExportTally Attribute(HashSet<ExampleId> ids)
    {
        var tally = new ExportTally();
        foreach (var file in services.Source.Files(new(ExportParts.None, null)))
        {
            var count = file.Units.LongCount(unit => ids.Contains(unit.Id));
            if (count > 0)
            {
                tally.Attribute(file.Repository.Row, file.Licence ?? LicenceList.Unknown, count);
            }
        }

        return tally;
    }
}
