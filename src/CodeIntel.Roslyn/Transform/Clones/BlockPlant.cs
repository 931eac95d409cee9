using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>Copies a run of statements of one method into another one.</summary>
internal static class BlockPlant
{
    /// <summary>A run may have up to so many times the fewest tokens.</summary>
    private const int MostTimes = 3;

    /// <summary>The step on the host, or null where the donor has no run of that size or the host no block.</summary>
    public static MutationStep? Of(MemberCode host, MemberCode donor, int minTokens, SeededRandom random)
    {
        var runs = donor.Blocks().SelectMany(statements => Runs(statements, minTokens)).ToList();
        var places = host.Blocks().SelectMany(statements => statements).Select(statement => statement.SpanStart)
            .Distinct().ToList();
        if (runs.Count == 0 || places.Count == 0)
        {
            return null;
        }

        var (statements, tokens) = runs[random.Next(runs.Count)];
        var text = string.Join("\n        ", statements.Select(donor.TextOf)) + "\n        ";
        return new([new(places[random.Next(places.Count)], 0, text)], tokens);
    }

    /// <summary>From every statement the shortest run that is long enough.</summary>
    private static IEnumerable<(List<StatementSyntax> Statements, int Tokens)> Runs(
        SyntaxList<StatementSyntax> statements, int minTokens)
    {
        for (var start = 0; start < statements.Count; start++)
        {
            var (end, tokens) = (start, 0);
            while (end < statements.Count && tokens < minTokens)
            {
                tokens += MemberCode.Count(statements[end++]);
            }

            if (tokens >= minTokens && tokens <= MostTimes * minTokens)
            {
                yield return ([.. statements.Skip(start).Take(end - start)], tokens);
            }
        }
    }
}
