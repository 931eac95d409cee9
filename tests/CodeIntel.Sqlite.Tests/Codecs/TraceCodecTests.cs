using CodeIntel.Examples;
using CodeIntel.Sqlite.Codecs;

namespace CodeIntel.Sqlite.Tests.Codecs;

public class TraceCodecTests
{
    [Fact]
    public void Gives_back_every_column_bit_by_bit()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var trace = Trace(new(seed));

            var read = TraceCodec.Decode(TraceCodec.Encode(trace), null, 3, Split.Test);

            Assert.Equal((3, Split.Test), (read.Epoch, read.Split));
            Assert.Equal(Bits(trace.Losses), Bits(read.Losses));
            Assert.Equal(Bits(trace.GivenProbabilities), Bits(read.GivenProbabilities));
            Assert.Equal(Bits(trace.PredictionProbabilities), Bits(read.PredictionProbabilities));
            Assert.Equal(Bits(trace.Margins), Bits(read.Margins));
            Assert.Equal(trace.Predictions, read.Predictions);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(19)]
    [InlineData(21)]
    public void Refuses_a_part_of_an_example(int bytes) =>
        Assert.Throws<InvalidDataException>(() => TraceCodec.Decode(new byte[bytes], null, 1, Split.Train));

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("17>3", "0", "a line\nand \"another\"")]
    public void Gives_back_composed_predictions(params string[] texts)
    {
        var trace = Trace(new(1)) with { Texts = texts };

        var read = TraceCodec.Decode(TraceCodec.Encode(trace), TraceCodec.EncodeTexts(trace), 3, Split.Test);

        Assert.Equal(texts, read.Texts);
        Assert.Null(TraceCodec.EncodeTexts(trace with { Texts = null }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    public void Refuses_texts_that_are_none(string json) =>
        Assert.Throws<InvalidDataException>(() => TraceCodec.Decode([], TextCodec.Encode(json), 1, Split.Train));

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static EpochTrace Trace(SeededRandom random)
    {
        var n = random.Next(40);
        float[] Column() =>
            [.. Enumerable.Range(0, n).Select(_ => BitConverter.UInt32BitsToSingle((uint)random.NextUInt64()))];
        return new()
        {
            Epoch = 3,
            Split = Split.Test,
            Losses = Column(),
            GivenProbabilities = Column(),
            PredictionProbabilities = Column(),
            Margins = Column(),
            Predictions = [.. Enumerable.Range(0, n).Select(_ => (int)random.NextUInt64())],
        };
    }
}
