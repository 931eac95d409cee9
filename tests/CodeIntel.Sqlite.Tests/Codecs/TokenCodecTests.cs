using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class TokenCodecTests
{
    [Fact]
    public void Gives_back_what_was_encoded()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var tokens = Tokens(new(seed));

            Assert.Equal(tokens, TokenCodec.Decode(TokenCodec.Encode(tokens), tokens.Length));
        }
    }

    [Fact]
    public void Survives_damage()
    {
        var tokens = Tokens(new(4));

        Damage.Survives(TokenCodec.Encode(tokens), bytes => TokenCodec.Decode(bytes, tokens.Length));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Refuses_another_number_of_tokens(int count) =>
        Assert.Throws<InvalidDataException>(() => TokenCodec.Decode([1, 2], count));

    private static int[] Tokens(SeededRandom random) =>
        [.. Enumerable.Range(0, 1 + random.Next(80)).Select(i => random.Next(i % 7 == 0 ? int.MaxValue : 300))];
}
