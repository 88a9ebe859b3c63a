
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
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse')
            [CompletionResult]::new('pwned', 'pwned', [CompletionResultType]::ParameterValue, 'Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Audit the vaults of password managers: what to mend first, in one list')
            [CompletionResult]::new('breaches', 'breaches', [CompletionResultType]::ParameterValue, 'See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)')
            [CompletionResult]::new('data', 'data', [CompletionResultType]::ParameterValue, 'Keep public lists on this machine: breaches, second factors and passkeys of sites')
            [CompletionResult]::new('codes', 'codes', [CompletionResultType]::ParameterValue, 'Keep recovery codes, hand out one at a time, and know which are used')
            [CompletionResult]::new('totp', 'totp', [CompletionResultType]::ParameterValue, 'Enrol second factors, with proof, and give their one-time codes')
            [CompletionResult]::new('corpus', 'corpus', [CompletionResultType]::ParameterValue, 'Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Choose where secrets are kept: the keyring of this machine, or a vault of age files')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Move secrets between the keyring and the vault')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Examine the secret store, the ledger and the folders, and mend what can be mended')
            [CompletionResult]::new('request', 'request', [CompletionResultType]::ParameterValue, 'Find the way back into an account, and write the request that opens it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
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
        'doorkey;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Read the variable NAME of the environment; may be repeated')
            [CompletionResult]::new('--dotenv', '--dotenv', [CompletionResultType]::ParameterName, 'Read every value of a dotenv file, strictly')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read one secret a line from a file')
            [CompletionResult]::new('--fd', '--fd', [CompletionResultType]::ParameterName, 'Read one secret a line from an open file descriptor')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged')
            [CompletionResult]::new('--except', '--except', [CompletionResultType]::ParameterName, 'Leave out names that match PATTERN')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]')
            [CompletionResult]::new('--about', '--about', [CompletionResultType]::ParameterName, 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated')
            [CompletionResult]::new('--previous-env', '--previous-env', [CompletionResultType]::ParameterName, 'The previous password is in the variable NAME')
            [CompletionResult]::new('--previous-file', '--previous-file', [CompletionResultType]::ParameterName, 'The previous password is in FILE')
            [CompletionResult]::new('--previous-fd', '--previous-fd', [CompletionResultType]::ParameterName, 'The previous password comes from an open file descriptor')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'A larger list of common passwords than the built-in one: one a line, the most common first')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The findings that make the exit code 1 [default: all]')
            [CompletionResult]::new('--corpus', '--corpus', [CompletionResultType]::ParameterName, 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]')
            [CompletionResult]::new('--ranges', '--ranges', [CompletionResultType]::ParameterName, 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]')
            [CompletionResult]::new('--on-error', '--on-error', [CompletionResultType]::ParameterName, 'What to make of a secret whose exposure nobody could tell')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one range')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--previous', '--previous', [CompletionResultType]::ParameterName, 'Ask for the previous password too, and find minor variations of it')
            [CompletionResult]::new('--reveal-segments', '--reveal-segments', [CompletionResultType]::ParameterName, 'Show the characters of each part that the estimate is made of; without this no output has any')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted')
            [CompletionResult]::new('--no-corpus', '--no-corpus', [CompletionResultType]::ParameterName, 'Use no corpus, though one is in its usual place or named by the environment or the config file')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a mirror on another machine')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Neither keep ranges in the cache folder nor use those kept there')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;pwned' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--env', '--env', [CompletionResultType]::ParameterName, 'Read the variable NAME of the environment; may be repeated')
            [CompletionResult]::new('--dotenv', '--dotenv', [CompletionResultType]::ParameterName, 'Read every value of a dotenv file, strictly')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read one secret a line from a file')
            [CompletionResult]::new('--fd', '--fd', [CompletionResultType]::ParameterName, 'Read one secret a line from an open file descriptor')
            [CompletionResult]::new('--dir', '--dir', [CompletionResultType]::ParameterName, 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged')
            [CompletionResult]::new('--except', '--except', [CompletionResultType]::ParameterName, 'Leave out names that match PATTERN')
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The input is hex digests of this kind, not passwords')
            [CompletionResult]::new('--prefix', '--prefix', [CompletionResultType]::ParameterName, 'Print the range under five hex digits and look nothing up')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The findings that make the exit code 1 [default: all]')
            [CompletionResult]::new('--corpus', '--corpus', [CompletionResultType]::ParameterName, 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]')
            [CompletionResult]::new('--ranges', '--ranges', [CompletionResultType]::ParameterName, 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]')
            [CompletionResult]::new('--on-error', '--on-error', [CompletionResultType]::ParameterName, 'What to make of a secret whose exposure nobody could tell')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one range')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--jsonl', '--jsonl', [CompletionResultType]::ParameterName, 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('-0', '-0', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--null', '--null', [CompletionResultType]::ParameterName, 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted')
            [CompletionResult]::new('--no-corpus', '--no-corpus', [CompletionResultType]::ParameterName, 'Use no corpus, though one is in its usual place or named by the environment or the config file')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a mirror on another machine')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Neither keep ranges in the cache folder nor use those kept there')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;audit' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--rules', '--rules', [CompletionResultType]::ParameterName, 'Which rules (listed below): `+old` adds one, `-weak` leaves one out, bare names are the only ones')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The findings that make the exit code 1: rules, or `error`, `warning`, `note` and what is worse [default: errors and warnings, without no-second-factor and recovery-blocker, which are advice]')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'What was found before, as `--write-baseline` wrote it: only what is new makes the exit code 1')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write down what is found, for `--baseline`: salted fingerprints of rules and names, readable by you alone')
            [CompletionResult]::new('--ignore-file', '--ignore-file', [CompletionResultType]::ParameterName, 'What to live with, as TOML: `[[ignore]]` with rule, site or title or user or folder, reason, until')
            [CompletionResult]::new('--about', '--about', [CompletionResultType]::ParameterName, 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated')
            [CompletionResult]::new('--previous-env', '--previous-env', [CompletionResultType]::ParameterName, 'The previous password is in the variable NAME')
            [CompletionResult]::new('--previous-file', '--previous-file', [CompletionResultType]::ParameterName, 'The previous password is in FILE')
            [CompletionResult]::new('--previous-fd', '--previous-fd', [CompletionResultType]::ParameterName, 'The previous password comes from an open file descriptor')
            [CompletionResult]::new('--expiring-days', '--expiring-days', [CompletionResultType]::ParameterName, 'Days before its end from which an entry is told to end soon')
            [CompletionResult]::new('--old-days', '--old-days', [CompletionResultType]::ParameterName, 'Days after which `old` and `unused` tell of an entry')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'What the columns of a CSV are that no known manager wrote, such as `title=1,url=2,user=3,password=4`')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Read the file''s password from an open file descriptor')
            [CompletionResult]::new('--key-file', '--key-file', [CompletionResultType]::ParameterName, 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass')
            [CompletionResult]::new('--corpus', '--corpus', [CompletionResultType]::ParameterName, 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]')
            [CompletionResult]::new('--ranges', '--ranges', [CompletionResultType]::ParameterName, 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]')
            [CompletionResult]::new('--on-error', '--on-error', [CompletionResultType]::ParameterName, 'What to make of a secret whose exposure nobody could tell')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one range')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code')
            [CompletionResult]::new('--new-only', '--new-only', [CompletionResultType]::ParameterName, 'Tell only what the baseline has not')
            [CompletionResult]::new('--redact', '--redact', [CompletionResultType]::ParameterName, 'Leave out titles, users, sites, folders and names of files')
            [CompletionResult]::new('--master', '--master', [CompletionResultType]::ParameterName, 'Ask for the password of the vault itself, and find it and its variations among the others')
            [CompletionResult]::new('--previous', '--previous', [CompletionResultType]::ParameterName, 'Ask for the previous password too, and find minor variations of it')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Ask for ranges over the network where there is no corpus here, without a question before')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted')
            [CompletionResult]::new('--no-corpus', '--no-corpus', [CompletionResultType]::ParameterName, 'Use no corpus, though one is in its usual place or named by the environment or the config file')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a mirror on another machine')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Neither keep ranges in the cache folder nor use those kept there')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Compare two reports that `--format json` wrote: what was mended, what is new')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;audit;diff' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;audit;help' {
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Compare two reports that `--format json` wrote: what was mended, what is new')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;audit;help;diff' {
            break
        }
        'doorkey;audit;help;help' {
            break
        }
        'doorkey;breaches' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the breaches that are known, newest first; no key is needed')
            [CompletionResult]::new('domain', 'domain', [CompletionResultType]::ParameterValue, 'Ask whether a site was breached; no key is needed')
            [CompletionResult]::new('account', 'account', [CompletionResultType]::ParameterValue, 'Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people''s machines')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Keep the key of the service in the secret store, so that `breaches account` asks for it no more')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;breaches;list' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only those that happened on DATE (`2026-01-31`) or later')
            [CompletionResult]::new('--domain', '--domain', [CompletionResultType]::ParameterName, 'Only those of this site')
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'A service that speaks version 3 of the API, instead of haveibeenpwned.com')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one answer')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all answers of the run, with the waits that a service wishes')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no socket: answer from the list that `doorkey data update` has kept')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a service on another machine')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;breaches;domain' {
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'A service that speaks version 3 of the API, instead of haveibeenpwned.com')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one answer')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all answers of the run, with the waits that a service wishes')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Open no socket: answer from the list that `doorkey data update` has kept')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a service on another machine')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;breaches;account' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What is sent of the address')
            [CompletionResult]::new('--key-env', '--key-env', [CompletionResultType]::ParameterName, 'Read the key from the variable NAME of the environment')
            [CompletionResult]::new('--key-fd', '--key-fd', [CompletionResultType]::ParameterName, 'Read the key from an open file descriptor')
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'A service that speaks version 3 of the API, instead of haveibeenpwned.com')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one answer')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all answers of the run, with the waits that a service wishes')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--require-all', '--require-all', [CompletionResultType]::ParameterName, 'Exit with 3 also where pastes or stealer logs could not be asked, if nothing was found')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a service on another machine')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;breaches;key' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('keep', 'keep', [CompletionResultType]::ParameterValue, 'Keep a key in the place of the one that is kept, or as the first')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Whether a key is kept, since when and for which service; the secret store is not touched')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Remove the key that is kept')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;breaches;key;keep' {
            [CompletionResult]::new('--key-env', '--key-env', [CompletionResultType]::ParameterName, 'Read the key from the variable NAME of the environment')
            [CompletionResult]::new('--key-fd', '--key-fd', [CompletionResultType]::ParameterName, 'Read the key from an open file descriptor')
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'A service that speaks version 3 of the API, instead of haveibeenpwned.com')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;breaches;key;status' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;breaches;key;forget' {
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'A service that speaks version 3 of the API, instead of haveibeenpwned.com')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;breaches;key;help' {
            [CompletionResult]::new('keep', 'keep', [CompletionResultType]::ParameterValue, 'Keep a key in the place of the one that is kept, or as the first')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Whether a key is kept, since when and for which service; the secret store is not touched')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Remove the key that is kept')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;breaches;key;help;keep' {
            break
        }
        'doorkey;breaches;key;help;status' {
            break
        }
        'doorkey;breaches;key;help;forget' {
            break
        }
        'doorkey;breaches;key;help;help' {
            break
        }
        'doorkey;breaches;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the breaches that are known, newest first; no key is needed')
            [CompletionResult]::new('domain', 'domain', [CompletionResultType]::ParameterValue, 'Ask whether a site was breached; no key is needed')
            [CompletionResult]::new('account', 'account', [CompletionResultType]::ParameterValue, 'Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people''s machines')
            [CompletionResult]::new('key', 'key', [CompletionResultType]::ParameterValue, 'Keep the key of the service in the secret store, so that `breaches account` asks for it no more')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;breaches;help;list' {
            break
        }
        'doorkey;breaches;help;domain' {
            break
        }
        'doorkey;breaches;help;account' {
            break
        }
        'doorkey;breaches;help;key' {
            [CompletionResult]::new('keep', 'keep', [CompletionResultType]::ParameterValue, 'Keep a key in the place of the one that is kept, or as the first')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Whether a key is kept, since when and for which service; the secret store is not touched')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Remove the key that is kept')
            break
        }
        'doorkey;breaches;help;key;keep' {
            break
        }
        'doorkey;breaches;help;key;status' {
            break
        }
        'doorkey;breaches;help;key;forget' {
            break
        }
        'doorkey;breaches;help;help' {
            break
        }
        'doorkey;data' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent')
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Tell which lists are kept here, how old they are, and where they came from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;data;update' {
            [CompletionResult]::new('--api', '--api', [CompletionResultType]::ParameterName, 'A service that speaks version 3 of the API of Have I Been Pwned, instead of haveibeenpwned.com')
            [CompletionResult]::new('--second-factors', '--second-factors', [CompletionResultType]::ParameterName, 'Where `v3/all.json` is, instead of api.2fa.directory')
            [CompletionResult]::new('--passkeys', '--passkeys', [CompletionResultType]::ParameterName, 'Where `v1/all.json` is, instead of passkeys-api.2fa.directory')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one answer')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'Seconds to wait for all answers of the run, with the waits that a service wishes')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Take a list that is less than half of the longest that was here')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a service on another machine')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;data;info' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;data;help' {
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent')
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Tell which lists are kept here, how old they are, and where they came from')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;data;help;update' {
            break
        }
        'doorkey;data;help;info' {
            break
        }
        'doorkey;data;help;help' {
            break
        }
        'doorkey;codes' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Keep a set of recovery codes that a site handed out')
            [CompletionResult]::new('replace', 'replace', [CompletionResultType]::ParameterValue, 'Keep a new set in the place of the old one, which is void from then on')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Hand out one recovery code, and remember that it may be used')
            [CompletionResult]::new('burn', 'burn', [CompletionResultType]::ParameterValue, 'Say that a recovery code is used, for ever')
            [CompletionResult]::new('give-back', 'give-back', [CompletionResultType]::ParameterValue, 'Say that a recovery code that was handed out was not used after all')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'How many recovery codes are left, maybe used and burnt')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Every set of recovery codes, also those that another took the place of')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every code of a set, with what became of each')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a set of recovery codes, and those it took the place of')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a set of recovery codes another name')
            [CompletionResult]::new('drill', 'drill', [CompletionResultType]::ParameterValue, 'Type two codes from your paper; they are compared with those that are kept, and with nothing else')
            [CompletionResult]::new('sheet', 'sheet', [CompletionResultType]::ParameterValue, 'Write a sheet to print: the codes with check boxes, a QR of them, and where to use them')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a set of recovery codes for a service you run, and the hashes for its server')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write every set, with what became of each code, to one encrypted file')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in the sets of an export')
            [CompletionResult]::new('split', 'split', [CompletionResultType]::ParameterValue, 'Split the key of an export, or of the vault, into shares on paper')
            [CompletionResult]::new('combine', 'combine', [CompletionResultType]::ParameterValue, 'Put shares together to the key that was split')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;codes;add' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read them from FILE, as the site let you download it')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read them from standard input')
            [CompletionResult]::new('--remove-file', '--remove-file', [CompletionResultType]::ParameterName, 'Delete FILE once the codes are kept')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;replace' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read them from FILE, as the site let you download it')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read them from standard input')
            [CompletionResult]::new('--remove-file', '--remove-file', [CompletionResultType]::ParameterName, 'Delete FILE once the codes are kept')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;use' {
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Print the code instead of showing it on a screen that is wiped')
            [CompletionResult]::new('--clip', '--clip', [CompletionResultType]::ParameterName, 'Put the code on the clipboard for 45 seconds, or until something else is copied')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing: the code is printed, and stays marked as maybe used')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;burn' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;give-back' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;status' {
            [CompletionResult]::new('--min-left', '--min-left', [CompletionResultType]::ParameterName, 'Exit with 1 where fewer than N unused codes are left')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;show' {
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Print them without a question')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;remove' {
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--void', '--void', [CompletionResultType]::ParameterName, 'Only the sets that another took the place of')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;rename' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The new name of the site')
            [CompletionResult]::new('--to-account', '--to-account', [CompletionResultType]::ParameterName, 'The new name of the account [default: as it was]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;drill' {
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;sheet' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The file to write: `.html` for a browser to print, `.txt` for plain text. Nothing may stand there yet')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;generate' {
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'How many codes')
            [CompletionResult]::new('--alphabet', '--alphabet', [CompletionResultType]::ParameterName, 'What they are made of')
            [CompletionResult]::new('--length', '--length', [CompletionResultType]::ParameterName, 'How many characters each, without hyphens and check symbol [default: 64 bits'' worth or more]')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'How many characters a group; 0 for none [default: even groups of five at most]')
            [CompletionResult]::new('--hashes', '--hashes', [CompletionResultType]::ParameterName, 'Print the verifiers that the server is to keep')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--check-symbol', '--check-symbol', [CompletionResultType]::ParameterName, 'End each code with a symbol that catches typing errors')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Put it in the place of the set that is kept, which is void from then on')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;export' {
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Read the file''s password from an open file descriptor')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;import' {
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Read the file''s password from an open file descriptor')
            [CompletionResult]::new('--key-file', '--key-file', [CompletionResultType]::ParameterName, 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;split' {
            [CompletionResult]::new('--shares', '--shares', [CompletionResultType]::ParameterName, 'How many shares')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'How many of them are needed')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The folder to write to; it is made where there is none, and no file in it is overwritten')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;combine' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The file to write the key to; nothing may stand there yet')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read the shares from standard input, one a line')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;codes;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Keep a set of recovery codes that a site handed out')
            [CompletionResult]::new('replace', 'replace', [CompletionResultType]::ParameterValue, 'Keep a new set in the place of the old one, which is void from then on')
            [CompletionResult]::new('use', 'use', [CompletionResultType]::ParameterValue, 'Hand out one recovery code, and remember that it may be used')
            [CompletionResult]::new('burn', 'burn', [CompletionResultType]::ParameterValue, 'Say that a recovery code is used, for ever')
            [CompletionResult]::new('give-back', 'give-back', [CompletionResultType]::ParameterValue, 'Say that a recovery code that was handed out was not used after all')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'How many recovery codes are left, maybe used and burnt')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Every set of recovery codes, also those that another took the place of')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every code of a set, with what became of each')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget a set of recovery codes, and those it took the place of')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a set of recovery codes another name')
            [CompletionResult]::new('drill', 'drill', [CompletionResultType]::ParameterValue, 'Type two codes from your paper; they are compared with those that are kept, and with nothing else')
            [CompletionResult]::new('sheet', 'sheet', [CompletionResultType]::ParameterValue, 'Write a sheet to print: the codes with check boxes, a QR of them, and where to use them')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make a set of recovery codes for a service you run, and the hashes for its server')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write every set, with what became of each code, to one encrypted file')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in the sets of an export')
            [CompletionResult]::new('split', 'split', [CompletionResultType]::ParameterValue, 'Split the key of an export, or of the vault, into shares on paper')
            [CompletionResult]::new('combine', 'combine', [CompletionResultType]::ParameterValue, 'Put shares together to the key that was split')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;codes;help;add' {
            break
        }
        'doorkey;codes;help;replace' {
            break
        }
        'doorkey;codes;help;use' {
            break
        }
        'doorkey;codes;help;burn' {
            break
        }
        'doorkey;codes;help;give-back' {
            break
        }
        'doorkey;codes;help;status' {
            break
        }
        'doorkey;codes;help;list' {
            break
        }
        'doorkey;codes;help;show' {
            break
        }
        'doorkey;codes;help;remove' {
            break
        }
        'doorkey;codes;help;rename' {
            break
        }
        'doorkey;codes;help;drill' {
            break
        }
        'doorkey;codes;help;sheet' {
            break
        }
        'doorkey;codes;help;generate' {
            break
        }
        'doorkey;codes;help;export' {
            break
        }
        'doorkey;codes;help;import' {
            break
        }
        'doorkey;codes;help;split' {
            break
        }
        'doorkey;codes;help;combine' {
            break
        }
        'doorkey;codes;help;help' {
            break
        }
        'doorkey;totp' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('enroll', 'enroll', [CompletionResultType]::ParameterValue, 'Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works')
            [CompletionResult]::new('code', 'code', [CompletionResultType]::ParameterValue, 'The one-time code of an enrolment')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a code that another device shows; each code counts once')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Every enrolment that is kept, without its secret')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the QR code or the otpauth URI of an enrolment again, for a second device')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give an enrolment another name')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget an enrolment for ever')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write enrolments to a file that another app opens')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;totp;enroll' {
            [CompletionResult]::new('--image', '--image', [CompletionResultType]::ParameterName, 'Read the QR code in a picture (PNG, JPEG, WebP, GIF, BMP); `-` for standard input')
            [CompletionResult]::new('--algorithm', '--algorithm', [CompletionResultType]::ParameterName, 'The hash, where a bare secret does not say: SHA1, SHA256, SHA512')
            [CompletionResult]::new('--digits', '--digits', [CompletionResultType]::ParameterName, 'How many digits a code has, where a bare secret does not say')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'How many seconds a code lasts, where a bare secret does not say')
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'How it is drawn [default: as it fits the terminal]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The file for `--qr png` and `--qr svg`; nothing may stand there yet')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--no-verify', '--no-verify', [CompletionResultType]::ParameterName, 'Ask for no code and show no QR code: the enrolment is kept as never confirmed')
            [CompletionResult]::new('--generate', '--generate', [CompletionResultType]::ParameterName, 'Make a new secret, for a service that you run: 160 bits, more with a longer hash')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read a secret or an otpauth URI from standard input')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Read the QR code in the picture that was copied last')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;code' {
            [CompletionResult]::new('--min-left', '--min-left', [CompletionResultType]::ParameterName, 'Wait for the next code where this one lasts fewer than N seconds')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'The code at TIME: seconds since 1970, or `2026-11-25T12:00:00Z`')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--clip', '--clip', [CompletionResultType]::ParameterName, 'Put the code on the clipboard as long as it counts, and take it away again')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Show it on the screen, anew for each half-minute, until Enter')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;verify' {
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read the code from standard input')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;show' {
            [CompletionResult]::new('--qr', '--qr', [CompletionResultType]::ParameterName, 'How it is drawn [default: as it fits the terminal]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The file for `--qr png` and `--qr svg`; nothing may stand there yet')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--uri', '--uri', [CompletionResultType]::ParameterName, 'Print the otpauth URI, which holds the secret')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Print it without a question')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;rename' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The new name of the site')
            [CompletionResult]::new('--to-account', '--to-account', [CompletionResultType]::ParameterName, 'The new name of the account [default: as it was]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;remove' {
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;import' {
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Read the file''s password from an open file descriptor')
            [CompletionResult]::new('--key-file', '--key-file', [CompletionResultType]::ParameterName, 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Only say what would be taken in')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;export' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Whose format it is')
            [CompletionResult]::new('--password-fd', '--password-fd', [CompletionResultType]::ParameterName, 'Read the file''s password from an open file descriptor')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Write a file that is not encrypted without a question')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;totp;help' {
            [CompletionResult]::new('enroll', 'enroll', [CompletionResultType]::ParameterValue, 'Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works')
            [CompletionResult]::new('code', 'code', [CompletionResultType]::ParameterValue, 'The one-time code of an enrolment')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check a code that another device shows; each code counts once')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Every enrolment that is kept, without its secret')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the QR code or the otpauth URI of an enrolment again, for a second device')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give an enrolment another name')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Forget an enrolment for ever')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write enrolments to a file that another app opens')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;totp;help;enroll' {
            break
        }
        'doorkey;totp;help;code' {
            break
        }
        'doorkey;totp;help;verify' {
            break
        }
        'doorkey;totp;help;list' {
            break
        }
        'doorkey;totp;help;show' {
            break
        }
        'doorkey;totp;help;rename' {
            break
        }
        'doorkey;totp;help;remove' {
            break
        }
        'doorkey;totp;help;import' {
            break
        }
        'doorkey;totp;help;export' {
            break
        }
        'doorkey;totp;help;help' {
            break
        }
        'doorkey;corpus' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Make a corpus out of range files, a sorted text, or records')
            [CompletionResult]::new('download', 'download', [CompletionResultType]::ParameterValue, 'Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Ask what changed since the corpus was downloaded, and bring it up to date')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up')
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Tell what a corpus is: how much it holds, of when, and what its answers are worth')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the ranges of an exact corpus as files, or as one sorted text')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve a corpus as the range API, for a team or for programs that know it')
            [CompletionResult]::new('split', 'split', [CompletionResultType]::ParameterValue, 'Divide a corpus into shards that any web host can serve')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;corpus;build' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The file to make; what stands there stays until the new one is whole [default: sha1.corpus or ntlm.corpus in the data folder]')
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'The file to make; what stands there stays until the new one is whole [default: sha1.corpus or ntlm.corpus in the data folder]')
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The hash the digests are of')
            [CompletionResult]::new('--bits', '--bits', [CompletionResultType]::ParameterName, 'Bits to keep of each digest: 40, 48 … 160, or `all`')
            [CompletionResult]::new('--min-count', '--min-count', [CompletionResultType]::ParameterName, 'Leave out what was seen less often than this')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Where the digests come from, to be written into the corpus')
            [CompletionResult]::new('--form', '--form', [CompletionResultType]::ParameterName, 'What the files are, where it cannot be told')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--allow-missing', '--allow-missing', [CompletionResultType]::ParameterName, 'Make a corpus also where ranges are missing; answers for them are then `unknown`')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Replace the corpus in the default place')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;download' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Where the corpus goes [default: sha1.corpus or ntlm.corpus in the data folder]')
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'Where the corpus goes [default: sha1.corpus or ntlm.corpus in the data folder]')
            [CompletionResult]::new('--ranges', '--ranges', [CompletionResultType]::ParameterName, 'A mirror to ask instead of api.pwnedpasswords.com [env: `DOORKEY_RANGES`]')
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The hash the corpus is keyed by')
            [CompletionResult]::new('--bits', '--bits', [CompletionResultType]::ParameterName, 'Bits to keep of each digest: 40, 48 … 160, or `all`')
            [CompletionResult]::new('--min-count', '--min-count', [CompletionResultType]::ParameterName, 'Leave out digests that were seen less often')
            [CompletionResult]::new('--only', '--only', [CompletionResultType]::ParameterName, 'Fetch these ranges only, to try a mirror; of the others the corpus knows nothing')
            [CompletionResult]::new('--connections', '--connections', [CompletionResultType]::ParameterName, 'Requests at a time')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one range')
            [CompletionResult]::new('--patience', '--patience', [CompletionResultType]::ParameterName, 'Seconds to go on asking a source that gives nothing')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Fetch all of it anew although the corpus is there')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a mirror on another machine')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;update' {
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'Of which hash the corpus in the data folder is')
            [CompletionResult]::new('--connections', '--connections', [CompletionResultType]::ParameterName, 'Requests at a time')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds to wait for one range')
            [CompletionResult]::new('--patience', '--patience', [CompletionResultType]::ParameterName, 'Seconds to go on asking a source that gives nothing')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Ask for all ranges at once, and replace what is damaged')
            [CompletionResult]::new('--allow-http', '--allow-http', [CompletionResultType]::ParameterName, 'Allow plain HTTP to a mirror on another machine')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;verify' {
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The one in the data folder, of this hash')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;info' {
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The one in the data folder, of this hash')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;export' {
            [CompletionResult]::new('--ranges', '--ranges', [CompletionResultType]::ParameterName, 'Write 1,048,576 range files into DIR, byte for byte as the service has them')
            [CompletionResult]::new('--names', '--names', [CompletionResultType]::ParameterName, 'How range files are named: `5BAA6` or `5BAA6.txt`')
            [CompletionResult]::new('--text', '--text', [CompletionResultType]::ParameterName, 'Write one sorted text, `HASH:COUNT` a line; `-` is standard output')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--crlf', '--crlf', [CompletionResultType]::ParameterName, 'End the lines of the text with CRLF, as the official downloader does on Windows, not with LF')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;serve' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Where to listen; other machines reach it only where you name an address of this one')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;split' {
            [CompletionResult]::new('--hash', '--hash', [CompletionResultType]::ParameterName, 'The one in the data folder, of this hash')
            [CompletionResult]::new('--parts', '--parts', [CompletionResultType]::ParameterName, 'How many shards: a power of two, 2 to 4,096')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The folder to make')
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'The folder to make')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;corpus;help' {
            [CompletionResult]::new('build', 'build', [CompletionResultType]::ParameterValue, 'Make a corpus out of range files, a sorted text, or records')
            [CompletionResult]::new('download', 'download', [CompletionResultType]::ParameterValue, 'Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Ask what changed since the corpus was downloaded, and bring it up to date')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up')
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Tell what a corpus is: how much it holds, of when, and what its answers are worth')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the ranges of an exact corpus as files, or as one sorted text')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve a corpus as the range API, for a team or for programs that know it')
            [CompletionResult]::new('split', 'split', [CompletionResultType]::ParameterValue, 'Divide a corpus into shards that any web host can serve')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;corpus;help;build' {
            break
        }
        'doorkey;corpus;help;download' {
            break
        }
        'doorkey;corpus;help;update' {
            break
        }
        'doorkey;corpus;help;verify' {
            break
        }
        'doorkey;corpus;help;info' {
            break
        }
        'doorkey;corpus;help;export' {
            break
        }
        'doorkey;corpus;help;serve' {
            break
        }
        'doorkey;corpus;help;split' {
            break
        }
        'doorkey;corpus;help;help' {
            break
        }
        'doorkey;init' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where to keep secrets [default: the keyring, if there is one]')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'What opens a new vault [default: passphrase]')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;store' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Copy every record to the other store, compare, use that store from then on, and remove the old copies')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;store;move' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where to')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;store;help' {
            [CompletionResult]::new('move', 'move', [CompletionResultType]::ParameterValue, 'Copy every record to the other store, compare, use that store from then on, and remove the old copies')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;store;help;move' {
            break
        }
        'doorkey;store;help;help' {
            break
        }
        'doorkey;doctor' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--passphrase-fd', '--passphrase-fd', [CompletionResultType]::ParameterName, 'Read the vault''s passphrase from an open file descriptor')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--repair', '--repair', [CompletionResultType]::ParameterName, 'Mend: list records the ledger lost, delete what is left of removed sets, set a damaged ledger aside. No code is offered again by it')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Also ask the range service whether it can be reached')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Find the way back in, and write what to file and to send')
            [CompletionResult]::new('look', 'look', [CompletionResultType]::ParameterValue, 'Look on this machine for what makes a request needless: recovery codes, passwords, backups')
            [CompletionResult]::new('facts', 'facts', [CompletionResultType]::ParameterValue, 'Print a file with every fact in it, for `request new --facts`')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the requests: how far each has come, and the next day to look at it')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is known of a request, its route, and what happened')
            [CompletionResult]::new('next', 'next', [CompletionResultType]::ParameterValue, 'Say what to do today, and what to expect on which day')
            [CompletionResult]::new('draft', 'draft', [CompletionResultType]::ParameterValue, 'Write the texts of a request once more, from what is known of it now')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open the form of a request in your browser; you fill it in and file it')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Write down what happened: filed, mailed, answered, pushed, back-in, or a note')
            [CompletionResult]::new('branch', 'branch', [CompletionResultType]::ParameterValue, 'Print (or, with `--push`, run) the push of the branch that staff ask for')
            [CompletionResult]::new('after', 'after', [CompletionResultType]::ParameterValue, 'List what to do in the first hour back in, so that it does not happen again')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Close a request, and keep how it ended')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Delete a request with its facts and its log, for good')
            [CompletionResult]::new('foretell', 'foretell', [CompletionResultType]::ParameterValue, 'Foretell the proof that staff will ask for, from public pages and a push that is only tried')
            [CompletionResult]::new('services', 'services', [CompletionResultType]::ParameterValue, 'List the services, or show how one gives accounts back')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Look through a text for secrets and addresses before it goes out')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;request;new' {
            [CompletionResult]::new('--facts', '--facts', [CompletionResultType]::ParameterName, 'Answers from FILE (TOML or JSON; `-` is standard input) instead of questions')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Write the texts of this route instead of the best one that has any')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`')
            [CompletionResult]::new('--index', '--index', [CompletionResultType]::ParameterName, 'The index, or a mirror of it [default: the service''s own]')
            [CompletionResult]::new('--dns', '--dns', [CompletionResultType]::ParameterName, 'A name server that answers JSON over HTTPS')
            [CompletionResult]::new('--rdap', '--rdap', [CompletionResultType]::ParameterName, 'Who knows how long a domain is registered')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep the case that a file of facts tells of, as an interview does')
            [CompletionResult]::new('--anew', '--anew', [CompletionResultType]::ParameterName, 'Begin a new case, also where one is open')
            [CompletionResult]::new('--look', '--look', [CompletionResultType]::ParameterName, 'Look on this machine for what makes a request needless, without being asked')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Make the requests without being asked')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Make no request, and say what stays unknown')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;look' {
            [CompletionResult]::new('--in', '--in', [CompletionResultType]::ParameterName, 'Look through DIR and what is below it too')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing: look')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;facts' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--example', '--example', [CompletionResultType]::ParameterName, 'The file, with what each fact means')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;next' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--ics', '--ics', [CompletionResultType]::ParameterName, 'The days as a calendar (iCalendar); `--output FILE` writes it to a file')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;draft' {
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Write the texts of this route instead of the best one that has any')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;open' {
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'The form of this route instead of the best one that has any')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--copy', '--copy', [CompletionResultType]::ParameterName, 'Put each field, and then the mail, on the clipboard in turn')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Say the address, and open nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;log' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as `2026-11-23`')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'The moment at which it happened (seconds since 1970, or `2026-11-23T12:00:00Z`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;branch' {
            [CompletionResult]::new('--remote', '--remote', [CompletionResultType]::ParameterName, 'Push to this remote of the repository you stand in')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--push', '--push', [CompletionResultType]::ParameterName, 'Push it, and write that down')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;after' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;close' {
            [CompletionResult]::new('--outcome', '--outcome', [CompletionResultType]::ParameterName, 'How it ended')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;forget' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;foretell' {
            [CompletionResult]::new('--facts', '--facts', [CompletionResultType]::ParameterName, 'What is known, from FILE (TOML or JSON; `-` is standard input)')
            [CompletionResult]::new('--username', '--username', [CompletionResultType]::ParameterName, 'The name of the account, exactly')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'A project of the account; can be given several times')
            [CompletionResult]::new('--new-address', '--new-address', [CompletionResultType]::ParameterName, 'The address that should take the place of the old one; only its domain is asked about')
            [CompletionResult]::new('--index', '--index', [CompletionResultType]::ParameterName, 'The index, or a mirror of it [default: the service''s own]')
            [CompletionResult]::new('--dns', '--dns', [CompletionResultType]::ParameterName, 'A name server that answers JSON over HTTPS')
            [CompletionResult]::new('--rdap', '--rdap', [CompletionResultType]::ParameterName, 'Who knows how long a domain is registered')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Make the requests without being asked')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Make no request, and say what stays unknown')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;services' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;lint' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the answer')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to FILE (readable by you alone) instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`')
            [CompletionResult]::new('--private', '--private', [CompletionResultType]::ParameterName, 'Only staff read it: mail addresses, telephone numbers and mail headers may stand in it')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing; the exit code tells')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'doorkey;request;help' {
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Find the way back in, and write what to file and to send')
            [CompletionResult]::new('look', 'look', [CompletionResultType]::ParameterValue, 'Look on this machine for what makes a request needless: recovery codes, passwords, backups')
            [CompletionResult]::new('facts', 'facts', [CompletionResultType]::ParameterValue, 'Print a file with every fact in it, for `request new --facts`')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the requests: how far each has come, and the next day to look at it')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what is known of a request, its route, and what happened')
            [CompletionResult]::new('next', 'next', [CompletionResultType]::ParameterValue, 'Say what to do today, and what to expect on which day')
            [CompletionResult]::new('draft', 'draft', [CompletionResultType]::ParameterValue, 'Write the texts of a request once more, from what is known of it now')
            [CompletionResult]::new('open', 'open', [CompletionResultType]::ParameterValue, 'Open the form of a request in your browser; you fill it in and file it')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Write down what happened: filed, mailed, answered, pushed, back-in, or a note')
            [CompletionResult]::new('branch', 'branch', [CompletionResultType]::ParameterValue, 'Print (or, with `--push`, run) the push of the branch that staff ask for')
            [CompletionResult]::new('after', 'after', [CompletionResultType]::ParameterValue, 'List what to do in the first hour back in, so that it does not happen again')
            [CompletionResult]::new('close', 'close', [CompletionResultType]::ParameterValue, 'Close a request, and keep how it ended')
            [CompletionResult]::new('forget', 'forget', [CompletionResultType]::ParameterValue, 'Delete a request with its facts and its log, for good')
            [CompletionResult]::new('foretell', 'foretell', [CompletionResultType]::ParameterValue, 'Foretell the proof that staff will ask for, from public pages and a push that is only tried')
            [CompletionResult]::new('services', 'services', [CompletionResultType]::ParameterValue, 'List the services, or show how one gives accounts back')
            [CompletionResult]::new('lint', 'lint', [CompletionResultType]::ParameterValue, 'Look through a text for secrets and addresses before it goes out')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;request;help;new' {
            break
        }
        'doorkey;request;help;look' {
            break
        }
        'doorkey;request;help;facts' {
            break
        }
        'doorkey;request;help;list' {
            break
        }
        'doorkey;request;help;show' {
            break
        }
        'doorkey;request;help;next' {
            break
        }
        'doorkey;request;help;draft' {
            break
        }
        'doorkey;request;help;open' {
            break
        }
        'doorkey;request;help;log' {
            break
        }
        'doorkey;request;help;branch' {
            break
        }
        'doorkey;request;help;after' {
            break
        }
        'doorkey;request;help;close' {
            break
        }
        'doorkey;request;help;forget' {
            break
        }
        'doorkey;request;help;foretell' {
            break
        }
        'doorkey;request;help;services' {
            break
        }
        'doorkey;request;help;lint' {
            break
        }
        'doorkey;request;help;help' {
            break
        }
        'doorkey;help' {
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell''s completions')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse')
            [CompletionResult]::new('pwned', 'pwned', [CompletionResultType]::ParameterValue, 'Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Audit the vaults of password managers: what to mend first, in one list')
            [CompletionResult]::new('breaches', 'breaches', [CompletionResultType]::ParameterValue, 'See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)')
            [CompletionResult]::new('data', 'data', [CompletionResultType]::ParameterValue, 'Keep public lists on this machine: breaches, second factors and passkeys of sites')
            [CompletionResult]::new('codes', 'codes', [CompletionResultType]::ParameterValue, 'Keep recovery codes, hand out one at a time, and know which are used')
            [CompletionResult]::new('totp', 'totp', [CompletionResultType]::ParameterValue, 'Enrol second factors, with proof, and give their one-time codes')
            [CompletionResult]::new('corpus', 'corpus', [CompletionResultType]::ParameterValue, 'Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Choose where secrets are kept: the keyring of this machine, or a vault of age files')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Move secrets between the keyring and the vault')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Examine the secret store, the ledger and the folders, and mend what can be mended')
            [CompletionResult]::new('request', 'request', [CompletionResultType]::ParameterValue, 'Find the way back into an account, and write the request that opens it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'doorkey;help;completions' {
            break
        }
        'doorkey;help;check' {
            break
        }
        'doorkey;help;pwned' {
            break
        }
        'doorkey;help;audit' {
            break
        }
        'doorkey;help;breaches' {
            break
        }
        'doorkey;help;data' {
            break
        }
        'doorkey;help;codes' {
            break
        }
        'doorkey;help;totp' {
            break
        }
        'doorkey;help;corpus' {
            break
        }
        'doorkey;help;init' {
            break
        }
        'doorkey;help;store' {
            break
        }
        'doorkey;help;doctor' {
            break
        }
        'doorkey;help;request' {
            break
        }
        'doorkey;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
