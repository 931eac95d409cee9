using CodeIntel.Export.Formats;

namespace CodeIntel.Export;

/// <summary>Formats batches of files; several at a time.</summary>
internal sealed class BatchEncoder(
    IExampleFormat format,
    ExampleSelection selection,
    ExampleMaker maker,
    bool asRows
)
{
    private const int ExamplesPerBatch = 128;
    private const int BytesPerBatch = 1 << 20; // of encoded text
    private const int BytesPerShardedExample = 16 << 10;

    /// <summary>Groups files so that one batch is worth a thread's attention.</summary>
    public static IEnumerable<List<ExportFile>> Batches(
        IEnumerable<ExportFile> files,
        long shardBytes = 0
    )
    {
        // a shard ends between batches, so batches are small beside it
        var most =
            shardBytes > 0
                ? Math.Max(1, Math.Min(ExamplesPerBatch, shardBytes / BytesPerShardedExample))
                : ExamplesPerBatch;
        var (batch, examples, bytes) = (new List<ExportFile>(), 0, 0L);
        foreach (var file in files)
        {
            batch.Add(file);
            examples += file.Units.Count;
            bytes += file.Text?.Length ?? 0;
            if (examples >= most || bytes >= BytesPerBatch)
            {
                yield return batch;
                (batch, examples, bytes) = ([], 0, 0L);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Counts the training examples of a batch into the format's vocabularies.</summary>
    public int Count(List<ExportFile> batch)
    {
        var read = 0;
        foreach (var file in batch)
        {
            var content = new FileContent(file, maker.Codec);
            foreach (var unit in file.Units)
            {
                read++;
                if (unit.Split == Examples.Split.Train && selection.Refusal(file, unit) is null)
                {
                    var texts = new TextTally();
                    format.Count(new(unit, content, maker, texts), texts);
                }
            }
        }

        return read;
    }

    /// <summary>Formats a batch.</summary>
    public EncodedBatch Encode(List<ExportFile> batch)
    {
        var encoded = new EncodedBatch();
        foreach (var file in batch)
        {
            var content = new FileContent(file, maker.Codec);
            var kept = 0L;
            foreach (var unit in file.Units)
            {
                encoded.Read++;
                kept += selection.IsRead(unit) && Keeps(unit, content, encoded) ? 1 : 0;
            }

            if (kept > 0)
            {
                encoded.Tally.Attribute(
                    file.Repository.Row,
                    file.Licence ?? LicenceList.Unknown,
                    kept
                );
            }
        }

        return encoded;
    }

    private bool Keeps(ExportUnit unit, FileContent content, EncodedBatch encoded)
    {
        var reason = selection.Refusal(content.File, unit) ?? Write(unit, content, encoded);
        if (reason is null)
        {
            encoded.Tally.Keep(unit.Split);
            return true;
        }

        encoded.Tally.Drop(unit.Split, reason);
        return false;
    }

    private string? Write(ExportUnit unit, FileContent content, EncodedBatch encoded)
    {
        var example = new ExportExample(unit, content, maker, encoded.Tally.Texts);
        if (asRows && format is TableFormat table)
        {
            encoded.RowsOf(unit.Split).Add(table.Row(example));
            return null;
        }

        return format.Write(example, encoded.BytesOf(unit.Split), encoded.Tally.Texts);
    }
}
