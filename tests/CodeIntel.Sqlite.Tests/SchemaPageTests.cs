namespace CodeIntel.Sqlite.Tests;

public sealed class SchemaPageTests : IDisposable
{
    private readonly SampleWorkspace _sample = new();

    [Fact]
    public void The_page_is_what_the_migrations_say()
    {
        var page = SchemaPage.Write();
        if (Environment.GetEnvironmentVariable("CODEINTEL_UPDATE") == "1")
        {
            File.WriteAllText(SchemaPage.File(), page);
        }

        Assert.Equal(page, File.ReadAllText(SchemaPage.File()).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_page_has_every_table_and_column()
    {
        var page = SchemaPage.Write();
        using var command = _sample.Workspace.Connection.CreateCommand();
        command.CommandText =
            "select m.name, c.name from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table'";
        using var reader = command.ExecuteReader();
        var columns = 0;
        while (reader.Read())
        {
            Assert.Contains($"### {reader.GetString(0)}\n", page, StringComparison.Ordinal);
            Assert.Contains($"| `{reader.GetString(1)}` |", page, StringComparison.Ordinal);
            columns++;
        }

        Assert.Equal(columns, page.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    public void Dispose() => _sample.Dispose();
}
