using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class RunPlanTests
{
    private static readonly NoiseOptions[] _noise =
    [
        new() { Kind = NoiseKind.LabelShuffle, Levels = [0, 0.5, 1] },
        new() { Kind = NoiseKind.MethodLeakage, Levels = [0, 1] },
        new() { Kind = NoiseKind.RepairInjection, Levels = [0, 1] },
    ];

    [Fact]
    public void An_entry_has_a_clean_run_per_seed_and_one_per_kind_that_serves_its_task_and_level()
    {
        var runs = RunPlan.Of(new() { Seeds = [1, 2] }, _noise);

        Assert.Equal(
            [
                "method-name_code2vec_clean_seed1",
                "method-name_code2vec_label-shuffle_0.5_seed1",
                "method-name_code2vec_label-shuffle_1_seed1",
                "method-name_code2vec_method-leakage_1_seed1",
            ],
            runs.Where(run => run.Seed == 1).Select(run => run.ToString()));
        Assert.Equal(8, runs.Count);
    }

    [Fact]
    public void An_entry_may_leave_out_kinds_and_levels()
    {
        var options = new TrainOptions { Noise = [NoiseKind.LabelShuffle], Levels = [0, 1] };

        Assert.Equal(
            ["method-name_code2vec_clean_seed1", "method-name_code2vec_label-shuffle_1_seed1"],
            RunPlan.Of(options, _noise).Select(run => run.ToString()));
        Assert.Equal(
            ["method-name_code2vec_label-shuffle_1_seed1"],
            RunPlan.Of(options with { Levels = [1] }, _noise).Select(run => run.ToString()));
    }

    [Fact]
    public void Kinds_that_do_not_serve_a_task_give_it_no_run()
    {
        var options = new TrainOptions { Task = TaskKind.VariableMisuse, Model = ModelKind.Great };

        Assert.Equal(
            [
                "variable-misuse_great_clean_seed1",
                "variable-misuse_great_label-shuffle_0.5_seed1",
                "variable-misuse_great_label-shuffle_1_seed1",
                "variable-misuse_great_repair-injection_1_seed1",
            ],
            RunPlan.Of(options, _noise).Select(run => run.ToString()));
    }
}
