using CodeIntel.Studies;

namespace CodeIntel.Fuzz.Sources;

/// <summary>A file in a folder without git; with a target it is a symbolic link.</summary>
internal sealed record SourceCase(int Number, string Description, string Path, byte[] Bytes, string? LinkTarget)
    : FuzzCase(Number, Description)
{
    /// <inheritdoc/>
    public override CorpusRepository? Entry => null;

    /// <inheritdoc/>
    public override void Write(string folder)
    {
        var path = System.IO.Path.Combine(folder, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        if (LinkTarget is null)
        {
            File.WriteAllBytes(path, Bytes);
        }
        else if (!System.IO.Path.Exists(path))
        {
            File.CreateSymbolicLink(path, LinkTarget);
        }
    }
}
