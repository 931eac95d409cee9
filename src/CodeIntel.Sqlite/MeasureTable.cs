using System.Runtime.InteropServices;
using CodeIntel.Examples;
using CodeIntel.Measures;
using CodeIntel.Sqlite.Codecs;
using CodeIntel.Studies;
using Dapper;

namespace CodeIntel.Sqlite;

/// <summary>What was measured on every run.</summary>
public sealed class MeasureTable(Workspace workspace) : IMeasureWriter
{
    private const string RunId = "(select id from runs where name = @name)";

    /// <inheritdoc/>
    public bool IsMeasured(RunKey run)
    {
        lock (workspace.Gate)
        {
            return workspace.Connection.ExecuteScalar<long>(
                $"select count(*) from measured_runs where run_id = {RunId}", new { name = run.ToString() }) > 0;
        }
    }

    /// <inheritdoc/>
    public void Write(RunMeasures measures) => workspace.Transaction(transaction =>
    {
        var run = workspace.Connection.ExecuteScalar<long>(
            $"select {RunId}", new { name = measures.Run.ToString() }, transaction);
        using var insertValue = transaction.Prepare(
            "insert into epoch_values (run_id, split, epoch, measure, value, n) values ($1, $2, $3, $4, $5, $6)", 6);
        foreach (var value in measures.Epochs)
        {
            insertValue.Run(run, (int)value.Split, value.Epoch, value.Measure, value.Value, value.N);
        }

        foreach (var value in measures.Values)
        {
            insertValue.Run(run, (int)value.Split, 0, value.Measure, value.Value, value.N);
        }

        using var insertExamples = transaction.Prepare(
            "insert into example_values (run_id, measure, rows, \"values\") values ($1, $2, $3, $4)", 4);
        foreach (var values in measures.Examples)
        {
            insertExamples.Run(run, values.Measure, RowCodec.Encode(values.Rows),
                MemoryMarshal.AsBytes<double>(values.Values).ToArray());
        }

        using var insertCurve = transaction.Prepare(
            "insert into score_curves (run_id, split, curve) values ($1, $2, $3)", 3);
        foreach (var curve in measures.ScoreCurves)
        {
            insertCurve.Run(run, (int)curve.Split, StudyJson.Write(curve));
        }

        using var insertDetector = transaction.Prepare(
            "insert into detectors (run_id, measure, position, detector) values ($1, $2, $3, $4)", 4);
        foreach (var (detector, position) in measures.Detectors.Select((detector, position) => (detector, position)))
        {
            insertDetector.Run(run, detector.Measure, position, StudyJson.Write(detector));
        }

        workspace.Connection.Execute("insert into measured_runs (run_id) values (@run)", new { run }, transaction);
    });

    /// <summary>Every number measured on a run.</summary>
    public RunMeasures Read(RunKey run)
    {
        lock (workspace.Gate)
        {
            var name = new { name = run.ToString() };
            var connection = workspace.Connection;
            var values = connection.Query<(long Split, long Epoch, string Measure, double? Value, long N)>(
                $"select split, epoch, measure, value, n from epoch_values where run_id = {RunId} "
                    + "order by split, epoch, measure", name).ToList();
            return new()
            {
                Run = run,
                Epochs = [.. values.Where(v => v.Epoch > 0).Select(
                    v => new EpochValue((Split)v.Split, (int)v.Epoch, v.Measure, v.Value ?? double.NaN, v.N))],
                Values = [.. values.Where(v => v.Epoch == 0)
                    .Select(v => new RunValue((Split)v.Split, v.Measure, v.Value ?? double.NaN, v.N))],
                Examples = [.. connection.Query<(string Measure, byte[] Rows, byte[] Values)>(
                    $"select measure, rows, \"values\" from example_values where run_id = {RunId} order by measure",
                    name)
                    .Select(v => new ExampleValues(
                        v.Measure, RowCodec.Decode(v.Rows), MemoryMarshal.Cast<byte, double>(v.Values).ToArray()))],
                ScoreCurves = [.. connection.Query<string>(
                    $"select curve from score_curves where run_id = {RunId} order by split", name)
                    .Select(StudyJson.Read<ScoreCurve>)],
                Detectors = [.. connection.Query<string>(
                    $"select detector from detectors where run_id = {RunId} order by position", name)
                    .Select(StudyJson.Read<DetectorValue>)],
            };
        }
    }
}
