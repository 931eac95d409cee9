using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>
/// Compares predictions of a misused variable before and after an edit that keeps the meaning. Positions count from 1,
/// 0 stands for "no bug", as in <see cref="MisuseLabel"/>.
/// </summary>
internal sealed class EditedTokens
{
    private readonly Dictionary<int, int> _origins = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<int, string> _namesOfOrigins = [];

    /// <summary>The tokens of an edited input; <paramref name="origins"/>: what each candidate was.</summary>
    public static EditedTokens Of(TaskInput edited, IReadOnlyList<int> origins)
    {
        var tokens = new EditedTokens();
        foreach (var (candidate, origin) in edited.Candidates.Zip(origins))
        {
            tokens._names[candidate + 1] = edited.Tokens[candidate];
            if (origin >= 0)
            {
                tokens._origins[candidate + 1] = origin + 1;
                tokens._namesOfOrigins[origin + 1] = edited.Tokens[candidate];
            }
        }

        return tokens;
    }

    /// <summary>
    /// True where both predict no bug, or both the same token as the bug's place and the same variable as the repair. A
    /// repair without a bug is no prediction.
    /// </summary>
    public bool AreSame(MisuseLabel before, MisuseLabel after) => before.IsBug && after.IsBug
        ? _origins.TryGetValue(after.Location, out var place) && place == before.Location
            && _names.TryGetValue(after.Targets[0], out var name)
            && _namesOfOrigins.TryGetValue(before.Targets[0], out var named) && name == named
        : before.IsBug == after.IsBug;
}
