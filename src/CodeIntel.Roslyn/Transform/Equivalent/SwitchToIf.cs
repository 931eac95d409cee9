using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeIntel.Roslyn.Transform.Equivalent;

/// <summary>
/// Writes a <c>switch</c> as a chain of <c>if</c>. All labels are constants, the default comes last, sections share no
/// variable, and nothing leaves a section by <c>break</c> but its end. What is switched over is evaluated once: unless
/// it is a variable, a new one holds it.
/// </summary>
internal static class SwitchToIf
{
    /// <summary>Gathers the edits; false where the exchange would not be safe.</summary>
    public static bool Exchange(SwitchStatementSyntax choice, EquivalentUnit unit, EditList edits)
    {
        var type = unit.Model.GetTypeInfo(choice.Expression).Type;
        if (!SwitchConstants.Compares(type) || unit.Model.GetConstantValue(choice.Expression).HasValue
            || !HasSimpleSections(choice, type!, unit.Model) || !BreaksAtEndsOnly(choice))
        {
            return false;
        }

        var line = LineBreak.Before(unit.Text, choice.SpanStart);
        var isVariable = SwitchConstants.IsVariable(choice.Expression, unit.Model);
        var name = isVariable ? unit.TextOf(choice.Expression) : unit.Names().Next();
        var start = choice.SpanStart;
        var open = isVariable
            ? ""
            : "{" + line + "var " + name + " = " + unit.TextOf(choice.Expression) + ";" + line;
        foreach (var section in choice.Sections)
        {
            var condition = Condition(section, name, unit);
            var isBlock = section.Statements is [BlockSyntax];
            edits.Replace(
                start, section.Statements[0].SpanStart,
                open + (condition is null ? "" : "if (" + condition + ")" + line) + (isBlock ? "" : $"{{{line}"));
            if (Leave(section) is { } leave)
            {
                edits.Replace(leave, "");
            }

            start = section.Statements.Last().Span.End;
            open = (isBlock ? "" : $"{line}}}") + $"{line}else ";
        }

        var closes = choice.Sections.Last().Statements is [BlockSyntax] ? "" : $"{line}}}";
        edits.Replace(start, choice.Span.End, closes + (isVariable ? "" : $"{line}}}"));
        return true;
    }

    /// <summary>The condition of a section; null for the default.</summary>
    private static EditText? Condition(SwitchSectionSyntax section, EditText name, EquivalentUnit unit) =>
        IsDefault(section) ? null : EditText.Join(" || ", section.Labels.Cast<CaseSwitchLabelSyntax>()
            .Select(label => name + " == " + SwitchConstants.Operand(label.Value, unit.TextOf(label.Value))));

    private static bool HasSimpleSections(SwitchStatementSyntax choice, ITypeSymbol type, SemanticModel model)
    {
        var sections = choice.Sections;
        return sections.Count > 0 && !IsDefault(sections[0])
            && !sections.Take(sections.Count - 1).Any(IsDefault)
            && sections.All(section => section.Labels.All(label => label is DefaultSwitchLabelSyntax
                || (label is CaseSwitchLabelSyntax @case
                    && SwitchConstants.Value(@case.Value, type, model) is not null)))
            && !choice.DescendantNodes().Any(node => node is GotoStatementSyntax or LabeledStatementSyntax)
            && sections.All(section => !Shares(section, choice));
    }

    private static bool IsDefault(SwitchSectionSyntax section) =>
        section.Labels.Any(label => label is DefaultSwitchLabelSyntax);

    /// <summary>True where a variable that a section declares may be mentioned by another one.</summary>
    private static bool Shares(SwitchSectionSyntax section, SwitchStatementSyntax choice)
    {
        var declared = section.Statements.Where(statement => statement is not BlockSyntax)
            .SelectMany(statement => statement.DescendantNodesAndSelf())
            .Select(node => node switch
            {
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                _ => null,
            }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return declared.Count > 0 && choice.Sections.Where(other => other != section)
            .SelectMany(other => other.DescendantTokens())
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && declared.Contains(token.ValueText));
    }

    private static bool BreaksAtEndsOnly(SwitchStatementSyntax choice)
    {
        var ends = choice.Sections.Select(Leave).OfType<BreakStatementSyntax>().ToHashSet();
        return choice.Sections.SelectMany(section => section.Statements)
            .SelectMany(statement => SwitchJumps.Breaks(statement)).All(ends.Contains);
    }

    /// <summary>The <c>break</c> that ends a section, also from inside its only block.</summary>
    private static BreakStatementSyntax? Leave(SwitchSectionSyntax section) => section.Statements switch
    {
        [BlockSyntax { Statements: [.., BreakStatementSyntax leave] }] => leave,
        [.., BreakStatementSyntax leave] => leave,
        _ => null,
    };
}
