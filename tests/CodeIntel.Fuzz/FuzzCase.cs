using CodeIntel.Studies;

namespace CodeIntel.Fuzz;

/// <summary>One hostile input: made again from its number and the seed alone.</summary>
internal abstract record FuzzCase(int Number, string Description)
{
    /// <summary>Writes the input below a folder, which other cases share.</summary>
    public abstract void Write(string folder);

    /// <summary>The entry of the corpus through which it is read; null: by the folder as a whole.</summary>
    public abstract CorpusRepository? Entry { get; }
}
