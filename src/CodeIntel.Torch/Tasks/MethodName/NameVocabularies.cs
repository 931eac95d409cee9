using CodeIntel.Examples;
using CodeIntel.Studies;
using CodeIntel.Torch.Models;
using CodeIntel.Torch.Train;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>
/// The texts behind the rows of a saved model of method names: <c>vocabulary.json</c> with terminals, paths and labels
/// in order of their numbers.
/// </summary>
internal sealed record NameVocabularies(
    IReadOnlyList<string> Terminals,
    IReadOnlyList<string> Paths,
    IReadOnlyList<string> Labels)
{
    /// <summary>Sizes of a code2vec model over them.</summary>
    public Code2vecSizes Sizes(TrainOptions options) =>
        new(Terminals.Count, Paths.Count, Labels.Count, options.Width);

    /// <summary>A learner over them, with the initial weights of a seed.</summary>
    public ILearner CreateLearner(TrainOptions options, Device device, ulong seed) =>
        options.Model == ModelKind.Code2seq
            ? new Code2seqLearner(options, this, device, seed)
            : new Code2vecLearner(options, this, device, seed);

    /// <summary>Hash of all texts, in order.</summary>
    public ContentHash Hash() => ContentHash.OfParts([.. Terminals, "\n", .. Paths, "\n", .. Labels]);

    /// <summary>Writes the file of a run's folder.</summary>
    /// <exception cref="StageException">The folder cannot be written.</exception>
    public void Save(string folder) => VocabularyFile.Save(folder, this);

    /// <summary>Reads the file of a run's folder.</summary>
    /// <exception cref="StageException">
    /// It is missing, damaged, or not the one that the run was trained with.
    /// </exception>
    public static NameVocabularies Load(string folder, string hash) =>
        VocabularyFile.Load<NameVocabularies>(folder, hash, vocabularies => vocabularies.Hash());
}
