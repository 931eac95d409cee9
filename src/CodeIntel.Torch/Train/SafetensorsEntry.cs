namespace CodeIntel.Torch.Train;

/// <summary>Shape of a stored tensor, its size in bytes, and its byte range after the header.</summary>
internal sealed record SafetensorsEntry(long[] Shape, long Size, long Begin, long End);
