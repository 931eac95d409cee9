using System.CommandLine;
using System.Globalization;

namespace CodeIntel.Cli;

/// <summary><c>--max-memory</c>: a cap on memory, as 2G or 512M.</summary>
internal sealed class MemoryOption
{
    private const long Smallest = 1 << 20;

    private readonly Option<string?> _option = new("--max-memory")
    {
        Description =
            "Most memory that dedup may use, as 2G or 512M: beyond it, it searches by sketches on disk.",
    };

    public MemoryOption() =>
        _option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && Parse(text) is null)
            {
                result.AddError(
                    $"--max-memory: '{text}' is not a size; write a whole number with M or G: 512M, 2G"
                );
            }
        });

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(_option);

    /// <summary>The cap in bytes, or null.</summary>
    public long? Read(ParseResult parsed) =>
        parsed.GetValue(_option) is { } text ? Parse(text) : null;

    /// <summary>
    /// Bytes of a size with the unit K, M or G (powers of 1,024); null where it is none, or below 1M.
    /// </summary>
    internal static long? Parse(string text)
    {
        var shift =
            text.Length == 0
                ? 0
                : char.ToUpperInvariant(text[^1]) switch
                {
                    'K' => 10,
                    'M' => 20,
                    'G' => 30,
                    _ => 0,
                };
        return
            shift > 0
            && long.TryParse(
                text.AsSpan(0, text.Length - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var n
            )
            && n <= long.MaxValue >> shift
            && n << shift >= Smallest
            ? n << shift
            : null;
    }
}
