using System.ComponentModel;
using System.Diagnostics;

namespace CodeIntel.Roslyn.Extract.Build;

/// <summary>Runs <c>dotnet restore</c> on a project, for a limited time.</summary>
internal static class ProjectRestore
{
    private const int MaxDetail = 300;

    /// <summary>Restores; why that failed, or null.</summary>
    public static async Task<(string Reason, string Detail)?> RunAsync(
        string project, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Start(project) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return ("restore-failed", $"dotnet cannot be started: {e.Message}");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            var said = await output.ConfigureAwait(false) + await errors.ConfigureAwait(false);
            return process.ExitCode == 0 ? null : ("restore-failed", FirstError(said));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return ("restore-timeout", $"not done after {timeout.TotalSeconds} seconds");
        }
    }

    private static ProcessStartInfo Start(string project)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["restore", project, "--nologo", "--disable-build-servers", "-v", "quiet", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(project),
        };
        foreach (var name in start.Environment.Keys.Where(IsOfOuterBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        return start;
    }

    /// <summary>Where the tool itself runs inside a build, that one's settings are not for this one.</summary>
    private static bool IsOfOuterBuild(string name) => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase);

    private static string FirstError(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = Array.Find(lines, l => l.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? (lines.Length > 0 ? lines[^1] : "no output");
        return line.Length > MaxDetail ? line[..MaxDetail] : line;
    }
}
