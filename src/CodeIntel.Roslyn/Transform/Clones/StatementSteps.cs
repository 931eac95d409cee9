using System.Globalization;
using CodeIntel.Examples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Clones;

/// <summary>Statements inserted and deleted.</summary>
internal static class StatementSteps
{
    /// <summary>For every place between statements, one to three new ones that use the method's names.</summary>
    public static List<MutationStep> Inserts(MemberCode code, SeededRandom random)
    {
        var names = new FreshNames(code.Tokens, random);
        string[] known = [.. code.Node.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.Text).Where(text => text != "var").DefaultIfEmpty("this")];
        var places = code.Blocks().SelectMany(statements => statements).Select(statement => statement.SpanStart);
        return [.. places.Distinct().Select(place =>
        {
            var count = 1 + random.Next(3);
            var text = string.Concat(
                Enumerable.Range(0, count).Select(_ => Statement(names, known, random) + "\n"));
            return new MutationStep([new(place, 0, text)], Count(text));
        })];
    }

    /// <summary>One step per leaf statement in a block.</summary>
    public static List<MutationStep> Deletions(MemberCode code) =>
        [.. StatementDeletion.Leaves(code.Node).Where(leaf => leaf.Parent is BlockSyntax)
            .Select(leaf => new MutationStep(
                [new(leaf.SpanStart, leaf.Span.Length, "")], MemberCode.Count(leaf)))];

    private static int Count(string statements) =>
        MemberCode.Parse($"void M() {{ {statements} }}") is { } parsed ? parsed.Tokens.Count - 6 : 0;

    private static string Statement(FreshNames names, string[] known, SeededRandom random)
    {
        var (fresh, verb) = (names.Next(""), names.Next("V"));
        var (first, second) = (known[random.Next(known.Length)], known[random.Next(known.Length)]);
        var number = random.Next(1000).ToString(CultureInfo.InvariantCulture);
        return random.Next(7) switch
        {
            0 => $"var {fresh} = {number};",
            1 => $"{fresh}.{verb}({first});",
            2 => $"if ({fresh} > {number}) {{ {verb}({first}); }}",
            3 => $"Console.WriteLine(\"{fresh}\");",
            4 => $"{verb}({first}, {number}, {second});",
            5 => $"{fresh}++;",
            _ => $"var {fresh} = {first} ?? {verb}({second});",
        };
    }
}
