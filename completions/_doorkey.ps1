
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'doorkey' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'doorkey'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'doorkey' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse')
            [CompletionResult]::new('pwned', 'pwned', [CompletionResultType]::ParameterValue, 'Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;check' {
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Read the variable NAME of the environment; may be repeated')
            [CompletionResult]::new('--dotenv', '--dotenv', [CompletionResultType]::ParameterName, 'Read every value of a dotenv file, strictly')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read one secret a line from a file')
            [CompletionResult]::new('--fd', '--fd', [CompletionResultType]::ParameterName, 'Read one secret a line from an open file descriptor')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Judge only names that match PATTERN (`*` and `?`; variables, keys and files)')
            [CompletionResult]::new('--except', '--except', [CompletionResultType]::ParameterName, 'Leave out names that match PATTERN')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]')
            [CompletionResult]::new('--about', '--about', [CompletionResultType]::ParameterName, 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated')
            [CompletionResult]::new('--previous-env', '--previous-env', [CompletionResultType]::ParameterName, 'The previous password is in the variable NAME')
            [CompletionResult]::new('--previous-file', '--previous-file', [CompletionResultType]::ParameterName, 'The previous password is in FILE')
            [CompletionResult]::new('--previous-fd', '--previous-fd', [CompletionResultType]::ParameterName, 'The previous password comes from an open file descriptor')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The findings that make the exit code 1 [default: all]')
            [CompletionResult]::new('--ranges', '--ranges', [CompletionResultType]::ParameterName, 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]')
            [CompletionResult]::new('--on-error', '--on-error', [CompletionResultType]::ParameterName, 'What to make of a secret whose exposure nobody could tell')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one range')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--previous', '--previous', [CompletionResultType]::ParameterName, 'Ask for the previous password too, and find minor variations of it')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no socket: only kept ranges and the embedded list of common passwords are consulted')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a mirror on another machine')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Neither keep ranges in the cache folder nor use those kept there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;pwned' {
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Read the variable NAME of the environment; may be repeated')
            [CompletionResult]::new('--dotenv', '--dotenv', [CompletionResultType]::ParameterName, 'Read every value of a dotenv file, strictly')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read one secret a line from a file')
            [CompletionResult]::new('--fd', '--fd', [CompletionResultType]::ParameterName, 'Read one secret a line from an open file descriptor')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Judge only names that match PATTERN (`*` and `?`; variables, keys and files)')
            [CompletionResult]::new('--except', '--except', [CompletionResultType]::ParameterName, 'Leave out names that match PATTERN')
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The input is hex digests of this kind, not passwords')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'Print the range under five hex digits and look nothing up')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The findings that make the exit code 1 [default: all]')
            [CompletionResult]::new('--ranges', '--ranges', [CompletionResultType]::ParameterName, 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]')
            [CompletionResult]::new('--on-error', '--on-error', [CompletionResultType]::ParameterName, 'What to make of a secret whose exposure nobody could tell')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one range')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no socket: only kept ranges and the embedded list of common passwords are consulted')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a mirror on another machine')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Neither keep ranges in the cache folder nor use those kept there')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;completions' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse')
            [CompletionResult]::new('pwned', 'pwned', [CompletionResultType]::ParameterValue, 'Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;help;check' {
            break
        }
        'doorkey;help;pwned' {
            break
        }
        'doorkey;help;completions' {
            break
        }
        'doorkey;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
