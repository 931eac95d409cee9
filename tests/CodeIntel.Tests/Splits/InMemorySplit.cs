using CodeIntel.Examples;
using CodeIntel.Splits;

namespace CodeIntel.Tests.Splits;

/// <summary>The storage interfaces over lists, and a random corpus.</summary>
internal sealed class InMemorySplit : ISplitSource, ISplitWriter
{
    public List<SplitRepository> RepositoryList { get; init; } = [];

    public List<SplitFile> FileList { get; init; } = [];

    public List<SplitExample> ExampleList { get; init; } = [];

    public SplitResult? Written { get; private set; }

    public Dictionary<ExampleId, Split> SplitOf
    {
        get
        {
            var ids = ExampleList.ToDictionary(example => example.Row, example => example.Id);
            return Written!.Splits.ToDictionary(split => ids[split.Row], split => split.Split);
        }
    }

    public static InMemorySplit Create(ulong seed, int repositories, int maxFiles = 8, int maxExamples = 12)
    {
        var random = SeededRandom.For("split tests", seed);
        var corpus = new InMemorySplit();
        for (var repository = 1; repository <= repositories; repository++)
        {
            var url = $"https://example.org/{seed}/{repository}";
            corpus.RepositoryList.Add(new(repository, url, null));
            for (var files = 1 + random.Next(maxFiles); files > 0; files--)
            {
                var file = new SplitFile(corpus.FileList.Count + 1, repository, $"src/{files}.cs");
                corpus.FileList.Add(file);
                for (var examples = 1 + random.Next(maxExamples); examples > 0; examples--)
                {
                    corpus.Add(file, random);
                }
            }
        }

        return corpus;
    }

    /// <summary>The same corpus with other rows, in another order.</summary>
    public InMemorySplit Permuted(ulong seed)
    {
        var random = SeededRandom.For("permutation", seed);
        var repositories = Shuffled(RepositoryList, random);
        var files = Shuffled(FileList, random);
        var examples = Shuffled(ExampleList, random);
        var repositoryRows = repositories.Select((r, i) => (r.Row, New: i + 1L)).ToDictionary(r => r.Row, r => r.New);
        var fileRows = files.Select((f, i) => (f.Row, New: i + 1L)).ToDictionary(f => f.Row, f => f.New);
        return new()
        {
            RepositoryList = [.. repositories.Select(r => r with { Row = repositoryRows[r.Row] })],
            FileList =
            [
                .. files.Select(f => f with { Row = fileRows[f.Row], RepositoryRow = repositoryRows[f.RepositoryRow] }),
            ],
            ExampleList =
            [
                .. examples.Select(
                    (example, i) =>
                        example with
                        {
                            Row = i + 1,
                            RepositoryRow = repositoryRows[example.RepositoryRow],
                            FileRow = fileRows[example.FileRow],
                            NearCluster = 1000 - example.NearCluster,
                        }
                ),
            ],
        };
    }

    public IReadOnlyList<SplitRepository> Repositories() => RepositoryList;

    public IReadOnlyList<SplitFile> Files() => FileList;

    public IEnumerable<SplitExample> Examples() => ExampleList;

    public void Write(SplitResult result) => Written = result;

    private static List<T> Shuffled<T>(List<T> list, SeededRandom random)
    {
        var shuffled = list.ToArray();
        random.Shuffle(shuffled.AsSpan());
        return [.. shuffled];
    }

    private void Add(SplitFile file, SeededRandom random)
    {
        var row = ExampleList.Count + 1;
        ExampleList.Add(
            new()
            {
                Row = row,
                Id = new(ContentHash.Of($"{file.Path} {row} {random.NextUInt64()}")),
                RepositoryRow = file.RepositoryRow,
                FileRow = file.Row,
                Label = $"label{random.Next(30)}",
                ExactCluster = random.Next(10) == 0 ? random.Next(6) : null,
                Type2Cluster = random.Next(8) == 0 ? random.Next(6) : null,
                NearCluster = random.Next(6) == 0 ? random.Next(60) : null,
            }
        );
    }
}
