namespace CodeIntel.Fuzz;

/// <summary>A case that broke a rule. <paramref name="Input"/>: where its files were kept.</summary>
internal sealed record Finding(string Target, ulong Seed, int Number, string Description, string Broken, string Input)
{
    /// <summary>One line.</summary>
    public override string ToString() =>
        $"FAIL {Target} case {Number} seed {Seed} ({Description}): {Broken.ReplaceLineEndings(" ")} [{Input}]";
}
