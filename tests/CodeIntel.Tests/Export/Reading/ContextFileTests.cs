using CodeIntel.Export.Reading;

namespace CodeIntel.Tests.Export.Reading;

public sealed class ContextFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Reads_label_contexts_and_blanks()
    {
        File.WriteAllText(_path, "get|name a,P^Q_R,b c,P,d  \n");

        var (label, contexts) = Assert.Single(ContextFile.Read(_path, 4));

        Assert.Equal("get|name", label);
        Assert.Equal([["a", "P^Q_R", "b"], ["c", "P", "d"]], contexts);
    }

    [Theory]
    [InlineData("name a,P,b")]
    [InlineData("name a,P,b   ")]
    [InlineData("name   ")]
    [InlineData("name a,b  ")]
    [InlineData("name a,,b  ")]
    public void A_line_of_another_form_is_invalid_data(string line)
    {
        File.WriteAllText(_path, line + "\n");

        Assert.Throws<InvalidDataException>(() => ContextFile.Read(_path, 3).ToList());
    }
}
