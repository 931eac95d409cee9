using System.Globalization;
using CodeIntel.Examples;
using CodeIntel.Fuzz.Sources;
using CodeIntel.Studies;

namespace CodeIntel.Fuzz.Repositories;

/// <summary>Repositories with hostile trees, references, configuration and damaged objects.</summary>
internal sealed class GitTarget : IFuzzTarget
{
    private readonly GitMaker _maker = new(new SourceMutator(SourceSeeds.Load()));

    /// <inheritdoc/>
    public string Name => "git";

    /// <inheritdoc/>
    public int BatchSize => 50;

    /// <summary>The case is written once aside, to know what it is and which commit it ends with.</summary>
    public FuzzCase Make(ulong seed, int number)
    {
        var random = SeededRandom.For("fuzz git", SeededRandom.Mix(seed) + (ulong)number);
        var caseSeed = random.NextUInt64();
        var done = new List<string>();
        var trial = Directory.CreateTempSubdirectory("codeintel-fuzz-trial-").FullName;
        var ids = _maker.Write(trial, number, new SeededRandom(caseSeed), done);
        Directory.Delete(trial, recursive: true);
        return new GitCase(number, caseSeed, string.Join(", ", done), Named(random, number, ids), _maker);
    }

    private static CorpusRepository Named(SeededRandom random, int number, IReadOnlyList<string> ids)
    {
        var place = $"../input/cases/{GitMaker.FolderOf(number)}";
        return random.Next(8) switch
        {
            0 => new() { Path = place, Include = ["**/*"] },
            1 => new() { Path = place + "/tree" },
            2 => new() { Url = place + "/tree" },
            3 => new() { Url = place + "/tree/.git", Branch = "main", Include = ["**/*"] },
            4 => new() { Url = place + "/tree/.git", Commit = ids[random.Next(ids.Count)] },
            5 => new() { Url = place + "/tree/.git", Commit = number.ToString("x40", CultureInfo.InvariantCulture) },
            _ => new() { Url = place + "/tree/.git", Commit = ids[^1], Include = ["**/*"] },
        };
    }
}
