using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace CodeIntel.Redaction;

/// <summary>
/// IP addresses. Kept are those that name no machine: loopback, unspecified, masks, networks that end in zeros, and
/// those reserved for documentation (RFC 5737, RFC 3849). Four numbers are a version where the text around says so.
/// </summary>
internal static class IpAddresses
{
    private const int LongestVersion4 = 15;
    private const int LongestVersion6 = 45;

    /// <summary>How far before four numbers a word is looked for that makes them no address.</summary>
    private const int WordDistance = 48;

    /// <summary>How far back a line is read to see whether a literal is open.</summary>
    private const int LineDistance = 512;

    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> _dotted = SearchValues.Create(".0123456789");

    /// <summary>End a statement, an argument or an element.</summary>
    private static readonly SearchValues<char> _ends = SearchValues.Create(";,{}");

    private static readonly string[] _words =
        ["version", "section", "clause", "chapter", "§", "oid", "ecma", "release", "package"];

    /// <summary>Finds all addresses: every run of digits, hexadecimal letters, dots and colons that is one.</summary>
    public static void Find(string text, List<Finding> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]) && !(text[i] == ':' && i + 1 < text.Length && text[i + 1] == ':'))
            {
                continue;
            }

            var end = i;
            var (dots, colons) = (0, 0);
            for (; end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] is '.' or ':'); end++)
            {
                dots += text[end] == '.' ? 1 : 0;
                colons += text[end] == ':' ? 1 : 0;
            }

            if ((dots >= 3 || colons >= 2) && IsApart(text, i, end))
            {
                Add(text, i, end, found);
            }

            i = end;
        }
    }

    private static void Add(string text, int start, int end, List<Finding> found)
    {
        var run = text.AsSpan(start, end - start).TrimEnd(".:");
        var port = run.Count(':') == 1 ? run.IndexOf(':') : run.Length;
        if (IsVersion4(run[..port]) && !IsVersionNumber(text, start, start + port))
        {
            found.Add(new(start, port, RedactionKind.Ipv4));
        }
        else if (IsVersion6(run))
        {
            found.Add(new(start, run.Length, RedactionKind.Ipv6));
        }
    }

    // part of a longer word or number is no address
    private static bool IsApart(string text, int start, int end) =>
        (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or '-'))
        && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '+'));

    private static bool IsVersion4(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestVersion4 || text.Count('.') != 3 || text.IndexOfAnyExcept(_dotted) >= 0
            || HasLeadingZero(text) || !IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        return NamesMachine(address);
    }

    private static bool NamesMachine(IPAddress version4)
    {
        Span<byte> bytes = stackalloc byte[4];
        version4.TryWriteBytes(bytes, out _);
        return bytes switch
        {
            [0 or 127 or 255, ..] or [.., 0, 0] => false,
            [192, 0, 2, _] or [198, 51, 100, _] or [203, 0, 113, _] => false,
            _ => true,
        };
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> text)
    {
        foreach (var part in text.Split('.'))
        {
            if (text[part] is ['0', _, ..])
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVersionNumber(string text, int start, int end)
    {
        var isPath = start > 0 && text[start - 1] == '/' && !(start > 1 && text[start - 2] == '/');
        var before = About(text, start);
        foreach (var word in _words)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return isPath || (end < text.Length && text[end] == '.' && end + 1 < text.Length
            && char.IsAsciiDigit(text[end + 1]));
    }

    /// <summary>
    /// What is said before a position about what stands there: the literal that is open and what it is given to, else
    /// the line.
    /// </summary>
    private static ReadOnlySpan<char> About(string text, int start)
    {
        var line = Math.Max(text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1, start - LineDistance);
        var before = text.AsSpan(line..start);
        var isInLiteral = before.Count('"') % 2 == 1;
        var said = isInLiteral ? before[(before[..before.LastIndexOf('"')].LastIndexOfAny(_ends) + 1)..] : before;
        return said[Math.Max(0, said.Length - WordDistance)..];
    }

    private static bool IsVersion6(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestVersion6 || text.IndexOfAny(_digits) < 0
            || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (address.IsIPv4MappedToIPv6 || text.Contains('.'))
        {
            return NamesMachine(new(bytes[12..]));
        }

        // of A::B in code no part is an address; those in use begin with three or four digits, or have all groups
        var isInUse = text.IndexOf(':') is 3 or 4 || text.Count(':') == 7;
        return isInUse && !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.IPv6Any)
            && bytes is not [0x20, 0x01, 0x0d, 0xb8, ..];
    }
}
