using System.Globalization;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Sources;

/// <summary>
/// C# files that are mutated, truncated, spliced, nested, oversized or oddly encoded, under odd names.
/// </summary>
internal sealed class SourceTarget : IFuzzTarget
{
    private static readonly string[] _links =
        ["../../../Secret.cs", "../../../outside", "/etc/passwd", ".", "loop.cs", "../../../outside/Secret.cs"];

    private readonly SourceMutator _mutator = new(SourceSeeds.Load());

    /// <inheritdoc/>
    public string Name => "extract";

    /// <inheritdoc/>
    public int BatchSize => 100;

    /// <inheritdoc/>
    public FuzzCase Make(ulong seed, int number)
    {
        var random = SeededRandom.For("fuzz extract", SeededRandom.Mix(seed) + (ulong)number);
        var (bytes, description) = _mutator.Make(random);
        var link = random.Next(60) == 0 && !OperatingSystem.IsWindows() ? _links[random.Next(_links.Length)] : null;
        return new SourceCase(
            number, link is null ? description : $"link to {link}", PathOf(random, number), bytes, link);
    }

    private static string PathOf(SeededRandom random, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"c{number:D6}");
        return (OperatingSystem.IsWindows() ? 24 : random.Next(24)) switch
        {
            0 => $"{name}/Ünï ça\u0301/{name}.cs",
            1 => $"{name}/{new string('d', 200)}/{new string('f', 200)}.cs",
            2 => $"{name}.CS",
            3 => $"{name}\\..\\x.cs",
            4 => $"{name}\n.cs",
            5 => $"{name}/bin/{name}.cs",
            6 => $"{name}.cs/{name}.cs",
            7 => $"{name}/{string.Join('/', Enumerable.Repeat("deep", 60))}/{name}.cs",
            8 => $"{name}*?[a]{{b}}.cs",
            9 => $"{name}.txt",
            10 => $"{name} 'quoted\" %s {{0}}.g.cs",
            _ => $"{random.Next(4)}/{name}.cs",
        };
    }
}
