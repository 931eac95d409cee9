namespace CodeIntel.Torch.Train;

/// <summary>Shape of a stored tensor and its byte range after the header.</summary>
internal sealed record SafetensorsEntry(long[] Shape, long Begin, long End);
