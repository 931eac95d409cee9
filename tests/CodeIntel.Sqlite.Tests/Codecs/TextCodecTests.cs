using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class TextCodecTests
{
    [Theory]
    [InlineData("")]
    [InlineData("class C { }\r\n")]
    [InlineData("nul \0 inside \0")]
    [InlineData("lone \ud800 and \udc00 halves \udfff\ud8ff")]
    [InlineData("\ufeffmark, \u202e override, \U0001f600")]
    public void Gives_back_every_code_unit(string text) => Assert.Equal(text, TextCodec.Decode(TextCodec.Encode(text)));

    [Fact]
    public void Gives_back_random_code_units()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var text = Noise(new(seed), 2_000);

            Assert.Equal(text, TextCodec.Decode(TextCodec.Encode(text)));
        }
    }

    [Fact]
    public void Gives_back_five_megabytes()
    {
        var repeated = string.Concat(Enumerable.Repeat("int x = 1; // a line of code\n", 180_000));
        var incompressible = Noise(new(1), 2_600_000);

        Assert.Equal(repeated, TextCodec.Decode(TextCodec.Encode(repeated)));
        Assert.Equal(incompressible, TextCodec.Decode(TextCodec.Encode(incompressible)));
        Assert.True(TextCodec.Encode(repeated).Length < 100_000);
    }

    [Fact]
    public void Survives_damage() =>
        Damage.Survives(TextCodec.Encode(Noise(new(2), 300) + new string('x', 300)), bytes => TextCodec.Decode(bytes));

    [Fact]
    public void Refuses_bytes_that_end_early_or_late()
    {
        var bytes = TextCodec.Encode("some text that is long enough to be cut");

        Assert.Throws<InvalidDataException>(() => TextCodec.Decode(bytes[..^1]));
        Assert.Throws<InvalidDataException>(() => TextCodec.Decode([.. bytes, 0]));
        Assert.Throws<InvalidDataException>(() => TextCodec.Decode([]));
    }

    private static string Noise(SeededRandom random, int length) =>
        string.Create(length, random, (span, source) =>
        {
            foreach (ref var c in span)
            {
                c = (char)source.Next(0x10000);
            }
        });
}
