using CodeIntel.Examples;

namespace CodeIntel.Noise.Equivalents;

/// <summary>
/// Edits the code of a task's example without changing its meaning. The buggy twin of variable-misuse is edited with
/// its bug: its equivalent is the same wrong program.
/// </summary>
internal sealed class TaskEditor(IUnitEditor editor, IMisuseMaker misuse, int maxTokens)
{
    /// <summary>The refusal where a token that names a variable is not in the edited code any more.</summary>
    public const string TokenLost = "token-lost";

    /// <summary>The refusal where the edited code is longer than every entry's longest input.</summary>
    public const string TooLong = "too-long";

    /// <summary>The equivalent of an example of a unit; the unit is null where its code is not at hand.</summary>
    public TaskEquivalent Edit(TaskExample example, EditableUnit? unit, EquivalentEdit edit)
    {
        var isMisuse = example.Input.Candidates.Count > 0;
        var program = unit is null || !isMisuse ? unit : Program(example, unit);
        if (program is null)
        {
            return new() { Example = example, Edit = edit, Refused = "no-code" };
        }

        var edited = editor.Transform(edit, program, EquivalentSample.Seed(edit, example.Id));
        if (edited.Edited is not { } file)
        {
            return new() { Example = example, Edit = edit, Refused = edited.Refused };
        }

        var (made, refused) = isMisuse
            ? Misuse(example, edit, program, edited)
            : (Made(example, edit, example.Label, example.Input with
            {
                Tokens = [.. file.Tokens.Select(token => file.Vocabulary[token].Text)],
            }), null);
        return new()
        {
            Example = example,
            Edit = edit,
            Refused = refused,
            Before = edited.Before,
            After = edited.After,
            Made = made,
        };
    }

    /// <summary>The unit with the example's bug, if it has one.</summary>
    private EditableUnit? Program(TaskExample example, EditableUnit unit) =>
        MisuseLabel.Parse(example.Label) is { IsBug: true, Location: var location }
            ? misuse.Plant(unit, location - 1, example.Input.Tokens[location - 1])
            : unit;

    private (EquivalentTaskExample? Made, string? Refused) Misuse(
        TaskExample example, EquivalentEdit edit, EditableUnit program, EditedUnit edited)
    {
        var text = edited.Edited!.Text;
        var (start, length) = (program.Span.Start, program.Span.Length);
        var read = misuse.Read(program with
        {
            FileText = program.FileText.Remove(start, length).Insert(start, text),
            Span = new(start, text.Length),
        });
        if (read is not var (input, _) || input.Tokens.Count != edited.Origins.Count)
        {
            return (null, "crashed");
        }

        if (input.Tokens.Count >= maxTokens)
        {
            return (null, TooLong);
        }

        int[] origins = [.. input.Candidates.Select(candidate => edited.Origins[candidate])];
        var (location, targets) = MisuseLabel.Parse(example.Label);
        int[] Now(int position) =>
            [.. input.Candidates.Where((_, i) => origins[i] == position - 1).Select(candidate => candidate + 1)];
        return example.Input.Candidates.All(origins.Contains)
            ? (Made(
                example, edit,
                location == 0 ? example.Label
                    : new MisuseLabel(Now(location)[0], [.. targets.SelectMany(Now).Order()]).ToString(),
                input, origins), null)
            : (null, TokenLost);
    }

    private static EquivalentTaskExample Made(
        TaskExample example, EquivalentEdit edit, string label, TaskInput input, params int[] origins) => new()
        {
            Row = example.Row,
            Variant = example.Variant,
            Edit = edit,
            Label = label,
            Input = input,
            Origins = origins,
        };
}
