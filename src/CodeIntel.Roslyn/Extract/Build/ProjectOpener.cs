using CodeIntel.Studies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.MSBuild;

namespace CodeIntel.Roslyn.Extract.Build;

/// <summary>Restores and opens the projects of a tree on disk with MSBuild, each on its own.</summary>
internal sealed class ProjectOpener(BuildOptions options, MaterialisedTree tree, CancellationToken cancellationToken)
{
    private const int MaxDetail = 300;

    /// <summary>Opens one project file.</summary>
    public async Task<OpenedProject> OpenAsync(string path)
    {
        if (!path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            return OpenedProject.Failed(path, "not-csharp-project", "only C# projects are opened");
        }

        var restored = IsRestored(path)
            ? null
            : await ProjectRestore.RunAsync(path, TimeSpan.FromSeconds(options.RestoreTimeout), cancellationToken)
                .ConfigureAwait(false);
        return restored is var (reason, detail)
            ? OpenedProject.Failed(path, reason, WithoutFolder(detail))
            : await EvaluateAsync(path).ConfigureAwait(false);
    }

    /// <summary>Restoring a project restores those that it refers to.</summary>
    private static bool IsRestored(string path) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "obj", "project.assets.json"));

    private async Task<OpenedProject> EvaluateAsync(string path)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.OpenTimeout));
        using var workspace = MSBuildWorkspace.Create(new Dictionary<string, string> { ["Configuration"] = "Release" });
        workspace.SkipUnrecognizedProjects = true;
        var failure = "";
        using var failures = workspace.RegisterWorkspaceFailedHandler(e =>
            failure = failure.Length == 0 && e.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure
                ? e.Diagnostic.Message
                : failure);
        try
        {
            await workspace.OpenProjectAsync(path, cancellationToken: limit.Token)
                .WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return OpenedProject.Failed(path, "open-timeout", $"not done after {options.OpenTimeout} seconds");
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            return OpenedProject.Failed(path, "project-failed", WithoutFolder($"{e.GetType().Name}: {e.Message}"));
        }

        var project = workspace.CurrentSolution.Projects.Where(p => p.FilePath == path)
            .OrderByDescending(Modernity).ThenBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault();
        return project is null || project.MetadataReferences.Count == 0
            ? OpenedProject.Failed(
                path, "project-failed", WithoutFolder(failure.Length > 0 ? failure : "no sources and references"))
            : Opened(path, project);
    }

    private static OpenedProject Opened(string path, Project project) => new(
        path,
        [.. project.Documents.Select(d => d.FilePath).OfType<string>()],
        project.MetadataReferences,
        [.. project.ProjectReferences.Select(r => project.Solution.GetProject(r.ProjectId)?.FilePath).OfType<string>()],
        project.CompilationOptions as CSharpCompilationOptions,
        null,
        null);

    /// <summary>
    /// Of a project for several frameworks the newest is taken: the one with most symbols of the kind
    /// NET8_0_OR_GREATER.
    /// </summary>
    private static int Modernity(Project project) => project.ParseOptions?.PreprocessorSymbolNames
        .Count(name => name.StartsWith("NET", StringComparison.Ordinal)
            && !name.StartsWith("NETFRAMEWORK", StringComparison.Ordinal)
            && name.EndsWith("_OR_GREATER", StringComparison.Ordinal)) ?? 0;

    /// <summary>A drop's detail is the same wherever the workspace lies.</summary>
    private string WithoutFolder(string message)
    {
        var line = message.ReplaceLineEndings(" ")
            .Replace(tree.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        return line.Length > MaxDetail ? line[..MaxDetail] : line;
    }
}
