using CodeIntel.Examples;
using CodeIntel.Studies;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// What one entry of the train list learns from: its examples in the numbers of its vocabularies, which are built from
/// the training split alone and shared by all its runs.
/// </summary>
internal interface ITaskData
{
    /// <summary>The entry.</summary>
    TrainOptions Options { get; }

    /// <summary>Examples read.</summary>
    long Read { get; }

    /// <summary>Examples that are left.</summary>
    long Kept { get; }

    /// <summary>
    /// What one epoch of a run reads: twins and equivalents too; copies that noise adds are not known yet.
    /// </summary>
    long PerEpoch { get; }

    /// <summary>The others.</summary>
    IReadOnlyList<Drop> Drops { get; }

    /// <summary>The reason why no run can be trained on this, or null.</summary>
    string? Refusal { get; }

    /// <summary>True where options choose among labels: an empty set may be their doing.</summary>
    bool HasLabelFilter { get; }

    /// <summary>Kinds of noise that change no training example.</summary>
    IReadOnlyList<NoiseKind> Silent { get; }

    /// <summary>The labels that predictions choose from; empty where predictions are composed.</summary>
    IReadOnlyList<string> ClosedLabels { get; }

    /// <summary>Hash of all vocabularies.</summary>
    ContentHash VocabularyHash { get; }

    /// <summary>Learnt numbers of the model.</summary>
    long Parameters { get; }

    /// <summary>The examples of one split as a run sees them; noise changes only the training split.</summary>
    ExampleSet Select(Split split, RunKey run);

    /// <summary>
    /// Examples of a set after semantics-preserving edits of their code, one set per edit with the edited examples'
    /// numbers in the original, ascending; none where there are none.
    /// </summary>
    IReadOnlyList<EquivalentSet> Equivalents(ExampleSet set);

    /// <summary>A model with the initial weights of a seed, the same ones on every device, and what it needs.</summary>
    ILearner CreateLearner(Device device, ulong seed);

    /// <summary>Writes what is needed to use the model without the workspace.</summary>
    void SaveVocabularies(string folder);

    /// <summary>The task's main score of a split, as training shows it; in [0, 1].</summary>
    double Score(RunExamples examples, EpochTrace trace);

    /// <summary>Counts of the stage's report.</summary>
    IEnumerable<(string Name, double Value)> Facts();

    /// <summary>How much of each split the vocabularies do not have.</summary>
    IEnumerable<(string Name, double Value)> VocabularyFacts();
}
