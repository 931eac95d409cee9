using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class ContextCodecTests
{
    [Fact]
    public void Gives_back_what_was_encoded()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var contexts = Contexts(new(seed));

            Assert.Equal(contexts, ContextCodec.Decode(ContextCodec.Encode(contexts)));
        }
    }

    [Fact]
    public void Survives_damage() =>
        Damage.Survives(ContextCodec.Encode(Contexts(new(11))), bytes => ContextCodec.Decode(bytes));

    [Fact]
    public void Refuses_bytes_that_end_early_or_late()
    {
        var bytes = ContextCodec.Encode([new(1, 2, 3), new(4, 5, 6)]);

        Assert.Throws<InvalidDataException>(() => ContextCodec.Decode(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Throws<InvalidDataException>(() => ContextCodec.Decode([.. bytes, 0]));
        Assert.Throws<InvalidDataException>(() => ContextCodec.Decode([]));
        Assert.Throws<InvalidDataException>(() => ContextCodec.Decode([0xFF, 0xFF, 0xFF, 0xFF, 0x07]));
    }

    private static PathContext[] Contexts(SeededRandom random) =>
    [
        .. Enumerable.Range(0, random.Next(60)).Select(_ => new PathContext(
            random.Next(random.Next(2) == 0 ? 10 : int.MaxValue), random.Next(int.MaxValue), random.Next(100_000))),
    ];
}
