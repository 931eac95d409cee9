using System.Diagnostics;

namespace CodeIntel.Cli.Tests;

/// <summary>Runs the built tool as its users do: another process, its streams and its exit code.</summary>
internal static class Tool
{
    public static async Task<ToolResult> RunAsync(string folder, params string[] args)
    {
        using var process = Start(folder, args);
        return await FinishAsync(process);
    }

    public static Process Start(string folder, params string[] args)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "CodeIntel.Cli.dll"), .. args]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    public static async Task<ToolResult> FinishAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
