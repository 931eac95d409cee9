using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CodeIntel.Examples;
using CodeIntel.Roslyn.Compat;

namespace CodeIntel.Roslyn.Tests.Compat;

/// <summary>
/// Each file in Cases was worked out by hand from docs/code2seq-compat.md. A mismatch writes a received text beside it.
/// </summary>
public sealed class CompatCasesTests
{
    public static TheoryData<string> Names =>
    [
        .. Directory.GetFiles(Folder(), "*.cs")
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_contexts_of_the_definition(string name)
    {
        var received = Describe(new CompatPathExtractor().Extract(
            File.ReadAllText(Path.Combine(Folder(), name + ".cs")), new()));

        var verified = Path.Combine(Folder(), name + ".verified.txt");
        if (!File.Exists(verified) || File.ReadAllText(verified) != received)
        {
            File.WriteAllText(Path.Combine(Folder(), name + ".received.txt"), received);
        }

        Assert.True(File.Exists(verified), $"There is no verified text of {name}.");
        Assert.Equal(File.ReadAllText(verified), received);
    }

    private static string Describe(CompatFile file)
    {
        var text = new StringBuilder();
        foreach (var method in file.Methods)
        {
            text.Append(CultureInfo.InvariantCulture, $"{method.Name} = {method.Label}\n");
            foreach (var context in method.Contexts)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {file.Show(context)}\n");
            }
        }

        foreach (var refusal in file.Inexpressible)
        {
            text.Append(CultureInfo.InvariantCulture, $"{refusal.Kind} {refusal.Name}: {refusal.Reason}\n");
        }

        return text.ToString();
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Cases");
}
