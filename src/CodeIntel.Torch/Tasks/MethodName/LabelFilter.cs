using System.Globalization;
using System.Text.RegularExpressions;
using CodeIntel.Examples;
using CodeIntel.Studies;

namespace CodeIntel.Torch.Tasks.MethodName;

/// <summary>Decides which labels are learnt: first by name, then by their numbers in the training split.</summary>
internal sealed class LabelFilter
{
    private readonly LabelOptions _options;
    private readonly HashSet<string> _listed;
    private readonly Regex? _include;
    private readonly Regex? _exclude;

    public LabelFilter(LabelOptions options)
    {
        _options = options;
        _listed = options.List.Select(Subtokens.Normalise).ToHashSet(StringComparer.Ordinal);
        (_include, _exclude) = (Compile(options.Include), Compile(options.Exclude));
    }

    /// <summary>True where every label is learnt.</summary>
    public bool KeepsAll =>
        _options is { Top: 0, List.Count: 0, MinCount: <= 1, MaxCount: 0, Include: null, Exclude: null };

    /// <summary>Why an example of a name is dropped, or null.</summary>
    public (string Reason, string Detail)? RefuseName(string name, string label) =>
        _listed.Count > 0 && !_listed.Contains(label) ? ("label-not-listed", label)
        : _include?.IsMatch(name) == false ? ("label-not-included", name)
        : _exclude?.IsMatch(name) == true ? ("label-excluded", name)
        : null;

    /// <summary>
    /// Why examples of each label are dropped, by the labels of the training split; a label that is missing from the
    /// result is learnt, except one that training does not have where <paramref name="whereNone"/> tells a reason.
    /// </summary>
    public Dictionary<string, (string Reason, string Detail)> RefuseByCount(
        IReadOnlyDictionary<string, int> training, out (string Reason, string Detail)? whereNone)
    {
        var refused = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var (label, count) in training)
        {
            if (count < _options.MinCount)
            {
                refused.Add(label, ("rare-label", Text($"{label}: {count} < {_options.MinCount}")));
            }
            else if (_options.MaxCount > 0 && count > _options.MaxCount)
            {
                refused.Add(label, ("frequent-label", Text($"{label}: {count} > {_options.MaxCount}")));
            }
        }

        var ranked = training.Where(pair => !refused.ContainsKey(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);
        foreach (var (label, count) in _options.Top == 0 ? [] : ranked.Skip(_options.Top))
        {
            refused.Add(label, ("not-top-label", Text($"{label}: {count}, not of the {_options.Top} most frequent")));
        }

        whereNone = _options.Top > 0 ? ("not-top-label", "not in the training split")
            : _options.MinCount > 1 ? ("rare-label", "not in the training split")
            : null;
        return refused;
    }

    private static Regex? Compile(string? pattern) => pattern is null
        ? null
        : new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
