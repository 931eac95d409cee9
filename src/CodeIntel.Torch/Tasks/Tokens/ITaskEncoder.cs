using CodeIntel.Examples;

namespace CodeIntel.Torch.Tasks.Tokens;

/// <summary>Builds the vocabularies of a task from its training split, then numbers every example.</summary>
internal interface ITaskEncoder<T>
{
    /// <summary>Why an example cannot be learnt from, or null.</summary>
    (string Reason, string Detail)? Refusal(TaskInput input);

    /// <summary>Counts what a training example, or a noisy version of one, consists of; null: what it had.</summary>
    void Count(TaskInput? input, string? label);

    /// <summary>Builds the vocabularies. Called once, before the first <see cref="Encode"/>.</summary>
    void EndCounting();

    /// <summary>Numbers an example.</summary>
    T Encode(TaskInput input);
}
