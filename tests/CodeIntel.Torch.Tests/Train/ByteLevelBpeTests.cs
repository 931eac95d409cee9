using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CodeIntel.Torch.Train;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Torch.Tests.Train;

public sealed class ByteLevelBpeTests : IDisposable
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData("low lower", "low|Ġlow|er")]
    [InlineData("lowlow", "low|low")]
    [InlineData("abc", "ab|c")] // the pair that comes first in the file is merged first
    [InlineData("a\n  b", "a|ĊĠ|Ġb")] // the last blank belongs to the word
    [InlineData("it's", "i|t|'s")]
    [InlineData("l;o", "l|;|o")] // no merge across words
    [InlineData("é", "Ã©")]
    [InlineData("<s>", "<|s|>")] // written out, a special token is text
    public void Splits_as_GPT2(string text, string expected)
    {
        var (tokenizer, tokens) = Load(
            ["l o", "lo w", "Ġ low", "e r", "a b", "b c", "Ċ Ġ", "Ġ b", "' s", "Ã ©", "; o"]);

        Assert.Equal(expected, string.Join('|', tokenizer.Encode(text).Select(id => tokens[id])));
        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Gives_back_any_bytes_that_are_text()
    {
        var (tokenizer, _) = Load(["l o", "lo w", "Ġ low", "Ã ©", "ð Ł", "ï ¿", "ï¿ ½"]);
        var bytes = Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 255), Gen.Elements(0xF0, 0x9F, 0x98, 0x80, 'l', 'o', ' ')));

        Check.QuickThrowOnFailure(Prop.ForAll(bytes.ToArbitrary(), values =>
        {
            // what is not UTF-8 becomes U+FFFD, as when a source file is read
            var text = Encoding.UTF8.GetString([.. values.Select(value => (byte)value)]);
            Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
        }));
    }

    [Fact]
    public void Gives_back_every_character()
    {
        var (tokenizer, _) = Load(["Ã ©"]);
        var text = string.Concat(Enumerable.Range(0, 0x11000)
            .Where(Rune.IsValid).Select(value => new Rune(value).ToString()));

        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Special_tokens_have_no_text()
    {
        var (tokenizer, tokens) = Load([]);

        Assert.Equal("a", tokenizer.Decode([0, tokens.IndexOf("a"), 2, 1, tokens.IndexOf("<mask>")]));
    }

    [Fact]
    public void Says_which_file_is_missing()
    {
        var error = Assert.Throws<InvalidDataException>(() => ByteLevelBpe.Load(_folder));

        Assert.Contains("vocab.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "#version: 0.2\n", "cannot be read")]
    [InlineData("{}", "", "<s>, <pad>, </s>, <unk>")]
    [InlineData("""{"<s>":0,"<pad>":1,"</s>":2,"<unk>":3}""", "", "256 of 256 bytes")]
    [InlineData(null, "l o w\n", "line 1: 'l o w'")]
    [InlineData(null, "#version: 0.2\nl o\n", "line 2: 'l o'")]
    public void Refuses_malformed_files(string? vocabulary, string merges, string expected)
    {
        _ = Load([]);
        if (vocabulary is not null)
        {
            File.WriteAllText(Path.Combine(_folder, ByteLevelBpe.VocabularyFile), vocabulary);
        }

        File.WriteAllText(Path.Combine(_folder, ByteLevelBpe.MergesFile), merges);

        Assert.Contains(
            expected, Assert.Throws<InvalidDataException>(() => ByteLevelBpe.Load(_folder)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_two_tokens_with_one_number()
    {
        var (_, tokens) = Load([]);
        var numbers = tokens.Select((token, i) => (token, i)).ToDictionary(pair => pair.token, pair => pair.i);
        numbers["a"] = numbers["b"];
        File.WriteAllText(
            Path.Combine(_folder, ByteLevelBpe.VocabularyFile), JsonSerializer.Serialize(numbers, _json));

        Assert.Throws<InvalidDataException>(() => ByteLevelBpe.Load(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (ByteLevelBpe Tokenizer, List<string> Tokens) Load(string[] merges)
    {
        List<string> tokens =
        [
            .. ByteLevelBpe.SpecialTokens.SkipLast(1), .. ByteLevelBpe.ByteSymbols(),
            .. merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal)), "<mask>",
        ];
        var numbers = tokens.Select((token, i) => (token, i)).ToDictionary(pair => pair.token, pair => pair.i);
        File.WriteAllText(
            Path.Combine(_folder, ByteLevelBpe.VocabularyFile), JsonSerializer.Serialize(numbers, _json));
        File.WriteAllLines(Path.Combine(_folder, ByteLevelBpe.MergesFile), ["#version: 0.2", .. merges]);
        return (ByteLevelBpe.Load(_folder), tokens);
    }
}
