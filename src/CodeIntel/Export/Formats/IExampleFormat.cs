using System.Buffers;
using CodeIntel.Examples;

namespace CodeIntel.Export.Formats;

/// <summary>
/// One format: which parts it reads, how its files are called, and how an example is written. Formatting runs on
/// several threads.
/// </summary>
internal interface IExampleFormat
{
    /// <summary>The parts of an example that are read.</summary>
    ExportParts Parts { get; }

    /// <summary>The kinds of unit that the format's consumers are made for.</summary>
    IReadOnlyList<UnitKind> Units { get; }

    /// <summary>What the metadata says about the format.</summary>
    FormatDescription Description { get; }

    /// <summary>True where <see cref="Count"/> wants to see every training example first.</summary>
    bool CountsFirst { get; }

    /// <summary>Path of a data file in the folder, with <c>/</c>.</summary>
    string FileName(Split split, int shard, int shards);

    /// <summary>Counts a training example into the vocabularies.</summary>
    void Count(ExportExample example, TextTally tally);

    /// <summary>Called once, after the last count and before the first example is written.</summary>
    /// <exception cref="ExportRefusedException">Nothing was counted.</exception>
    void BeginWriting();

    /// <summary>Writes an example with what ends it, or returns the reason why it is left out.</summary>
    string? Write(ExportExample example, IBufferWriter<byte> output, TextTally tally);

    /// <summary>Writes files beside the data files; returns their paths in the folder.</summary>
    IReadOnlyList<string> WriteExtras(string folder, IReadOnlyDictionary<Split, long> examples);
}
