using CodeIntel.Examples;

namespace CodeIntel.Roslyn.Extract;

/// <summary>Where a unit stands in its file: characters, lines from 1, tokens.</summary>
internal sealed record UnitPlace(CharSpan Span, (int First, int Last) Lines, int FirstToken, int TokenCount);
