using System.ComponentModel.DataAnnotations;
using CodeIntel.Studies;

namespace CodeIntel.Tests.Studies;

public sealed class TrainOptionsTests
{
    private static readonly TrainOptions _options = new() { Kernels = KernelKind.Cpu };

    public static TheoryData<TrainOptions, string> Unserved { get; } = new()
    {
        { _options with { Model = ModelKind.Code2seq }, "code2seq" },
        { _options with { Device = "cuda:1" }, "cuda:1" },
        { _options with { Width = 40 }, "'width'" },
    };

    [Theory]
    [MemberData(nameof(Unserved))]
    public void Kernels_are_refused_where_they_do_not_serve(TrainOptions options, string named)
    {
        var errors = options.Validate(new ValidationContext(options)).ToList();

        var error = Assert.Single(errors, error => error.MemberNames.Contains("kernels"));
        Assert.Contains(named, error.ErrorMessage!, StringComparison.Ordinal);
        Assert.Contains("torch", error.ErrorMessage!, StringComparison.Ordinal);
        var native = options with { Kernels = KernelKind.Torch };
        Assert.Empty(native.Validate(new ValidationContext(native)));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("cpu")]
    public void Kernels_serve_code2vec_on_a_processor(string device)
    {
        var options = _options with { Device = device, Width = 48 };

        Assert.Empty(options.Validate(new ValidationContext(options)));
    }
}
