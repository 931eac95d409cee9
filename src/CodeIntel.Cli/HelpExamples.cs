using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CodeIntel.Cli;

/// <summary>Puts examples under the help of every verb.</summary>
internal static class HelpExamples
{
    private const string AssemblyName = "CodeIntel.Cli";

    private static readonly Dictionary<string, string[]> _examples = new(StringComparer.Ordinal)
    {
        ["run"] =
        [
            "codeintel run pipelines/quickstart.yaml",
            "codeintel run study.yaml --dry-run",
            "codeintel run study.yaml --until dedup --workspace /data/study --json > result.json",
            "codeintel run study.yaml --mirror file:///srv/git --fail-on drops --fail-on cross-split",
        ],
        ["clone"] = ["codeintel clone corpora/csharp-mini.yaml",
            "codeintel clone corpus.yaml --mirror https://git.example.org/mirror"],
        ["extract"] = ["codeintel extract --semantics none --jobs 2", "codeintel extract --study study.yaml"],
        ["dedup"] = ["codeintel dedup --setJaccard 0.9 --minTokens 30", "codeintel dedup --level method --json"],
        ["split"] = ["codeintel split --by file --ratios 0.8,0.1,0.1 --keepClustersTogether true"],
        ["noise"] = ["codeintel noise --kind label-shuffle --levels 0,0.5,1", "codeintel noise --study study.yaml"],
        ["train"] = ["codeintel train --epochs 30 --batch 64 --device cpu"],
        ["measure"] = ["codeintel measure"],
        ["crossref"] = ["codeintel crossref --bootstrap 2000"],
        ["report"] = ["codeintel report --title \"Memorization in our corpus\""],
        ["export"] =
        [
            "codeintel export --format jsonl --out data --compress gzip --licences permissive",
            "codeintel export --format code2seq --compat --out c2s --name my-csharp",
            "codeintel export --format parquet --include tokens,graph --view near --out data --dry-run",
            "codeintel export --vectors method-name_code2vec_clean_seed1 --out vectors",
            "codeintel export --check data",
        ],
        ["duplicates"] =
        [
            "codeintel duplicates",
            "codeintel duplicates --format sarif --out duplicates.sarif",
            "codeintel duplicates --format html --out duplicates --level file --relation exact",
            "codeintel duplicates --format json --out now.json --baseline before.json --fail-on 'duplicates>0'",
        ],
        ["inspect"] = ["codeintel inspect", "codeintel inspect drops --stage extract", "codeintel inspect 0f3a…",
            "codeintel inspect cluster 12 --json", "codeintel inspect views"],
        ["predict"] =
        [
            "codeintel predict --model method-name_code2vec_clean_seed1 src/Parser.cs",
            "codeintel predict --model runs/variable-misuse_great_clean_seed1 Parser.cs --top 3 --json",
            "codeintel predict --model code-search_codebert_clean_seed1 Parser.cs --query 'reads a file'",
        ],
        ["pair"] = ["codeintel inspect pair 0f3a… 77b2…", "codeintel inspect pair Parser.Parse Reader.Parse --json"],
        ["edits"] = ["codeintel inspect edits --sample 1000 --json"],
        ["evaluate"] = ["codeintel dedup evaluate", "codeintel dedup evaluate --rates 0,0.2,0.4 --setJaccard 0.7",
            "codeintel dedup evaluate --only pairs --pairs pairs.jsonl --json"],
        ["verify"] = ["codeintel verify", "codeintel verify --json --sample 500"],
        ["completions"] = ["codeintel completions bash >> ~/.bashrc", "codeintel completions pwsh >> $PROFILE"],
        ["schema"] = ["codeintel schema study > study.schema.json"],
    };

    /// <summary>Wraps the help action so that examples follow the usual text.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new WithExamples((HelpAction)option.Action!);
    }

    private sealed class WithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            // the library names the program after its assembly
            var configuration = parseResult.InvocationConfiguration;
            var output = configuration.Output;
            using var text = new StringWriter();
            configuration.Output = text;
            var code = help.Invoke(parseResult);
            configuration.Output = output;
            output.Write(text.ToString().Replace(AssemblyName, "codeintel", StringComparison.Ordinal));
            var command = parseResult.CommandResult.Command;
            var examples = command is RootCommand
                ? ["codeintel run pipelines/quickstart.yaml", "codeintel inspect", "codeintel verify --json"]
                : _examples.GetValueOrDefault(command.Name, []);
            output.WriteLine(examples.Length > 0 ? "Examples:" : "");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
            output.WriteLine(
                "Exit codes: 0 done, 1 failed, 2 wrong usage or invalid file, 3 a --fail-on gate did not hold, "
                    + "130 interrupted.");
            return code;
        }
    }
}
