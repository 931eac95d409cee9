using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Sqlite.Tests;

public sealed class CrossReferenceTableTests : IDisposable
{
    private static readonly RunKey _key = SampleWorkspace.CleanRun;
    private readonly SampleWorkspace _sample = new();

    public CrossReferenceTableTests()
    {
        _sample.WriteCorpus();
        _sample.WriteSplit();
        _sample.WriteRun();
    }

    [Fact]
    public void Reads_every_unit_with_its_split()
    {
        _sample.Scalar("delete from splits where example_row = 2");

        Assert.Equal(
            [
                new(1, 1, 8, Split.Train), new(2, 1, 8, null), new(3, 1, 8, Split.Train),
                new(4, 2, 8, Split.Test), new(5, 2, 8, Split.Test),
            ],
            new CrossReferenceTable(_sample.Workspace).ReadUnits());
    }

    [Fact]
    public void Reads_runs_once_they_are_measured()
    {
        var table = new CrossReferenceTable(_sample.Workspace);
        Assert.Empty(table.ReadRuns());

        new MeasureTable(_sample.Workspace).Write(SampleWorkspace.Measures(_key));

        Assert.Equal([_key], table.ReadRuns());
        Assert.Equal(5, table.ReadMeasures(_key).Epochs.Count);
        Assert.Equal([2, 1, 0.5f], table.ReadLastTrace(_key, Split.Train)!.Losses);
    }

    [Fact]
    public void Gives_back_what_was_written()
    {
        var table = new CrossReferenceTable(_sample.Workspace);
        Assert.Null(table.ReadWritten(_key));

        table.Write(SampleWorkspace.CrossReference(_key));

        Assert.Equal(
            StudyJson.Write(SampleWorkspace.CrossReference(_key)), StudyJson.Write(table.ReadWritten(_key)!));
        Assert.Equal(double.NaN, table.ReadWritten(_key)!.Buckets[0].Mean.Value);
    }

    [Fact]
    public void Reads_what_was_injected_up_to_a_level()
    {
        _sample.Noise().WriteInjected(new(
            1,
            [
                new(new(1, 0.4, 0.5), DuplicateForm.Exact, 8, []),
                new(new(3, 0.8, 1), DuplicateForm.Exact, 2, []),
            ],
            [SampleWorkspace.Refusal(2)]));
        var table = new CrossReferenceTable(_sample.Workspace);

        static RunKey At(double level) => _key with { Noise = NoiseKind.DuplicateInjection, Level = level };
        Assert.Empty(table.ReadInjected(At(0.25)));
        Assert.Equal(new Dictionary<long, int> { [1] = 8 }, table.ReadInjected(At(0.5)));
        Assert.Equal(new Dictionary<long, int> { [1] = 8, [3] = 2 }, table.ReadInjected(At(1)));
    }

    [Fact]
    public void Replaces_conclusions_and_keeps_their_order()
    {
        var table = new CrossReferenceTable(_sample.Workspace);
        table.WriteConclusions([SampleWorkspace.Finding("Old.")]);

        table.WriteConclusions([SampleWorkspace.Finding("Z."), SampleWorkspace.Finding("A.")]);

        Assert.Equal(["Z.", "A."], table.ReadConclusions().Select(conclusion => conclusion.Text));
        Assert.Equal(double.NaN, table.ReadConclusions()[0].Numbers["x"]);
    }

    public void Dispose() => _sample.Dispose();
}
