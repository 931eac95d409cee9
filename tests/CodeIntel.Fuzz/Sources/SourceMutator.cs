using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Fuzz.Sources;

/// <summary>Makes the bytes of one C# file that is more or less wrong.</summary>
internal sealed class SourceMutator(IReadOnlyList<string> seeds)
{
    private static readonly Encoding[] _encodings =
    [
        new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false),
        new UnicodeEncoding(true, false), new UTF32Encoding(false, true), new UTF32Encoding(true, true),
        Encoding.Latin1, new UTF8Encoding(true),
    ];

    /// <summary>A file and what was done to make it.</summary>
    public (byte[] Bytes, string Description) Make(SeededRandom random)
    {
        var done = new List<string>();
        var text = Base(random, done);
        for (var i = random.Next(4); i > 0; i--)
        {
            text = Mutate(random, text, done);
        }

        var bytes = Encode(random, text, done);
        return (bytes, string.Join(", ", done));
    }

    private string Base(SeededRandom random, List<string> done)
    {
        var (text, how) = random.Next(12) switch
        {
            0 or 1 or 2 => (Nesting.Make(random), "nested"),
            3 or 4 => (GeneratedProgram.Make(random), "generated"),
            5 => (Oversized.Make(random), "oversized"),
            6 => (Splice(random, Seed(random), Seed(random)), "spliced"),
            7 => (Noise(random, random.Next(4_000)), "noise"),
            _ => (Seed(random), "own source"),
        };
        done.Add(how);
        return text;
    }

    private string Seed(SeededRandom random) => seeds[random.Next(seeds.Count)];

    private string Mutate(SeededRandom random, string text, List<string> done)
    {
        var (mutated, how) = random.Next(9) switch
        {
            0 => (text[..At(random, text)], "truncated"),
            1 => (text[At(random, text)..], "beheaded"),
            2 => (Splice(random, text, Seed(random)), "spliced"),
            3 => (Remove(random, text), "cut"),
            4 => (Repeat(random, text), "repeated"),
            5 or 6 => (Insert(random, text), "fragments"),
            7 => (Words(random, text), "words swapped"),
            _ => (Characters(random, text), "characters"),
        };
        done.Add(how);
        return mutated;
    }

    private static string Splice(SeededRandom random, string first, string second) =>
        first[..At(random, first)] + second[At(random, second)..];

    private static string Remove(SeededRandom random, string text)
    {
        var at = At(random, text);
        return text.Remove(at, random.Next(Math.Min(500, text.Length - at) + 1));
    }

    private static string Repeat(SeededRandom random, string text)
    {
        var at = At(random, text);
        var piece = text.Substring(at, random.Next(Math.Min(400, text.Length - at) + 1));
        return text.Insert(at, string.Concat(Enumerable.Repeat(piece, 1 + random.Next(40))));
    }

    private static string Insert(SeededRandom random, string text)
    {
        for (var i = 1 + random.Next(12); i > 0; i--)
        {
            text = text.Insert(At(random, text), Fragments.Any(random));
        }

        return text;
    }

    private static string Words(SeededRandom random, string text)
    {
        var words = text.Split(' ');
        for (var i = 1 + random.Next(30); i > 0; i--)
        {
            var (a, b) = (random.Next(words.Length), random.Next(words.Length));
            (words[a], words[b]) = (words[b], words[a]);
        }

        return string.Join(' ', words);
    }

    private static string Characters(SeededRandom random, string text)
    {
        var characters = text.ToCharArray();
        for (var i = random.Next(20); i > 0 && characters.Length > 0; i--)
        {
            characters[random.Next(characters.Length)] = Character(random);
        }

        return new(characters);
    }

    private static string Noise(SeededRandom random, int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            text.Append(random.Next(4) == 0 ? Fragments.Any(random) : Character(random).ToString());
        }

        return text.ToString();
    }

    private static char Character(SeededRandom random) => random.Next(10) switch
    {
        0 => (char)random.Next(0x10000),
        1 => (char)(0xD800 + random.Next(0x800)),
        2 => "\u2028\u2029\u0085\ufeff\u200d\u202e\u0000\u001a\u0301\uffff"[random.Next(10)],
        _ => (char)(32 + random.Next(95)),
    };

    private static byte[] Encode(SeededRandom random, string text, List<string> done)
    {
        var kind = random.Next(16);
        if (kind < 10)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        done.Add("encoded oddly");
        var encoding = _encodings[random.Next(_encodings.Length)];
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        for (var i = kind - 11; i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return kind == 15 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    private static int At(SeededRandom random, string text) => random.Next(text.Length + 1);
}
