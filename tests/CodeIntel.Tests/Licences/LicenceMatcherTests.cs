using CodeIntel.Licences;

namespace CodeIntel.Tests.Licences;

public class LicenceMatcherTests
{
    public static TheoryData<string> Known { get; } = [.. LicenceData.Texts().Select(licence => licence.Id)];

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_text_of_the_list_is_recognized_as_itself(string id)
    {
        var match = LicenceMatcher.Match(TextOf(id));

        Assert.Equal(id, match.Licence);
        Assert.Equal(1, match.Similarity, 6);
    }

    [Theory]
    [InlineData("MIT")]
    [InlineData("BSD-3-Clause")]
    [InlineData("Apache-2.0")]
    [InlineData("Zlib")]
    public void Layout_case_quotes_and_comment_marks_do_not_matter(string id)
    {
        var text = string.Join("\r\n", TextOf(id).ToUpperInvariant().Replace('"', '\u201C').Split('\n')
            .Select(line => $" *   {line.Replace(" ", "  ", StringComparison.Ordinal)}"));

        Assert.Equal((id, 1.0), (LicenceMatcher.Match(text).Licence, LicenceMatcher.Match(text).Similarity));
    }

    [Fact]
    public void Copyright_notices_do_not_matter()
    {
        var notices = string.Concat(Enumerable.Range(1990, 30).Select(year => $"Copyright (c) {year} Some Body\n"));

        Assert.Equal("MIT", LicenceMatcher.Match(notices + TextOf("MIT")).Licence);
    }

    [Fact]
    public void The_appendix_may_be_missing()
    {
        var text = TextOf("Apache-2.0");
        var terms = text[..text.IndexOf("APPENDIX", StringComparison.Ordinal)];

        var match = LicenceMatcher.Match(terms);

        Assert.Equal("Apache-2.0", match.Licence);
        Assert.True(match.Similarity > 0.99);
    }

    [Fact]
    public void Two_texts_in_one_file_hold_together() => Assert.Equal(
        "MS-PL AND Apache-2.0",
        LicenceMatcher.Match($"{TextOf("MS-PL")}\n-----\n{TextOf("Apache-2.0")}").Licence);

    [Fact]
    public void Terms_beside_a_known_text_are_told()
    {
        var clause = string.Join(' ', Enumerable.Range(0, 80).Select(i => $"restriction{i}"));

        var match = LicenceMatcher.Match($"{clause}\n{TextOf("MIT")}");

        Assert.Equal($"MIT AND {LicenceMatcher.OtherText}", match.Licence);
        Assert.False(LicenceFilter.Parse(["permissive"], out _)!.Permits(match.Licence));
    }

    [Fact]
    public void A_sentence_before_a_known_text_is_none_of_the_terms() => Assert.Equal(
        "MIT", LicenceMatcher.Match("This project is free software under these terms:\n" + TextOf("MIT")).Licence);

    [Theory]
    [InlineData("MIT", "THE SOFTWARE IS", "The Software shall be used for Good, not Evil.\n\nTHE SOFTWARE IS")]
    [InlineData("MIT", "without restriction", "for non-commercial purposes only")]
    [InlineData("MIT", "to any person", "to any academic institution")]
    [InlineData("MIT", "is hereby granted", "is hereby NOT granted")]
    [InlineData("BSD-3-Clause", "are permitted", "are permitted for non-commercial research use only")]
    public void A_restriction_in_a_permissive_text_makes_it_another_licence(string id, string words, string changed)
    {
        var text = string.Join(' ', TextOf(id).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var restricted = text.Replace(words, changed, StringComparison.Ordinal);

        Assert.NotEqual(text, restricted);
        var match = LicenceMatcher.Match(restricted);
        Assert.Equal((LicenceFilter.Unknown, id), (match.Licence, match.Nearest));
        Assert.Equal(LicenceFilter.Unknown, FileLicence.OfHeader($"/* {restricted} */"));
    }

    [Fact]
    public void A_last_line_may_restrict() => Assert.Equal(
        LicenceFilter.Unknown,
        LicenceMatcher.Match(TextOf("MIT") + "\nYou may not use this Software for commercial purposes.").Licence);

    [Fact]
    public void Titles_and_spellings_restrict_nothing() => Assert.Equal(
        "MIT",
        LicenceMatcher.Match("Foo Project, MIT License, for everyone\n"
            + TextOf("MIT").Replace("NONINFRINGEMENT", "NON-INFRINGEMENT", StringComparison.Ordinal)).Licence);

    [Theory]
    [InlineData(2, "MIT")]
    [InlineData(40, "unknown")]
    public void Changed_words_lower_the_similarity_until_it_is_unknown(int changes, string expected)
    {
        var words = TextOf("MIT").Split(' ');
        for (var i = 0; i < changes; i++)
        {
            words[20 + (3 * i)] = "changed";
        }

        var match = LicenceMatcher.Match(string.Join(' ', words));

        Assert.Equal(expected, match.Licence);
        Assert.InRange(match.Similarity, 0.2, 0.999);
        Assert.Equal(expected == "unknown" ? "MIT" : null, match.Nearest);
    }

    [Theory]
    [InlineData("Copyright 2020 X\n\nLicensed under the Apache License, Version 2.0 (the License);", "Apache-2.0")]
    [InlineData("The Foo library and tools are licenced under Apache 2.0: http://foo.org\n\nFoo.", "Apache-2.0")]
    [InlineData("Foo is not licensed under Apache 2.0.", "unknown")]
    [InlineData("Foo contains code that is licensed under Apache 2.0.", "unknown")]
    [InlineData("Foo is licensed under Apache 2.0 for academic use.", "unknown")]
    public void A_short_notice_is_taken_at_its_word(string text, string expected) =>
        Assert.Equal(expected, LicenceMatcher.Match(text).Licence);

    [Theory]
    [InlineData("")]
    [InlineData("All rights reserved.")]
    [InlineData("You may look at this on Tuesdays.")]
    public void What_is_no_licence_text_is_unknown(string text) =>
        Assert.Equal(LicenceFilter.Unknown, LicenceMatcher.Match(text).Licence);

    [Fact]
    public void The_nearest_stretch_is_that_of_brute_force()
    {
        var pairs = new Dictionary<(string, string), int>();
        List<string> licence = [.. "a b c a b d e f".Split(' ')];
        var template = new LicenceTemplate("X", licence, pairs);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var text = Enumerable.Range(0, random.Next(2, 30))
                .Select(_ => random.Next(-1, pairs.Count)).ToArray();

            Assert.Equal(Brute(template, text), template.Nearest(text).Similarity, 9);
        }
    }

    private static double Brute(LicenceTemplate template, int[] text)
    {
        var length = Math.Min(template.Words - 1, text.Length);
        return Enumerable.Range(0, text.Length - length + 1).Max(start =>
        {
            var common = text.Skip(start).Take(length).GroupBy(pair => pair)
                .Sum(group => Math.Min(group.Count(), template.Counts.GetValueOrDefault(group.Key)));
            return 2.0 * common / (template.Words - 1 + length);
        });
    }

    private static string TextOf(string id) => LicenceData.Texts().Single(licence => licence.Id == id).Text;
}
