using CodeIntel.Examples;
using CodeIntel.Noise;
using Microsoft.Data.Sqlite;

namespace CodeIntel.Sqlite;

/// <summary>Transition matrices of label noise that has a fixed target for each label.</summary>
internal static class TransitionTable
{
    /// <summary>Replaces the matrix of a task, kind and seed.</summary>
    public static void Write(
        TaskKind task, NoiseKind kind, long seed, IReadOnlyList<LabelTransition> transitions,
        SqliteTransaction transaction)
    {
        using var clear = transaction.Prepare(
            "delete from noise_transitions where task = $1 and kind = $2 and seed = $3", 3);
        clear.Run((int)task, (int)kind, seed);
        using var insert = transaction.Prepare(
            "insert into noise_transitions (task, kind, seed, label, noisy_label, probability, examples) "
                + "values ($1, $2, $3, $4, $5, $6, $7)", 7);
        foreach (var (label, noisy, probability, examples) in transitions)
        {
            insert.Run((int)task, (int)kind, seed, label, noisy, probability, examples);
        }
    }
}
