namespace CodeIntel.Torch.Train;

/// <summary>
/// What a model says of one example whose prediction is composed: the given label's loss in nats and its probability,
/// the prediction with its probability, and by how much the given label's logits exceed the largest others (Pleiss
/// 2020; of a sequence, the mean).
/// </summary>
internal readonly record struct ExampleOutcome(
    float Loss,
    float GivenProbability,
    float PredictionProbability,
    float Margin,
    string Prediction);
