using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Export.Formats;

namespace CodeIntel.Export;

/// <summary>
/// Writes the data files of one split. A file that has reached the shard size ends after the batch that filled it, and
/// takes its final name when all are there, because names tell how many there are.
/// </summary>
internal sealed class SplitWriter(
    string folder, Split split, ExportSettings options, IExampleFormat format, ITableFiles? tables) : IDisposable
{
    private readonly List<(string Path, long Examples, long Rows, long Bytes, string Hash)> _done = [];

    private HashedFile? _file;
    private Stream? _stream;
    private ITableFile? _table;
    private long _bytes;
    private long _examples;
    private long _rows;

    /// <summary>Appends what a batch has for this split.</summary>
    public void Append(EncodedBatch batch)
    {
        var kept = batch.Tally.Kept.GetValueOrDefault(split);
        if (kept == 0)
        {
            return;
        }

        Open();
        if (_table is not null)
        {
            _table.Write(batch.RowsOf(split));
            _rows += batch.RowsOf(split).Count;
            _bytes += batch.RowsOf(split).Sum(row => row.OfType<string>().Sum(text => (long)text.Length));
        }
        else
        {
            _stream!.Write(batch.BytesOf(split).WrittenSpan);
            _rows += batch.BytesOf(split).WrittenSpan.Count((byte)'\n');
            _bytes += batch.BytesOf(split).WrittenCount;
        }

        _examples += kept;
        if (options.ShardBytes > 0 && _bytes >= options.ShardBytes)
        {
            Close();
        }
    }

    /// <summary>Ends the last file and gives all their names. A split without examples has one empty file.</summary>
    public IReadOnlyList<ExportedFile> Finish()
    {
        if (_done.Count == 0)
        {
            Open();
        }

        Close();
        return [.. _done.Select((file, i) => Rename(file, i))];
    }

    public void Dispose()
    {
        _table?.Dispose();
        _file?.Dispose();
    }

    private ExportedFile Rename((string Path, long Examples, long Rows, long Bytes, string Hash) file, int i)
    {
        var name = format.FileName(split, i, _done.Count);
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file.Path, path);
        return new(name, SplitNames.Of(split), file.Examples, file.Bytes, file.Hash) { Rows = file.Rows };
    }

    private void Open()
    {
        if (_file is not null)
        {
            return;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $".{SplitNames.Of(split)}-{_done.Count}.partial");
        _file = new(Path.Combine(folder, name));
        if (tables is not null)
        {
            _table = tables.Create(_file, format.Description.Columns, options.Compression);
        }
        else
        {
            _stream = Compression.Compress(_file, options.Compression);
        }
    }

    private void Close()
    {
        if (_file is null)
        {
            return;
        }

        _table?.Finish();
        _table?.Dispose();
        _stream?.Dispose();
        _file.FlushToDisk();
        _done.Add((_file.Path, _examples, _rows, _file.Length, _file.Hash));
        _file.Dispose();
        (_file, _stream, _table, _bytes, _examples, _rows) = (null, null, null, 0, 0, 0);
    }
}
