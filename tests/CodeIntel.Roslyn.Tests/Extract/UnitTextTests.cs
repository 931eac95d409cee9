using CodeIntel.Roslyn.Extract;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class UnitTextTests
{
    [Fact]
    public void Names_every_operator()
    {
        string[] binary = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>", "==", "!=", "<", ">", "<=", ">="];
        string[] unary = ["+", "-", "!", "~", "++", "--", "true", "false"];
        var members = binary.Select(o => $"public static C operator {o}(C a, C b) => a;")
            .Concat(unary.Select(o => $"public static C operator {o}(C a) => a;"));

        var names = Extraction.File($"class C {{ {string.Concat(members)} }}").Units.Select(u => u.Name).ToList();

        Assert.Equal(binary.Length + unary.Length, names.Distinct().Count());
        Assert.DoesNotContain("op_Unknown", names);
    }

    [Fact]
    public void Keeps_signatures_on_one_line()
    {
        const string Source = "class C { Dictionary<int,\n  string> M(\n int\n a, (int A, int B) t) => null; }";
        var (_, unit) = Extraction.Unit(Source, "M");

        Assert.Equal("Dictionary<int, string> M(int, (int A, int B))", unit.Signature);
    }

    [Fact]
    public void Names_node_kinds() => Assert.Equal("IfStatement", NodeKindName.Of((int)SyntaxKind.IfStatement));
}
