using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Fuzz.Repositories;

/// <summary>A git repository, named in the corpus by address or by path.</summary>
internal sealed record GitCase(int Number, ulong Seed, string Description, CorpusRepository Named, GitMaker Maker)
    : FuzzCase(Number, Description)
{
    /// <inheritdoc/>
    public override CorpusRepository Entry => Named;

    /// <inheritdoc/>
    public override void Write(string folder) => Maker.Write(folder, Number, new SeededRandom(Seed), []);
}
