using CodeIntel.Examples;
using CodeIntel.Studies;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite.Tests;

public sealed class MeasureTableTests : IDisposable
{
    private static readonly RunKey _key = SampleWorkspace.CleanRun;
    private readonly SampleWorkspace _sample = new();

    public MeasureTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteRun();
    }

    [Fact]
    public void Gives_back_numbers_that_are_not_finite()
    {
        var table = new MeasureTable(_sample.Workspace);
        Assert.False(table.IsMeasured(_key));

        table.Write(SampleWorkspace.Measures(_key));

        Assert.True(table.IsMeasured(_key));
        Assert.Equal(StudyJson.Write(SampleWorkspace.Measures(_key)), StudyJson.Write(table.Read(_key)));
        Assert.Equal(double.NaN, table.Read(_key).Epochs[1].Value);
        Assert.Equal(double.PositiveInfinity, table.Read(_key).Values[0].Value);
    }

    [Fact]
    public void Stores_a_run_whole_or_not_at_all()
    {
        var measures = SampleWorkspace.Measures(_key);
        var twice = measures with { Detectors = [measures.Detectors[0], measures.Detectors[0]] };

        Assert.Throws<SqliteException>(() => new MeasureTable(_sample.Workspace).Write(twice));

        Assert.Equal(0, _sample.Rows("epoch_values"));
        Assert.False(new MeasureTable(_sample.Workspace).IsMeasured(_key));
    }

    public void Dispose() => _sample.Dispose();
}
