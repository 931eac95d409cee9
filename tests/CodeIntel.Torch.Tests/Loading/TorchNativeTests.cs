using CodeIntel.Torch.Loading;

namespace CodeIntel.Torch.Tests.Loading;

public sealed class TorchNativeTests
{
    [Fact]
    public void Torch_runs_with_nothing_set_by_hand()
    {
        Assert.Equal(6f, TorchSharp.torch.tensor([1f, 2f, 3f]).sum().item<float>());
        Assert.Equal(TorchNative.EnsureLoaded(), TorchNative.EnsureLoaded());
    }

    [Fact]
    public void One_flag_of_the_shipped_wrapper_is_changed_for_an_older_system()
    {
        var path = Directory.GetFiles(AppContext.BaseDirectory, "libLibTorchSharp.so", SearchOption.AllDirectories)[0];
        var image = File.ReadAllBytes(path);
        var before = image.ToArray();

        var relaxed = VersionNeeds.Relax(image, version => version != "GLIBCXX_3.4.32");

        Assert.Equal(["GLIBCXX_3.4.32"], relaxed);
        Assert.Equal(1, Enumerable.Range(0, image.Length).Count(i => image[i] != before[i]));
    }
}
