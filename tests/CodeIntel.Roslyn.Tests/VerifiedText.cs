namespace CodeIntel.Roslyn.Tests;

/// <summary>Texts that were checked by hand, beside the cases that they are of.</summary>
internal static class VerifiedText
{
    /// <summary>
    /// Fails where the verified text of a case is missing or another one; CODEINTEL_UPDATE=1 writes it anew.
    /// </summary>
    public static void Check(string folder, string name, string received)
    {
        var verified = Path.Combine(folder, name + ".verified.txt");
        if (Environment.GetEnvironmentVariable("CODEINTEL_UPDATE") == "1")
        {
            File.WriteAllText(verified, received);
        }

        Assert.True(File.Exists(verified), $"There is no verified text of {name}.");
        Assert.Equal(File.ReadAllText(verified), received);
    }
}
