using System.Text.Json.Nodes;
using CodeIntel.Studies;
using CodeIntel.Torch.Predict;
using CodeIntel.Torch.Tests.Train;

namespace CodeIntel.Torch.Tests.Predict;

/// <summary>Folders of models that were copied in part, mixed up or changed.</summary>
public sealed class TrainedModelTests : IDisposable
{
    private static readonly TrainOptions _options = new()
    {
        Epochs = 1,
        Batch = 8,
        Width = 8,
        Device = "cpu",
        Threads = 1,
    };

    private readonly TrainingFolder _folder = new();

    private string Run => Path.Combine(_folder.Path, "runs", "method-name_code2vec_clean_seed1");

    private string Checkpoint => Path.Combine(Run, "checkpoint-1");

    [Fact]
    public async Task A_whole_folder_is_loaded_wherever_it_is()
    {
        await TrainAsync();
        var moved = Path.Combine(_folder.Path, "moved");
        Directory.Move(Run, moved);

        using var model = new TrainedModel(moved);

        Assert.Equal(("method-name_code2vec_clean_seed1", 8), (model.Run, model.Options.Width));
    }

    [Theory]
    [InlineData("""{"texts":["<PAD>","<UNK>","<NOBUG>"]}""")] // of another task
    [InlineData("""{"terminals":null,"paths":[],"labels":[]}""")]
    [InlineData("""{"terminals":["a"],"paths":["b"],"labels":["c"]}""")] // of another run
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_vocabulary_that_is_not_the_models_is_refused(string? vocabulary)
    {
        await TrainAsync();
        var file = Path.Combine(Run, "vocabulary.json");
        File.Delete(file);
        if (vocabulary is not null)
        {
            File.WriteAllText(file, vocabulary);
        }

        AssertRefused(file);
    }

    [Theory]
    [InlineData("files", "null")]
    [InlineData("options", "null")]
    [InlineData("options", "\"null\"")]
    [InlineData("options", "\"{\"")]
    [InlineData("run", "7")]
    [InlineData("format", "2")]
    public async Task A_state_that_was_changed_is_refused(string member, string value)
    {
        await TrainAsync();
        Change(state => state[member] = JsonNode.Parse(value));

        AssertRefused("state.json");
    }

    [Theory]
    [InlineData("Batch", 0)]
    [InlineData("Width", 0)]
    [InlineData("Width", 1_000_000_000)]
    [InlineData("Width", 16)] // a size that a model may have, and this one has not
    [InlineData("Model", 77)]
    [InlineData("Task", 1)]
    public async Task Options_that_are_not_the_models_are_refused(string option, int value)
    {
        await TrainAsync();
        Change(state =>
        {
            var options = JsonNode.Parse((string)state["options"]!)!;
            options[option] = value;
            state["options"] = options.ToJsonString();
        });

        AssertRefused(Run);
    }

    [Fact]
    public async Task Weights_that_are_missing_cut_or_foreign_are_refused()
    {
        await TrainAsync();
        var file = Path.Combine(Checkpoint, "model.safetensors");
        var whole = File.ReadAllBytes(file);

        File.WriteAllBytes(file, whole[..100]);
        AssertRefused(file);
        whole[^1] ^= 1;
        File.WriteAllBytes(file, whole);
        AssertRefused(file);
        File.Delete(file);
        AssertRefused(file);
        Directory.Move(Checkpoint, Path.Combine(Run, "checkpoint-9"));
        AssertRefused(file);
    }

    [Fact]
    public void A_folder_without_a_checkpoint_is_no_model()
    {
        Directory.CreateDirectory(Path.Combine(Run, "checkpoint-1.partial"));

        AssertRefused("no checkpoint");
    }

    public void Dispose() => _folder.Dispose();

    private Task<StageReport> TrainAsync() => _folder.RunAsync(new(), MemorySource.WithMethods(12), _options, "runs");

    private void Change(Action<JsonNode> change)
    {
        var file = Path.Combine(Checkpoint, "state.json");
        var state = JsonNode.Parse(File.ReadAllText(file))!;
        change(state);
        File.WriteAllText(file, state.ToJsonString());
    }

    private void AssertRefused(string named)
    {
        var error = Assert.Throws<StageException>(() => new TrainedModel(Run).Dispose());

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
