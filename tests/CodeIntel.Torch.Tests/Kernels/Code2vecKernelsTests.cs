using CodeIntel.Examples;
using CodeIntel.Torch.Kernels;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Tests.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tests.Kernels;

public sealed class Code2vecKernelsTests
{
    private static readonly int[][] _examples = Code2vecTests.Examples(9);

    [Theory]
    [InlineData(16, 0, 1)]
    [InlineData(16, 0.25, 2)]
    [InlineData(48, 0.25, 3)]
    [InlineData(128, 0.5, 2)]
    public void Logits_and_gradients_are_those_of_the_model(int width, double dropout, int threads) =>
        WithThreads(threads, () =>
        {
            using var model = Model(width);
            var kernels = new Code2vecKernels(model);
            DropoutMask? Mask() => dropout > 0 ? new(dropout, width, 7, 1) : null;
            var logits = model.forward(Batch(_examples, Mask()));
            nn.functional.cross_entropy(logits, Labels(9)).backward();
            var expected = Gradients(model);

            var own = kernels.Forward(Batch(_examples, Mask()));
            var scores = kernels.Derive(Batch(_examples, Mask()), Labels(9));

            Assert.True(own.allclose(logits, 1e-5, 1e-5));
            Assert.All(expected, pair => Assert.True(
                pair.Value.abs().max().item<float>() > 1e-4
                    && Gradients(model)[pair.Key].allclose(pair.Value, 1e-4, 1e-6),
                pair.Key));
            Assert.Equal(logits.logsumexp(1)[4].item<float>(), scores[4].Normalizer, 1e-5f);
            Assert.Equal(logits[4].argmax().item<long>(), scores[4].Prediction);
        });

    [Fact]
    public void Gradients_are_those_of_the_published_form_in_64_bits()
    {
        using var scope = NewDisposeScope();
        using var model = Model(16);
        var copies = model.named_parameters().ToDictionary(
            parameter => parameter.name,
            parameter => parameter.parameter.detach().to(float64).requires_grad_());
        nn.functional.cross_entropy(PlainCode2vec.Forward(copies, _examples), Labels(9)).backward();

        new Code2vecKernels(model).Derive(Batch(_examples), Labels(9));

        Assert.All(Gradients(model), pair =>
            Assert.True(pair.Value.to(float64).allclose(copies[pair.Key].grad!, 1e-4, 1e-6), pair.Key));
    }

    [Fact]
    public void Gradients_are_slopes_of_its_own_loss()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var model = new Code2vec(new(5, 6, 4, 16));
        var kernels = new Code2vecKernels(model);
        int[][] examples = [[1, 2, 3, 4, 5, 1], [2, 1, 2], [0, 0, 4, 3, 4, 2, 1, 1, 1]];
        Code2vecBatch Build() => new Code2vecBatcher(5, 6, CPU).Build(Set(examples), [0, 1, 2], new(0.25, 16, 3, 1));
        double Loss() => nn.functional.cross_entropy(kernels.Forward(Build()).to(float64), Labels(3)).item<double>();
        kernels.Derive(Build(), Labels(3));
        const float step = 0.01f;
        foreach (var (name, parameter) in model.named_parameters())
        {
            var (values, gradients) =
                (parameter.detach().view(-1).data<float>(), parameter.grad!.data<float>().ToArray());
            for (var i = 0; i < gradients.Length; i++)
            {
                var before = values[i];
                values[i] = before + step;
                var above = Loss();
                values[i] = before - step;
                var slope = (above - Loss()) / (2 * step);
                values[i] = before;
                Assert.True(
                    Math.Abs(slope - gradients[i]) < 2e-4 + (0.01 * Math.Abs(slope)),
                    $"{name}[{i}]: {gradients[i]} is not {slope}");
            }
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit_beside_matrix_products()
    {
        var results = Enumerable.Range(1, 5).Select(threads =>
        {
            byte[] bytes = [];
            WithThreads(threads, () =>
            {
                random.manual_seed(9);
                var batch = Batch(_examples, new(0.25, 80, 7, 1));
                var (starts, ends) = (randn(batch.Terminals.shape[0], 80), randn(batch.Terminals.shape[0], 80));
                var kernel = new ContextKernel(batch, starts, randn(batch.Paths.shape[0], 80), ends, randn(80));
                var code = kernel.Forward();
                var gradients = kernel.Backward(randn(9, 80));
                Tensor[] all =
                    [code, gradients.Starts, gradients.Middles, gradients.Ends, gradients.Attention];
                bytes = [.. all.SelectMany(tensor => tensor.bytes.ToArray())];
            });
            return Convert.ToHexString(bytes);
        });

        Assert.Single(results.Distinct());
    }

    [Fact]
    public void Does_not_depend_on_the_examples_beside_it()
    {
        using var scope = NewDisposeScope();
        using var model = Model(16);
        var kernels = new Code2vecKernels(model);

        var together = kernels.Forward(Batch(_examples));

        for (var i = 0; i < _examples.Length; i++)
        {
            Assert.True(together[i].allclose(kernels.Forward(Batch([_examples[i]]))[0], 1e-5, 1e-5));
        }
    }

    [Fact]
    public void Does_not_depend_on_the_order_of_contexts()
    {
        using var scope = NewDisposeScope();
        using var model = Model(16);
        var kernels = new Code2vecKernels(model);
        var reversed = _examples
            .Select(contexts => contexts.Chunk(3).Reverse().SelectMany(part => part).ToArray())
            .ToArray();

        Assert.True(kernels.Forward(Batch(_examples)).allclose(kernels.Forward(Batch(reversed)), 1e-5, 1e-5));
    }

    [Fact]
    public void Gives_the_same_while_the_collector_works()
    {
        using var model = Model(16);
        var kernels = new Code2vecKernels(model);

        var results = CollectorStrain.Results(300, () =>
        {
            kernels.Derive(Batch(_examples), Labels(9));
            return model.named_parameters().First().parameter.grad!.abs().sum();
        });

        Assert.Single(results);
    }

    [Fact]
    public void Overfits_one_batch() => Assert.True(TrainedLosses(300)[^1] < 0.01);

    [Fact]
    public void Gives_the_same_losses_on_two_seeded_runs() => Assert.Equal(TrainedLosses(20), TrainedLosses(20));

    [Fact]
    public void A_width_that_no_vector_divides_is_refused()
    {
        using var scope = NewDisposeScope();
        using var model = Model(20);

        Assert.Throws<ArgumentOutOfRangeException>(() => new Code2vecKernels(model).Forward(Batch(_examples)));
    }

    private static List<float> TrainedLosses(int steps)
    {
        var losses = new List<float>();
        WithThreads(2, () =>
        {
            using var model = Model(16);
            using var optimizer = new FusedAdam(model.named_parameters(), 0.01);
            var kernels = new Code2vecKernels(model);
            for (var step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                var scores = kernels.Derive(Batch(_examples), Labels(9));
                optimizer.Step();
                losses.Add(scores.Average(score => score.Normalizer - score.Own));
            }
        });
        return losses;
    }

    /// <summary>With so many threads of the native backend; what is computed is gone afterwards.</summary>
    private static void WithThreads(int threads, Action work)
    {
        using var scope = NewDisposeScope();
        set_num_threads(threads);
        try
        {
            work();
        }
        finally
        {
            set_num_threads(1);
        }
    }

    private static Code2vec Model(int width)
    {
        random.manual_seed(5);
        return new Code2vec(new(30, 40, 7, width));
    }

    private static Dictionary<string, Tensor> Gradients(Code2vec model) => model.named_parameters().ToDictionary(
        parameter => parameter.name, parameter => parameter.parameter.grad!.clone());

    private static Code2vecBatch Batch(int[][] examples, DropoutMask? dropout = null) =>
        new Code2vecBatcher(30, 40, CPU).Build(Set(examples), [.. Enumerable.Range(0, examples.Length)], dropout);

    private static Tensor Labels(int count) => tensor([.. Enumerable.Range(0, count).Select(i => (i * 5L) % 4)]);

    private static NameExampleSet Set(int[][] contexts) => new()
    {
        Ids = new ExampleId[contexts.Length],
        Contexts = contexts,
        Labels = new int[contexts.Length],
        Described = new() { Split = Split.Train, Rows = [], GivenLabels = [], Noisy = [] },
    };
}
