using System.Collections.Frozen;

namespace CodeIntel.Licences;

/// <summary>
/// Whether a sentence that names a licence states the licence of its file: "Licensed under …", "This file is
/// released under …", "X licenses this file to you under …", or the name alone. What it says of others' code, or with
/// a negation or restriction, is no such statement.
/// </summary>
internal static class LicenceStatement
{
    private static readonly FrozenSet<string> _verbs = Words(
        "licensed licenses license licenced licences licence released distributed redistributed available provided "
            + "published governed covered offered subject use used redistribute modify");

    private static readonly FrozenSet<string> _links = Words(
        "the a an under of or and either both to by terms conditions http www spdx mit");

    /// <summary>What may stand before the verb, one of <see cref="_own"/> among them.</summary>
    private static readonly FrozenSet<string> _subjects = Words(
        "this these all you your may can obtain copy a the file files source code software project program library "
            + "work works package repository product component module sample samples script document documents "
            + "assembly materials content is are be and its accompanying in of dual free open");

    private static readonly FrozenSet<string> _own = Words("this these all you");

    private static readonly FrozenSet<string> _others = Words(
        "portion portions part parts contains contain containing includes include incorporates based adapted derived "
            + "ported port taken copied borrowed from original originally inspired third snippet snippets except");

    private static readonly FrozenSet<string> _restrictions = Words(
        "not non never neither nor cannot only except unless prohibited forbidden commercial noncommercial evaluation "
            + "academic educational research personal internal");

    private static readonly FrozenSet<string> _negations = Words("not non no only never cannot prohibited forbidden");

    /// <summary>
    /// True where the words before a licence's name say that it is the licence of this file; or of anything, in the
    /// notice of a whole repository, which names the project: "Foo and its tools are licensed under …".
    /// </summary>
    public static bool Introduces(List<string> head, bool isOfRepository)
    {
        var verb = head.FindIndex(_verbs.Contains);
        if (verb < 0)
        {
            return head.TrueForAll(_links.Contains);
        }

        var subject = head[..verb];
        return !head.Exists(_others.Contains)
            && (isOfRepository
                || subject is [] or ["copyright" or "c", ..]
                || (subject.TrueForAll(_subjects.Contains) && subject.Exists(_own.Contains))
                || (head[verb].StartsWith("licen", StringComparison.Ordinal) && head[verb..].Contains("this")));
    }

    /// <summary>True where words beside a licence's name take away from it.</summary>
    public static bool Restricts(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            // "you may not use this file except in compliance with the License" says nothing new
            var compliance = words[i] is "not" or "except" ? words.IndexOf("compliance", i) : -1;
            if (compliance >= 0 && compliance - i < 12)
            {
                i = compliance;
            }
            else if (_restrictions.Contains(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where a sentence of its own forbids commercial use.</summary>
    public static bool ForbidsTrade(List<string> sentence) =>
        sentence.Contains("noncommercial")
        || (sentence.Contains("commercial") && sentence.Exists(_negations.Contains));

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
