using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class RowCodecTests
{
    [Fact]
    public void Gives_back_what_was_encoded()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var rows = Rows(new(seed));

            Assert.Equal(rows, RowCodec.Decode(RowCodec.Encode(rows)));
        }
    }

    [Fact]
    public void Refuses_rows_that_do_not_ascend() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RowCodec.Encode([2, 1]));

    [Fact]
    public void Survives_damage() => Damage.Survives(RowCodec.Encode(Rows(new(5))), bytes => RowCodec.Decode(bytes));

    [Fact]
    public void Refuses_bytes_that_end_early_or_late()
    {
        Assert.Throws<InvalidDataException>(() => RowCodec.Decode([2, 1]));
        Assert.Throws<InvalidDataException>(() => RowCodec.Decode([1, 1, 1]));
        Assert.Throws<InvalidDataException>(() => RowCodec.Decode([0xFF, 0xFF, 0xFF, 0xFF, 0x0F]));
    }

    private static long[] Rows(SeededRandom random)
    {
        var row = 0L;
        return [.. Enumerable.Range(0, random.Next(80)).Select(i => row += random.Next(i % 7 == 0 ? int.MaxValue : 5))];
    }
}
