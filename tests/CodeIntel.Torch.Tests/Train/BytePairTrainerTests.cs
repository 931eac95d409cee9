using System.Text.Json;
using CodeIntel.Examples;
using CodeIntel.Torch.Train;

namespace CodeIntel.Torch.Tests.Train;

public sealed class BytePairTrainerTests : IDisposable
{
    private const string Code = """
        public static int Compare(string left, string right)
        {
            var result = string.Compare(left, right, StringComparison.Ordinal);
            return result == 0 ? left.Length - right.Length : result; // größer als 0: naïve
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Merges_the_most_frequent_pairs_first()
    {
        var trainer = new BytePairTrainer(300);
        trainer.Add("hug", 10);
        trainer.Add("pug", 5);
        trainer.Add("pun", 12);
        trainer.Add("bun", 4);
        trainer.Add("hugs", 5);

        trainer.Save(_folder);

        // counts: ug 20, un 16, hug 15, pun 12, then pug 5 and hugs 5 (the tie goes to the lower number), bun 4
        Assert.Equal(
            ["#version: 0.2", "u g", "u n", "h ug", "p un", "p ug", "hug s", "b un"],
            File.ReadAllLines(Path.Combine(_folder, ByteLevelBpe.MergesFile)));
    }

    [Fact]
    public void Counts_what_overlaps_as_it_is_merged()
    {
        var trainer = new BytePairTrainer(300);
        trainer.Add("aaaaa", 3);

        trainer.Save(_folder);

        Assert.Equal(["a a", "aa a", "aa aaa"], File.ReadAllLines(Path.Combine(_folder, ByteLevelBpe.MergesFile))[1..]);
    }

    [Theory]
    [InlineData(262)]
    [InlineData(300)]
    [InlineData(4000)]
    public void Reaches_its_size_and_reads_back_any_text(int size)
    {
        var trainer = new BytePairTrainer(size);
        trainer.Add(Code, 2);
        trainer.Save(_folder);

        var tokenizer = ByteLevelBpe.Load(_folder);

        Assert.Equal(size < 400, tokenizer.Count == size);
        Assert.InRange(tokenizer.Count, 262, size);
        Assert.Equal(Code, tokenizer.Decode(tokenizer.Encode(Code)));
        Assert.Equal("日本 😀", tokenizer.Decode(tokenizer.Encode("日本 😀")));
    }

    [Fact]
    public void Words_that_were_learnt_whole_are_one_piece()
    {
        var trainer = new BytePairTrainer(4000);
        trainer.Add(Code, 2);
        trainer.Save(_folder);
        var tokens = JsonSerializer.Deserialize<Dictionary<string, int>>(
            File.ReadAllText(Path.Combine(_folder, ByteLevelBpe.VocabularyFile)))!;

        var tokenizer = ByteLevelBpe.Load(_folder);

        Assert.Equal([tokens["ĠStringComparison"]], tokenizer.Encode(" StringComparison"));
        Assert.Equal([tokens["public"]], tokenizer.Encode("public"));
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_texts()
    {
        var lines = Code.Split('\n');
        var reversed = lines.Reverse().ToArray();

        Assert.Equal(Files(lines), Files(reversed));
    }

    /// <summary>The merges of an implementation that counts all pairs again for each merge.</summary>
    [Fact]
    public void Equals_counting_again_for_each_merge()
    {
        var random = new SeededRandom(9);
        var words = Enumerable.Range(0, 60).Select(_ => string.Concat(
            Enumerable.Range(0, 1 + random.Next(9)).Select(_ => (char)('a' + random.Next(3))))).ToArray();
        var trainer = new BytePairTrainer(330);
        foreach (var word in words)
        {
            trainer.Add(word);
        }

        trainer.Save(_folder);

        Assert.Equal(
            CountAgain(words, 330 - 261), File.ReadAllLines(Path.Combine(_folder, ByteLevelBpe.MergesFile))[1..]);
    }

    [Fact]
    public void Refuses_a_size_without_room_for_bytes() =>
        Assert.Throws<ArgumentException>(() => new BytePairTrainer(260).Save(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<string> CountAgain(string[] words, int tokensToAdd)
    {
        var split = words.Select(word => word.Select(letter => letter.ToString()).ToList()).ToList();
        var order = new List<string> { "a", "b", "c" };
        var merges = new List<string>();
        while (order.Count < 3 + tokensToAdd)
        {
            var best = split.SelectMany(word => word.Zip(word.Skip(1))).GroupBy(pair => pair)
                .Where(group => group.Count() >= 2)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => order.IndexOf(group.Key.First))
                .ThenBy(group => order.IndexOf(group.Key.Second))
                .Select(group => ((string First, string Second)?)group.Key)
                .FirstOrDefault();
            if (best is not { } pair)
            {
                break;
            }

            merges.Add($"{pair.First} {pair.Second}");
            if (!order.Contains(pair.First + pair.Second))
            {
                order.Add(pair.First + pair.Second);
            }

            foreach (var word in split)
            {
                for (var i = 0; i + 1 < word.Count; i++)
                {
                    if (word[i] == pair.First && word[i + 1] == pair.Second)
                    {
                        word[i] += word[i + 1];
                        word.RemoveAt(i + 1);
                    }
                }
            }
        }

        return merges;
    }

    private (string Vocabulary, string Merges) Files(string[] texts)
    {
        var trainer = new BytePairTrainer(320);
        foreach (var text in texts)
        {
            trainer.Add(text, 2);
        }

        trainer.Save(_folder);
        return (
            File.ReadAllText(Path.Combine(_folder, ByteLevelBpe.VocabularyFile)),
            File.ReadAllText(Path.Combine(_folder, ByteLevelBpe.MergesFile)));
    }
}
