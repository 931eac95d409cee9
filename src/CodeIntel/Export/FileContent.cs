namespace CodeIntel.Export;

/// <summary>A file's text and tokens, decoded once for all its examples.</summary>
internal sealed class FileContent(ExportFile file, IExportCodec codec)
{
    private string? _text;
    private int[]? _tokens;

    public ExportFile File => file;

    public string Text => _text ??= codec.Text(file.Text!);

    public int[] Tokens => _tokens ??= codec.Tokens(file.Tokens!, file.TokenCount);
}
