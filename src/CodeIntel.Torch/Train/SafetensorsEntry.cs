namespace CodeIntel.Torch.Train;

/// <summary>Type and shape of a stored tensor, its size in bytes, and its byte range after the header.</summary>
internal sealed record SafetensorsEntry(string Type, long[] Shape, long Size, long Begin, long End);
