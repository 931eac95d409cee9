using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class VarintReaderTests
{
    [Fact]
    public void Reads_what_was_written()
    {
        var random = new SeededRandom(1);
        int[] numbers = [0, 127, 128, 16_383, 16_384, int.MaxValue, .. Enumerable.Range(0, 500).Select(Any)];
        int[] differences = [0, -1, 1, int.MinValue, int.MaxValue, .. numbers.Select(number => -number)];
        var writer = new VarintWriter();
        Array.ForEach(numbers, writer.Write);
        Array.ForEach(differences, writer.WriteSigned);

        var reader = new VarintReader(writer.ToArray());
        foreach (var number in numbers)
        {
            Assert.Equal(number, reader.Read());
        }

        foreach (var difference in differences)
        {
            Assert.Equal(difference, reader.ReadSigned());
        }

        Assert.True(reader.AtEnd);

        int Any(int i) => random.Next(1 << (1 + i % 30));
    }

    [Fact]
    public void Refuses_negative_numbers() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VarintWriter().Write(-1));

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x08 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x1F })]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x00 })]
    public void Refuses_numbers_that_are_cut_or_too_large(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => new VarintReader(bytes).Read());
}
