using System.Security.Cryptography;
using CodeIntel.Export.Reading;

namespace CodeIntel.Export;

/// <summary>
/// Reads an export again: sums, forms, and numbers of examples against its ledger. Needs the folder alone.
/// </summary>
public sealed class ExportCheck(string folder, ITableFiles tables)
{
    private readonly List<string> _problems = [];

    /// <summary>Problems as sentences; none where the export is whole. And the examples that were read.</summary>
    /// <exception cref="ExportRefusedException">The folder holds no export.</exception>
    public (IReadOnlyList<string> Problems, long Examples) Run(CancellationToken cancellationToken)
    {
        var ledger = ExportContents.FindLedger(folder, out var error)
            ?? throw new ExportRefusedException($"{folder} holds no export that can be read: {error}");
        foreach (var name in ExportContents.Foreign(folder, ledger).Where(name => !name.StartsWith('.')))
        {
            _problems.Add($"{name} is not in the ledger");
        }

        CheckSums(cancellationToken);
        var read = 0L;
        foreach (var file in ledger.Files.Where(file => file.Split is not null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            read += Count(file, ledger);
        }

        foreach (var line in ledger.Splits)
        {
            var inFiles = ledger.Files.Where(file => file.Split == line.Split).Sum(file => file.Examples);
            Require(line.Balances, $"{line.Split}: read is not kept plus dropped");
            Require(inFiles == line.Kept, $"{line.Split}: the files hold {inFiles} examples, the ledger {line.Kept}");
        }

        CheckDictionaries(ledger);
        return (_problems, read);
    }

    private void CheckSums(CancellationToken cancellationToken)
    {
        var sums = Path.Combine(folder, ExportSums.FileName);
        if (!File.Exists(sums))
        {
            _problems.Add($"{ExportSums.FileName} is missing");
            return;
        }

        Try(ExportSums.FileName, () =>
        {
            foreach (var (name, sum) in ExportSums.Read(sums))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Try(name, () => CheckSum(name, sum));
            }
        });
    }

    private void CheckSum(string name, string sum)
    {
        var path = Inside(name);
        if (!File.Exists(path))
        {
            _problems.Add($"{name} is missing");
            return;
        }

        using var stream = File.OpenRead(path);
        Require(Convert.ToHexStringLower(SHA256.HashData(stream)) == sum, $"{name} was changed: its sum differs");
    }

    private long Count(ExportedFile file, ExportLedger ledger)
    {
        var count = 0L;
        Try(file.Path, () =>
        {
            count = Examples(Inside(file.Path), ledger);
            Require(count == file.Examples, $"{file.Path} holds {count} examples instead of {file.Examples}");
        });
        return count;
    }

    private long Examples(string path, ExportLedger ledger)
    {
        switch (ledger.Options.Format)
        {
            case ExportFormat.Code2vec:
                return ContextFile.Read(path, ledger.Options.MaxContexts).LongCount();
            case ExportFormat.Code2seq:
                var fields = Math.Max(ledger.Options.MaxContexts, ledger.Options.MaxStoredContexts);
                return ContextFile.Read(path, fields).LongCount();
            case ExportFormat.Great:
                // a buggy twin is no example of its own
                return JsonLines.Read(path).Select(GreatSample.Read).LongCount(sample => !sample.HasBug);
            case ExportFormat.Parquet:
                return CountRows(path, HasGraphs(ledger));
            case ExportFormat.Vectors:
                return VectorFile.Read(path).LongCount();
            case ExportFormat.JsonLines when HasGraphs(ledger):
                return JsonLines.Read(path).Select(line => ExportedGraph.Of(line)).LongCount();
            default:
                return JsonLines.Read(path).LongCount();
        }
    }

    private static bool HasGraphs(ExportLedger ledger) => ledger.Options.Include.HasFlag(ExportParts.Graph);

    private long CountRows(string path, bool hasGraphs)
    {
        using var stream = File.OpenRead(path);
        var graph = hasGraphs ? tables.Columns(stream).Index().First(column => column.Item.Name == "graph").Index : -1;
        stream.Position = 0;
        return tables.Read(stream)
            .Select(row => hasGraphs ? ExportedGraph.Parse((string)row[graph]!) : null)
            .LongCount();
    }

    private void CheckDictionaries(ExportLedger ledger)
    {
        foreach (var file in ledger.Files.Where(file => file.Path.Contains(".dict.", StringComparison.Ordinal)))
        {
            Try(file.Path, () =>
            {
                var dictionary = ContextCounts.Read(Inside(file.Path));
                var train = ledger.Splits.FirstOrDefault(line => line.Split == "train")?.Kept ?? 0;
                Require(dictionary.TrainingExamples == train,
                    $"{file.Path} tells of {dictionary.TrainingExamples} training examples instead of {train}");
            });
        }
    }

    /// <summary>The place of a file that a ledger or a list of sums names; whoever wrote them, in the folder.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    private string Inside(string name) => ExportContents.IsInside(name)
        ? Path.Combine(folder, name)
        : throw new InvalidDataException("the path leaves the folder of the export; it is not read");

    /// <summary>What is wrong with a file is a problem of the export, and the check goes on.</summary>
    private void Try(string name, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ZstdSharp.ZstdException)
        {
            _problems.Add($"{name}: {e.Message}");
        }
    }

    private void Require(bool condition, string problem)
    {
        if (!condition)
        {
            _problems.Add(problem);
        }
    }
}
