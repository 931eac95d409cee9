using System.Buffers;
using System.Text;
using System.Text.Json;
using CodeIntel.Export;
using CodeIntel.Export.Formats;
using FsCheck;
using FsCheck.Fluent;

namespace CodeIntel.Tests.Export.Formats;

public class JsonBytesTests
{
    [Fact]
    public void Any_well_formed_text_comes_back() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
                text =>
                {
                    var value = ExampleMaker.WellFormed(text);

                    Assert.Equal(
                        value,
                        JsonSerializer.Deserialize<string>(
                            Written(output => JsonBytes.Write(output, value))
                        )
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Only_what_JSON_demands_is_escaped() =>
        Assert.Equal(
            "\"a\\n\\r\\t\\\"\\\\\\u0001/<é\U0001F600\"",
            Written(output => JsonBytes.Write(output, "a\n\r\t\"\\\u0001/<é\U0001F600"))
        );

    [Theory]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Numbers_come_back(int number) =>
        Assert.Equal(
            number,
            JsonSerializer.Deserialize<int>(Written(output => JsonBytes.Write(output, number)))
        );

    [Fact]
    public void Lists_come_back() =>
        Assert.Equal(
            ["", "a", "\""],
            JsonSerializer.Deserialize<string[]>(
                Written(output => JsonBytes.Write(output, ["", "a", "\""]))
            )!
        );

    [Fact]
    public void Unpaired_surrogates_become_a_replacement() =>
        Assert.Equal("a\uFFFDb\U0001F600", ExampleMaker.WellFormed("a\uD800b\U0001F600"));

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
