using TorchSharp;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>
/// Margins (Pleiss 2020) of sequences: the mean over an example's target positions of the target's logit less the
/// largest other logit.
/// </summary>
internal static class SequenceMargins
{
    /// <summary>
    /// Margins (B) of logits (B, L, V) and targets (B, L), of which <paramref name="padding"/> is none.
    /// </summary>
    public static Tensor Of(Tensor logits, Tensor targets, long padding)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var none = padding.ToScalar(); // held: TorchSharp passes the handle of a converted number
        using var one = 1.ToScalar();
        var (best, indices) = logits.topk(2, 2); // (B, L, 2)
        var own = logits.gather(2, targets.unsqueeze(2)).squeeze(2); // (B, L)
        var isFirst = indices.select(2, 0).eq(targets);
        var other = where(isFirst, best.select(2, 1), best.select(2, 0)); // (B, L)
        var counted = targets.ne(none).to(logits.dtype); // (B, L)
        return own.sub(other).mul(counted).sum(dim: 1)
            .div(counted.sum(dim: 1).clamp_min(one)).to(float32).MoveToOuterDisposeScope(); // (B)
    }
}
