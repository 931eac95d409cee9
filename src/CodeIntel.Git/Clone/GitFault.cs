using System.Globalization;
using System.Text.RegularExpressions;
using CodeIntel.Studies;
using LibGit2Sharp;

namespace CodeIntel.Git.Clone;

/// <summary>
/// Says what an error of libgit2 means. LibGit2Sharp hands on neither code nor category for most of them, so the words
/// of the pinned version decide; an unknown error is permanent, which costs one drop and no waiting.
/// </summary>
internal static partial class GitFault
{
    private static readonly string[] _networkFaults =
    [
        "timed out", "timeout", "failed to connect", "failed to resolve", "connection", "socket", "early eof",
        "unexpected eof", "broken pipe", "no content-type header", "unexpected pack file", "truncated", "syscall",
        "unexpected disconnection",
    ];

    private static readonly string[] _otherProtocols =
        ["content-type", "packet", "invalid pkt", "unsupported url protocol", "redirect", "capabilities"];

    /// <summary>Turns an error of talking to a server into a drop's reason.</summary>
    public static FetchException OfServer(LibGit2SharpException error)
    {
        ThrowIfDiskIsFull(error);
        if (Status().Match(error.Message) is { Success: true } match)
        {
            var status = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            var mayPass = status >= 500 || status is 408 or 429;
            return new(FetchException.Unreachable, $"the server answered HTTP {status}", mayPass, error);
        }

        if (error.Message.Contains("authentication", StringComparison.OrdinalIgnoreCase))
        {
            var detail = $"the server wants another user or password ({error.Message})";
            return new(FetchException.Unreachable, detail, inner: error);
        }

        var isTransient = Has(error, _networkFaults);
        var reason = !isTransient && Has(error, _otherProtocols)
            ? FetchException.NotARepository
            : FetchException.Unreachable;
        return new(reason, error.Message, isTransient, error);
    }

    /// <summary>Turns an error of reading objects into a drop's reason.</summary>
    public static FetchException OfObjects(LibGit2SharpException error, string what)
    {
        ThrowIfDiskIsFull(error);
        return new(FetchException.Corrupt, $"{what} cannot be read: {error.Message}", inner: error);
    }

    private static void ThrowIfDiskIsFull(LibGit2SharpException error)
    {
        if (error.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase))
        {
            throw new StageException("The disk is full. Make room; what was fetched is kept.", error);
        }
    }

    private static bool Has(LibGit2SharpException error, string[] words) =>
        words.Any(word => error.Message.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"http status code: (\d{3})")]
    private static partial Regex Status();
}
