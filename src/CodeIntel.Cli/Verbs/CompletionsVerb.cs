using System.CommandLine;

namespace CodeIntel.Cli.Verbs;

/// <summary><c>codeintel completions SHELL</c>: prints a script for the shell's start-up file.</summary>
internal static class CompletionsVerb
{
    private const string Bash = """
        _codeintel() {
          local IFS=$'\n'
          COMPREPLY=($(codeintel "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null |
            grep -F -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _codeintel codeintel
        """;

    private const string Zsh = """
        _codeintel() {
          local -a completions
          completions=("${(@f)$(codeintel "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a completions
          _files
        }
        compdef _codeintel codeintel
        """;

    private const string Fish = """
        complete -c codeintel -a '(codeintel "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    private const string Pwsh = """
        Register-ArgumentCompleter -Native -CommandName codeintel -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          codeintel "[suggest:$cursorPosition]" "$commandAst" 2>$null | Where-Object { $_ -like "$wordToComplete*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completions", "Print a completion script for a shell's start-up file.") { shell };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                _ => Pwsh,
            });
            return ExitCodes.Done;
        });
        return command;
    }
}
