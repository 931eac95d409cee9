using CodeIntel.Export.Formats;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Tests.Export.Formats;

public class PickleTests
{
    [Fact]
    public void Bytes_are_those_of_protocol_2()
    {
        using var stream = new MemoryStream();

        Pickle.Write(stream, [KeyValuePair.Create("é", 3L)]);
        Pickle.Write(stream, 1L << 40);

        Assert.Equal(
            "80027D2858" + "02000000C3A9" + "4A03000000" + "752E" + "8002" + "8A08" + "0000000000010000" + "2E",
            Convert.ToHexString(stream.ToArray()));
    }

    [Fact]
    public void Dictionaries_of_several_batches_and_integers_come_back_in_order() =>
        Prop.ForAll(
            Gen.Choose(0, 2_500).SelectMany(n => Gen.Choose(int.MinValue, int.MaxValue)
                .Select(value => (Count: n, Value: (long)value * 3))).ToArbitrary(),
            pair =>
            {
                var entries = Enumerable.Range(0, pair.Count)
                    .Select(i => KeyValuePair.Create($"w{i}\U0001F600", (long)i * i)).ToList();
                using var stream = new MemoryStream();
                Pickle.Write(stream, entries);
                Pickle.Write(stream, pair.Value);
                stream.Position = 0;

                Assert.Equal(entries, Pickle.ReadDictionary(stream));
                Assert.Equal(pair.Value, Pickle.ReadInteger(stream));
                Assert.Equal(stream.Length, stream.Position);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Theory]
    [InlineData("80027D2E", false)]
    [InlineData("80034A000000002E", true)]
    [InlineData("80024B012E", true)]
    public void Other_pickles_are_invalid_data(string hex, bool whole)
    {
        using var stream = new MemoryStream(Convert.FromHexString(hex));

        if (whole)
        {
            Assert.Throws<InvalidDataException>(() => Pickle.ReadInteger(stream));
        }
        else
        {
            Assert.Empty(Pickle.ReadDictionary(stream));
        }
    }
}
