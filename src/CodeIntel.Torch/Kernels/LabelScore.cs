namespace CodeIntel.Torch.Kernels;

/// <summary>What a row of logits says of one example, in nats.</summary>
/// <param name="Normalizer">Logarithm of the sum of all labels' exponentials.</param>
/// <param name="Own">Logit of the given label.</param>
/// <param name="Best">The largest logit.</param>
/// <param name="Second">The second largest.</param>
/// <param name="Prediction">The label with the largest logit; among equals the first.</param>
internal readonly record struct LabelScore(float Normalizer, float Own, float Best, float Second, int Prediction);
