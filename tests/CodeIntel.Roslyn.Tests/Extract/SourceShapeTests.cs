using System.Globalization;
using System.Text;
using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Tests.Extract;

public sealed class SourceShapeTests
{
    [Fact]
    public void A_file_in_a_few_endless_lines_is_minified()
    {
        var code = string.Concat(Enumerable.Range(0, 200).Select(i => $"int M{i}(int x){{return x+{i % 3};}}"));

        Assert.Equal(SourceTraits.Minified, Extraction.File($"class A{{{code}}}").Flags);
        Assert.Equal(SourceTraits.None, Extraction.File($"class A{{{code.Replace("}", "}\n")}}}").Flags);
    }

    [Fact]
    public void A_table_of_numbers_is_data()
    {
        var table = new StringBuilder("class A\n{\n    int[] Table() => [\n");
        for (var i = 0; i < 1_000; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"        0x{i * 7919 % 256:x2}, {i},\n");
        }

        Assert.Equal(SourceTraits.Data, Extraction.File(table.Append("    ];\n}\n").ToString()).Flags);
    }

    [Fact]
    public void A_text_in_a_literal_is_data()
    {
        var text = string.Concat(Enumerable.Repeat("word after word after word\n", 200));

        Assert.Equal(
            SourceTraits.Data,
            Extraction.File($"class A {{ string M() => \"\"\"\n{text}\n\"\"\"; }}").Flags);
    }

    [Fact]
    public void The_same_statement_a_thousand_times_is_data()
    {
        var same = string.Concat(Enumerable.Repeat("        x = x + y;\n", 1_000));

        Assert.Equal(
            SourceTraits.Data,
            Extraction.File($"class A\n{{\n    void M(int x, int y)\n    {{\n{same}    }}\n}}\n").Flags);
    }

    [Fact]
    public void Ordinary_code_has_no_trait_however_long()
    {
        var code = string.Concat(Enumerable.Range(0, 300).Select(i =>
            $"    public int Method{i}(int first{i}, int second{i})\n    {{\n"
                + $"        return first{i} * second{i} + {i};\n    }}\n\n"));

        Assert.Equal(SourceTraits.None, Extraction.File($"class A\n{{\n{code}}}\n").Flags);
    }
}
