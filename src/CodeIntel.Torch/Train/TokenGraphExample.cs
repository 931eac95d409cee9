namespace CodeIntel.Torch.Train;

/// <summary>One method as a graph over its tokens; position 0 is the token that stands for "no bug".</summary>
/// <param name="SubtokenIds">Subtokens of each token, as rows of the table; at least one each.</param>
/// <param name="EdgeKinds">Kind of each edge, one way; its reverse is added where batches are made.</param>
/// <param name="EdgeFrom">Position where each edge begins.</param>
/// <param name="EdgeTo">Position where it ends.</param>
/// <param name="Candidates">Positions where variables are used.</param>
/// <param name="Location">Position of the misused variable, one of the candidates; 0: no bug.</param>
/// <param name="Targets">Candidates that name the right variable; empty without a bug.</param>
internal sealed record TokenGraphExample(
    int[][] SubtokenIds,
    int[] EdgeKinds,
    int[] EdgeFrom,
    int[] EdgeTo,
    int[] Candidates,
    int Location,
    int[] Targets);
