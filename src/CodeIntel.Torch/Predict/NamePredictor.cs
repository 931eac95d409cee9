using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Tasks.MethodName;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Predict;

/// <summary>Predicts the names of methods, and shows which of their path contexts that rests on.</summary>
internal sealed class NamePredictor(
    TrainOptions options, NameVocabularies vocabularies, Device device, ulong seed) : IUnitPredictor
{
    private const int ShownContexts = 10;

    private readonly ILearner _learner = vocabularies.CreateLearner(options, device, seed);
    private readonly Dictionary<string, int> _terminals = Numbers(vocabularies.Terminals);
    private readonly Dictionary<string, int> _paths = Numbers(vocabularies.Paths);

    /// <inheritdoc/>
    public ILearner Learner => _learner;

    /// <inheritdoc/>
    public void Dispose() => _learner.Dispose();

    /// <inheritdoc/>
    public IEnumerable<UnitPrediction> Predict(IReadOnlyList<UnitToPredict> units, int top)
    {
        var known = units.Where(unit => unit.Contexts.Count > 0).ToArray();
        var samples = Array.ConvertAll(known, Sample);
        var answers = known.Length == 0 ? [] : Answers(Set(known, samples), known.Length, top);
        var next = 0;
        foreach (var unit in units)
        {
            var prediction = new UnitPrediction { Name = unit.Name, Line = unit.Line };
            if (unit.Contexts.Count == 0)
            {
                yield return prediction with { Refused = "it has no path contexts" };
                continue;
            }

            var (names, weights) = answers[next];
            var contexts = samples[next++];
            yield return prediction with
            {
                Answers = names,
                Attention =
                [
                    .. contexts.Select((context, i) => new WeightedContext(unit.Contexts[context], weights[i]))
                        .OrderByDescending(context => context.Weight)
                        .Take(ShownContexts),
                ],
            };
        }
    }

    private static Dictionary<string, int> Numbers(IReadOnlyList<string> texts) =>
        texts.Select((text, i) => (text, i)).ToDictionary(pair => pair.text, pair => pair.i, StringComparer.Ordinal);

    /// <summary>The contexts that training would show of the unit, by their numbers in it.</summary>
    private int[] Sample(UnitToPredict unit)
    {
        var all = Enumerable.Range(0, unit.Contexts.Count).Select(i => new PathContext(i, i, i)).ToArray();
        return [.. ContextSample.Take(all, options.Contexts, unit.Id).Select(context => context.Start)];
    }

    private NameExampleSet Set(UnitToPredict[] units, int[][] samples) => new()
    {
        Ids = [.. units.Select(unit => unit.Id)],
        Contexts =
        [
            .. units.Select((unit, u) => samples[u].SelectMany(context => Encode(unit.Contexts[context])).ToArray()),
        ],
        Labels = [.. units.Select(_ => LabelVocabulary.None)],
        Described = new()
        {
            Split = Split.Test,
            Rows = [.. units.Select((_, u) => (long)u)],
            GivenLabels = [.. units.Select(_ => "")],
            Noisy = new bool[units.Length],
        },
    };

    private int[] Encode(NamedContext context) =>
    [
        _terminals.GetValueOrDefault(context.Start, Vocabulary.UnknownId),
        _paths.GetValueOrDefault(context.Path, Vocabulary.UnknownId),
        _terminals.GetValueOrDefault(context.End, Vocabulary.UnknownId),
    ];

    private (IReadOnlyList<PredictedText> Names, float[] Weights)[] Answers(NameExampleSet set, int count, int top)
    {
        int[] chosen = [.. Enumerable.Range(0, count)];
        return _learner switch
        {
            Code2vecLearner code2vec => [.. code2vec.Predict(set, chosen, top).Select(answer => (
                (IReadOnlyList<PredictedText>)
                    [.. answer.Names.Select(name => new PredictedText(name.Name, name.Probability))],
                answer.Weights))],
            Code2seqLearner code2seq => [.. code2seq.Predict(set, chosen, top).Select(names => (
                (IReadOnlyList<PredictedText>)
                    [.. names.Select(name => new PredictedText(name.Name, Math.Exp(name.Hypothesis.Score)))],
                Mean(names[0].Hypothesis.Attention, set.Contexts.Max(contexts => contexts.Length / 3))))],
            _ => throw new ArgumentException("Not a model of method names.", nameof(set)),
        };
    }

    /// <summary>Attention of a composed name: the mean over its subtokens.</summary>
    private static float[] Mean(IReadOnlyList<float[]> attention, int contexts)
    {
        var mean = new float[contexts]; // 0 everywhere where the name is empty
        foreach (var weights in attention)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += weights[i] / attention.Count;
            }
        }

        return mean;
    }
}
