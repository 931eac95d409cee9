using CodeIntel.Studies;
using static TorchSharp.torch;

namespace CodeIntel.Torch.Train;

/// <summary>Chooses where tensors lie.</summary>
internal static class TorchDevice
{
    /// <summary>The device that <c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c> stands for here.</summary>
    /// <exception cref="StageException">A GPU was asked for that is not there.</exception>
    public static Device Choose(string name)
    {
        if (name == "cpu" || (name == "auto" && !cuda.is_available()))
        {
            return CPU;
        }

        var index = name.StartsWith("cuda:", StringComparison.Ordinal)
            ? int.Parse(name.AsSpan("cuda:".Length), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        var count = cuda.is_available() ? cuda.device_count() : 0;
        return index < count
            ? new Device(TorchSharp.DeviceType.CUDA, index)
            : throw new StageException(
                $"Device '{name}' was asked for, but {count} CUDA devices can be used. Take 'device: auto' or 'cpu', "
                + "or a build with -p:TorchBackend=cuda on a machine with an NVIDIA driver.");
    }
}
