# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_doorkey_global_optspecs
    string join \n format= output= q/quiet color= h/help V/version
end

function __fish_doorkey_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_doorkey_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_doorkey_using_subcommand
    set -l cmd (__fish_doorkey_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c doorkey -n "__fish_doorkey_needs_command" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
gitlab\t'GitLab code quality'
csv\t'Rows for a spreadsheet'
junit\t'JUnit XML'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_needs_command" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_needs_command" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_needs_command" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_needs_command" -s V -l version -d 'Print version'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "completions" -d 'Print a shell\'s completions'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "check" -d 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "pwned" -d 'Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "audit" -d 'Audit the vaults of password managers: what to mend first, in one list'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "breaches" -d 'See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "data" -d 'Keep public lists on this machine: breaches, second factors and passkeys of sites'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "codes" -d 'Keep recovery codes, hand out one at a time, and know which are used'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "totp" -d 'Enrol second factors, with proof, and give their one-time codes'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "corpus" -d 'Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "init" -d 'Choose where secrets are kept: the keyring of this machine, or a vault of age files'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "store" -d 'Move secrets between the keyring and the vault'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "doctor" -d 'Examine the secret store, the ledger and the folders, and mend what can be mended'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "request" -d 'Find the way back into an account, and write the request that opens it'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
gitlab\t'GitLab code quality'
csv\t'Rows for a spreadsheet'
junit\t'JUnit XML'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
gitlab\t'GitLab code quality'
junit\t'JUnit XML'"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l env -d 'Read the variable NAME of the environment; may be repeated' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l dotenv -d 'Read every value of a dotenv file, strictly' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l file -d 'Read one secret a line from a file' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l fd -d 'Read one secret a line from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l dir -d 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l only -d 'Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l except -d 'Leave out names that match PATTERN' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l policy -d 'The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l about -d 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous-env -d 'The previous password is in the variable NAME' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous-file -d 'The previous password is in FILE' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous-fd -d 'The previous password comes from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l list -d 'A larger list of common passwords than the built-in one: one a line, the most common first' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l fail-on -d 'The findings that make the exit code 1 [default: all]' -r -f -a "weak\t'The strength score is too low'
policy\t'The policy is not met'
exposed\t'It was seen in a breach'
reused\t'The same secret was given twice, or is nearly the previous one'"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l corpus -d 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l ranges -d 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l on-error -d 'What to make of a secret whose exposure nobody could tell' -r -f -a "fail\t'The run is incomplete: exit code 3'
warn\t'Say so, and let the rest decide the exit code'
fallback\t'Ask the embedded list of common passwords; what it does not hold stays unknown: exit code 3'"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l timeout -d 'Seconds to wait for one range' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l deadline -d 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l jsonl -d 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -s 0 -l null -d 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous -d 'Ask for the previous password too, and find minor variations of it'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l reveal-segments -d 'Show the characters of each part that the estimate is made of; without this no output has any'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l exit-zero -d 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l offline -d 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l no-corpus -d 'Use no corpus, though one is in its usual place or named by the environment or the config file'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l allow-http -d 'Allow plain HTTP to a mirror on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l no-cache -d 'Neither keep ranges in the cache folder nor use those kept there'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
gitlab\t'GitLab code quality'
junit\t'JUnit XML'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l env -d 'Read the variable NAME of the environment; may be repeated' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l dotenv -d 'Read every value of a dotenv file, strictly' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l file -d 'Read one secret a line from a file' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l fd -d 'Read one secret a line from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l dir -d 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l only -d 'Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l except -d 'Leave out names that match PATTERN' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l hash -d 'The input is hex digests of this kind, not passwords' -r -f -a "sha1\t'SHA-1: 40 hex digits'
ntlm\t'NTLM, as Windows keeps passwords: 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l prefix -d 'Print the range under five hex digits and look nothing up' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l fail-on -d 'The findings that make the exit code 1 [default: all]' -r -f -a "weak\t'The strength score is too low'
policy\t'The policy is not met'
exposed\t'It was seen in a breach'
reused\t'The same secret was given twice, or is nearly the previous one'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l corpus -d 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l ranges -d 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l on-error -d 'What to make of a secret whose exposure nobody could tell' -r -f -a "fail\t'The run is incomplete: exit code 3'
warn\t'Say so, and let the rest decide the exit code'
fallback\t'Ask the embedded list of common passwords; what it does not hold stays unknown: exit code 3'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l timeout -d 'Seconds to wait for one range' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l deadline -d 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l jsonl -d 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -s 0 -l null -d 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l exit-zero -d 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l offline -d 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l no-corpus -d 'Use no corpus, though one is in its usual place or named by the environment or the config file'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l allow-http -d 'Allow plain HTTP to a mirror on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l no-cache -d 'Neither keep ranges in the cache folder nor use those kept there'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
html\t'One page that loads nothing else'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'
csv\t'Rows for a spreadsheet'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
gitlab\t'GitLab code quality'
junit\t'JUnit XML'"
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l rules -d 'Which rules (listed below): `+old` adds one, `-weak` leaves one out, bare names are the only ones' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l fail-on -d 'The findings that make the exit code 1: rules, or `error`, `warning`, `note` and what is worse [default: errors and warnings, without no-second-factor and recovery-blocker, which are advice]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l baseline -d 'What was found before, as `--write-baseline` wrote it: only what is new makes the exit code 1' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l write-baseline -d 'Write down what is found, for `--baseline`: salted fingerprints of rules and names, readable by you alone' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l ignore-file -d 'What to live with, as TOML: `[[ignore]]` with rule, site or title or user or folder, reason, until' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l about -d 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l previous-env -d 'The previous password is in the variable NAME' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l previous-file -d 'The previous password is in FILE' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l previous-fd -d 'The previous password comes from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l expiring-days -d 'Days before its end from which an entry is told to end soon' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l old-days -d 'Days after which `old` and `unused` tell of an entry' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l columns -d 'What the columns of a CSV are that no known manager wrote, such as `title=1,url=2,user=3,password=4`' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l password-fd -d 'Read the file\'s password from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l key-file -d 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l corpus -d 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l ranges -d 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l on-error -d 'What to make of a secret whose exposure nobody could tell' -r -f -a "fail\t'The run is incomplete: exit code 3'
warn\t'Say so, and let the rest decide the exit code'
fallback\t'Ask the embedded list of common passwords; what it does not hold stays unknown: exit code 3'"
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l timeout -d 'Seconds to wait for one range' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l deadline -d 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l exit-zero -d 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l new-only -d 'Tell only what the baseline has not'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l redact -d 'Leave out titles, users, sites, folders and names of files'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l master -d 'Ask for the password of the vault itself, and find it and its variations among the others'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l previous -d 'Ask for the previous password too, and find minor variations of it'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l online -d 'Ask for ranges over the network where there is no corpus here, without a question before'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l offline -d 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l no-corpus -d 'Use no corpus, though one is in its usual place or named by the environment or the config file'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l allow-http -d 'Allow plain HTTP to a mirror on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -l no-cache -d 'Neither keep ranges in the cache folder nor use those kept there'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -a "diff" -d 'Compare two reports that `--format json` wrote: what was mended, what is new'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and not __fish_seen_subcommand_from diff help" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and __fish_seen_subcommand_from diff" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and __fish_seen_subcommand_from diff" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and __fish_seen_subcommand_from diff" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "diff" -d 'Compare two reports that `--format json` wrote: what was mended, what is new'
complete -c doorkey -n "__fish_doorkey_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -f -a "list" -d 'List the breaches that are known, newest first; no key is needed'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -f -a "domain" -d 'Ask whether a site was breached; no key is needed'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -f -a "account" -d 'Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people\'s machines'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -f -a "key" -d 'Keep the key of the service in the secret store, so that `breaches account` asks for it no more'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and not __fish_seen_subcommand_from list domain account key help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l since -d 'Only those that happened on DATE (`2026-01-31`) or later' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l domain -d 'Only those of this site' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l api -d 'A service that speaks version 3 of the API, instead of haveibeenpwned.com' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l timeout -d 'Seconds to wait for one answer' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l deadline -d 'Seconds to wait for all answers of the run, with the waits that a service wishes' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l offline -d 'Open no socket: answer from the list that `doorkey data update` has kept'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -l allow-http -d 'Allow plain HTTP to a service on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l api -d 'A service that speaks version 3 of the API, instead of haveibeenpwned.com' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l timeout -d 'Seconds to wait for one answer' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l deadline -d 'Seconds to wait for all answers of the run, with the waits that a service wishes' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l offline -d 'Open no socket: answer from the list that `doorkey data update` has kept'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -l allow-http -d 'Allow plain HTTP to a service on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from domain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l by -d 'What is sent of the address' -r -f -a "auto\t'The prefix where there is no key; where that is not answered, or with a key, the address'
address\t'All of it, with a key'
prefix\t'Six hex digits of its digest, with a key or without'"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l key-env -d 'Read the key from the variable NAME of the environment' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l key-fd -d 'Read the key from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l api -d 'A service that speaks version 3 of the API, instead of haveibeenpwned.com' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l timeout -d 'Seconds to wait for one answer' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l deadline -d 'Seconds to wait for all answers of the run, with the waits that a service wishes' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l require-all -d 'Exit with 3 also where pastes or stealer logs could not be asked, if nothing was found'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -l allow-http -d 'Allow plain HTTP to a service on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from account" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -f -a "keep" -d 'Keep a key in the place of the one that is kept, or as the first'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -f -a "status" -d 'Whether a key is kept, since when and for which service; the secret store is not touched'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -f -a "forget" -d 'Remove the key that is kept'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from key" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the breaches that are known, newest first; no key is needed'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from help" -f -a "domain" -d 'Ask whether a site was breached; no key is needed'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from help" -f -a "account" -d 'Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people\'s machines'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from help" -f -a "key" -d 'Keep the key of the service in the secret store, so that `breaches account` asks for it no more'
complete -c doorkey -n "__fish_doorkey_using_subcommand breaches; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -f -a "update" -d 'Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -f -a "info" -d 'Tell which lists are kept here, how old they are, and where they came from'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and not __fish_seen_subcommand_from update info help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l api -d 'A service that speaks version 3 of the API of Have I Been Pwned, instead of haveibeenpwned.com' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l second-factors -d 'Where `v3/all.json` is, instead of api.2fa.directory' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l passkeys -d 'Where `v1/all.json` is, instead of passkeys-api.2fa.directory' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l timeout -d 'Seconds to wait for one answer' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l deadline -d 'Seconds to wait for all answers of the run, with the waits that a service wishes' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l force -d 'Take a list that is less than half of the longest that was here'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -l allow-http -d 'Allow plain HTTP to a service on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from info" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a line, and a last one for the run'"
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from info" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from info" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from help" -f -a "update" -d 'Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from help" -f -a "info" -d 'Tell which lists are kept here, how old they are, and where they came from'
complete -c doorkey -n "__fish_doorkey_using_subcommand data; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "add" -d 'Keep a set of recovery codes that a site handed out'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "replace" -d 'Keep a new set in the place of the old one, which is void from then on'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "use" -d 'Hand out one recovery code, and remember that it may be used'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "burn" -d 'Say that a recovery code is used, for ever'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "give-back" -d 'Say that a recovery code that was handed out was not used after all'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "status" -d 'How many recovery codes are left, maybe used and burnt'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "list" -d 'Every set of recovery codes, also those that another took the place of'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "show" -d 'Show every code of a set, with what became of each'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "remove" -d 'Forget a set of recovery codes, and those it took the place of'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "rename" -d 'Give a set of recovery codes another name'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "drill" -d 'Type two codes from your paper; they are compared with those that are kept, and with nothing else'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "sheet" -d 'Write a sheet to print: the codes with check boxes, a QR of them, and where to use them'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "generate" -d 'Make a set of recovery codes for a service you run, and the hashes for its server'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "export" -d 'Write every set, with what became of each code, to one encrypted file'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "import" -d 'Take in the sets of an export'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "split" -d 'Split the key of an export, or of the vault, into shares on paper'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "combine" -d 'Put shares together to the key that was split'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and not __fish_seen_subcommand_from add replace use burn give-back status list show remove rename drill sheet generate export import split combine help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l file -d 'Read them from FILE, as the site let you download it' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l yes -d 'Ask nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l stdin -d 'Read them from standard input'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -l remove-file -d 'Delete FILE once the codes are kept'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l file -d 'Read them from FILE, as the site let you download it' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l yes -d 'Ask nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l stdin -d 'Read them from standard input'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -l remove-file -d 'Delete FILE once the codes are kept'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from replace" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -l print -d 'Print the code instead of showing it on a screen that is wiped'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -l clip -d 'Put the code on the clipboard for 45 seconds, or until something else is copied'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -l yes -d 'Ask nothing: the code is printed, and stays marked as maybe used'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from burn" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from burn" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from burn" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from burn" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from burn" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from give-back" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from give-back" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from give-back" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from give-back" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from give-back" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from status" -l min-left -d 'Exit with 1 where fewer than N unused codes are left' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from status" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from status" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from status" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from list" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from list" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from show" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from show" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from show" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from show" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from show" -l yes -d 'Print them without a question'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -l void -d 'Only the sets that another took the place of'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -l yes -d 'Ask nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from rename" -l to -d 'The new name of the site' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from rename" -l to-account -d 'The new name of the account [default: as it was]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from rename" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from rename" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from rename" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from drill" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from drill" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from drill" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from drill" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from drill" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from drill" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from sheet" -l to -d 'The file to write: `.html` for a browser to print, `.txt` for plain text. Nothing may stand there yet' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from sheet" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from sheet" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from sheet" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from sheet" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from sheet" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from sheet" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l count -d 'How many codes' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l alphabet -d 'What they are made of' -r -f -a "crockford\t'Digits and letters without i, l, o and u, which are easily misread'
hex\t'Hex digits'
digits\t'Decimal digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l length -d 'How many characters each, without hyphens and check symbol [default: 64 bits\' worth or more]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l group -d 'How many characters a group; 0 for none [default: even groups of five at most]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l hashes -d 'Print the verifiers that the server is to keep' -r -f -a "argon2id\t'A salted password hash'
sha256\t'A plain hash, for codes of 112 bits or more'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l check-symbol -d 'End each code with a symbol that catches typing errors'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -l replace -d 'Put it in the place of the set that is kept, which is void from then on'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from export" -l password-fd -d 'Read the file\'s password from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from export" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from export" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from export" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from export" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -l password-fd -d 'Read the file\'s password from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -l key-file -d 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -l shares -d 'How many shares' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -l threshold -d 'How many of them are needed' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -l to -d 'The folder to write to; it is made where there is none, and no file in it is overwritten' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from split" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from combine" -l to -d 'The file to write the key to; nothing may stand there yet' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from combine" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from combine" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from combine" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from combine" -l stdin -d 'Read the shares from standard input, one a line'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from combine" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from combine" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "add" -d 'Keep a set of recovery codes that a site handed out'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "replace" -d 'Keep a new set in the place of the old one, which is void from then on'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "use" -d 'Hand out one recovery code, and remember that it may be used'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "burn" -d 'Say that a recovery code is used, for ever'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "give-back" -d 'Say that a recovery code that was handed out was not used after all'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "status" -d 'How many recovery codes are left, maybe used and burnt'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "list" -d 'Every set of recovery codes, also those that another took the place of'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show every code of a set, with what became of each'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Forget a set of recovery codes, and those it took the place of'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "rename" -d 'Give a set of recovery codes another name'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "drill" -d 'Type two codes from your paper; they are compared with those that are kept, and with nothing else'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "sheet" -d 'Write a sheet to print: the codes with check boxes, a QR of them, and where to use them'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "generate" -d 'Make a set of recovery codes for a service you run, and the hashes for its server'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write every set, with what became of each code, to one encrypted file'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "import" -d 'Take in the sets of an export'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "split" -d 'Split the key of an export, or of the vault, into shares on paper'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "combine" -d 'Put shares together to the key that was split'
complete -c doorkey -n "__fish_doorkey_using_subcommand codes; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "enroll" -d 'Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "code" -d 'The one-time code of an enrolment'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "verify" -d 'Check a code that another device shows; each code counts once'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "list" -d 'Every enrolment that is kept, without its secret'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "show" -d 'Show the QR code or the otpauth URI of an enrolment again, for a second device'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "rename" -d 'Give an enrolment another name'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "remove" -d 'Forget an enrolment for ever'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "import" -d 'Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "export" -d 'Write enrolments to a file that another app opens'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and not __fish_seen_subcommand_from enroll code verify list show rename remove import export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l image -d 'Read the QR code in a picture (PNG, JPEG, WebP, GIF, BMP); `-` for standard input' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l algorithm -d 'The hash, where a bare secret does not say: SHA1, SHA256, SHA512' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l digits -d 'How many digits a code has, where a bare secret does not say' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l period -d 'How many seconds a code lasts, where a bare secret does not say' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l qr -d 'How it is drawn [default: as it fits the terminal]' -r -f -a "full\t'Two columns a module: read even where the terminal leaves gaps between lines'
half\t'Two modules a character: half the size'
ascii\t'Without colours: only for a light screen'
png\t'A PNG file'
svg\t'An SVG file'
kitty\t'The graphics of kitty, Ghostty and WezTerm'
sixel\t'The graphics of xterm, foot and mlterm'
none\t'None at all'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l to -d 'The file for `--qr png` and `--qr svg`; nothing may stand there yet' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l no-verify -d 'Ask for no code and show no QR code: the enrolment is kept as never confirmed'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l generate -d 'Make a new secret, for a service that you run: 160 bits, more with a longer hash'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l stdin -d 'Read a secret or an otpauth URI from standard input'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -l clipboard -d 'Read the QR code in the picture that was copied last'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from enroll" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l min-left -d 'Wait for the next code where this one lasts fewer than N seconds' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l at -d 'The code at TIME: seconds since 1970, or `2026-11-25T12:00:00Z`' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l clip -d 'Put the code on the clipboard as long as it counts, and take it away again'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -l watch -d 'Show it on the screen, anew for each half-minute, until Enter'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from code" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from verify" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from verify" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from verify" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from verify" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from verify" -l stdin -d 'Read the code from standard input'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from list" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from list" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l qr -d 'How it is drawn [default: as it fits the terminal]' -r -f -a "full\t'Two columns a module: read even where the terminal leaves gaps between lines'
half\t'Two modules a character: half the size'
ascii\t'Without colours: only for a light screen'
png\t'A PNG file'
svg\t'An SVG file'
kitty\t'The graphics of kitty, Ghostty and WezTerm'
sixel\t'The graphics of xterm, foot and mlterm'
none\t'None at all'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l to -d 'The file for `--qr png` and `--qr svg`; nothing may stand there yet' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l uri -d 'Print the otpauth URI, which holds the secret'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -l yes -d 'Print it without a question'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from rename" -l to -d 'The new name of the site' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from rename" -l to-account -d 'The new name of the account [default: as it was]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from rename" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from rename" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from rename" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from remove" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from remove" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from remove" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from remove" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from remove" -l yes -d 'Ask nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -l password-fd -d 'Read the file\'s password from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -l key-file -d 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -l dry-run -d 'Only say what would be taken in'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -l for -d 'Whose format it is' -r -f -a "aegis\t'Aegis, encrypted with a password'
aegis-plain\t'The same, not encrypted'
otpauth\t'A list of otpauth URIs, not encrypted'
google\t'Google Authenticator\'s QR codes, not encrypted'
bitwarden\t'Bitwarden\'s JSON, not encrypted'
cxf\t'FIDO\'s Credential Exchange Format (CXF), not encrypted'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -l password-fd -d 'Read the file\'s password from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -l yes -d 'Write a file that is not encrypted without a question'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "enroll" -d 'Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "code" -d 'The one-time code of an enrolment'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Check a code that another device shows; each code counts once'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "list" -d 'Every enrolment that is kept, without its secret'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the QR code or the otpauth URI of an enrolment again, for a second device'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "rename" -d 'Give an enrolment another name'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Forget an enrolment for ever'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "import" -d 'Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write enrolments to a file that another app opens'
complete -c doorkey -n "__fish_doorkey_using_subcommand totp; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "build" -d 'Make a corpus out of range files, a sorted text, or records'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "download" -d 'Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "update" -d 'Ask what changed since the corpus was downloaded, and bring it up to date'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "verify" -d 'Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "info" -d 'Tell what a corpus is: how much it holds, of when, and what its answers are worth'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "export" -d 'Write the ranges of an exact corpus as files, or as one sorted text'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "serve" -d 'Serve a corpus as the range API, for a team or for programs that know it'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "split" -d 'Divide a corpus into shards that any web host can serve'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and not __fish_seen_subcommand_from build download update verify info export serve split help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -s o -l into -d 'The file to make; what stands there stays until the new one is whole [default: sha1.corpus or ntlm.corpus in the data folder]' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l hash -d 'The hash the digests are of' -r -f -a "sha1\t'SHA-1: 40 hex digits'
ntlm\t'NTLM, as Windows keeps passwords: 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l bits -d 'Bits to keep of each digest: 40, 48 … 160, or `all`' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l min-count -d 'Leave out what was seen less often than this' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l source -d 'Where the digests come from, to be written into the corpus' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l form -d 'What the files are, where it cannot be told' -r -f -a "text\t'Lines `DIGEST:COUNT`'
records\t'Records of a whole digest and a count of four bytes'
truncated\t'Records of 64 bits of a digest and a count of four bytes'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l allow-missing -d 'Make a corpus also where ranges are missing; answers for them are then `unknown`'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -l again -d 'Replace the corpus in the default place'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from build" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -s o -l into -d 'Where the corpus goes [default: sha1.corpus or ntlm.corpus in the data folder]' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l ranges -d 'A mirror to ask instead of api.pwnedpasswords.com [env: `DOORKEY_RANGES`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l hash -d 'The hash the corpus is keyed by' -r -f -a "sha1\t'SHA-1: 40 hex digits'
ntlm\t'NTLM, as Windows keeps passwords: 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l bits -d 'Bits to keep of each digest: 40, 48 … 160, or `all`' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l min-count -d 'Leave out digests that were seen less often' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l only -d 'Fetch these ranges only, to try a mirror; of the others the corpus knows nothing' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l connections -d 'Requests at a time' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l timeout -d 'Seconds to wait for one range' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l patience -d 'Seconds to go on asking a source that gives nothing' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l again -d 'Fetch all of it anew although the corpus is there'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -l allow-http -d 'Allow plain HTTP to a mirror on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from download" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l hash -d 'Of which hash the corpus in the data folder is' -r -f -a "sha1\t'SHA-1: 40 hex digits'
ntlm\t'NTLM, as Windows keeps passwords: 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l connections -d 'Requests at a time' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l timeout -d 'Seconds to wait for one range' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l patience -d 'Seconds to go on asking a source that gives nothing' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l full -d 'Ask for all ranges at once, and replace what is damaged'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -l allow-http -d 'Allow plain HTTP to a mirror on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from verify" -l hash -d 'The one in the data folder, of this hash' -r -f -a "sha1\t'SHA-1: 40 hex digits'
ntlm\t'NTLM, as Windows keeps passwords: 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from verify" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from verify" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from verify" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from info" -l hash -d 'The one in the data folder, of this hash' -r -f -a "sha1\t'SHA-1: 40 hex digits'
ntlm\t'NTLM, as Windows keeps passwords: 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from info" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from info" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from info" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -l ranges -d 'Write 1,048,576 range files into DIR, byte for byte as the service has them' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -l names -d 'How range files are named: `5BAA6` or `5BAA6.txt`' -r -f -a "plain\t'`5BAA6`, as in the address of a range'
txt\t'`5BAA6.txt`, as the official downloader names them'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -l text -d 'Write one sorted text, `HASH:COUNT` a line; `-` is standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -l crlf -d 'End the lines of the text with CRLF, as the official downloader does on Windows, not with LF'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from serve" -l listen -d 'Where to listen; other machines reach it only where you name an address of this one' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from serve" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from serve" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from serve" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -l hash -d 'The one in the data folder, of this hash' -r -f -a "sha1\t'SHA-1: 40 hex digits'
ntlm\t'NTLM, as Windows keeps passwords: 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -l parts -d 'How many shards: a power of two, 2 to 4,096' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -s o -l into -d 'The folder to make' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from split" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "build" -d 'Make a corpus out of range files, a sorted text, or records'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "download" -d 'Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "update" -d 'Ask what changed since the corpus was downloaded, and bring it up to date'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "info" -d 'Tell what a corpus is: how much it holds, of when, and what its answers are worth'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write the ranges of an exact corpus as files, or as one sorted text'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "serve" -d 'Serve a corpus as the range API, for a team or for programs that know it'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "split" -d 'Divide a corpus into shards that any web host can serve'
complete -c doorkey -n "__fish_doorkey_using_subcommand corpus; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -l store -d 'Where to keep secrets [default: the keyring, if there is one]' -r -f -a "keyring\t'The keyring of the operating system'
vault\t'A folder of age files'"
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -l identity -d 'What opens a new vault [default: passphrase]' -r -f -a "passphrase\t'A passphrase'
keyring\t'The keyring of the operating system'"
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and not __fish_seen_subcommand_from move help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and not __fish_seen_subcommand_from move help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and not __fish_seen_subcommand_from move help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and not __fish_seen_subcommand_from move help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and not __fish_seen_subcommand_from move help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and not __fish_seen_subcommand_from move help" -f -a "move" -d 'Copy every record to the other store, compare, use that store from then on, and remove the old copies'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and not __fish_seen_subcommand_from move help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from move" -l to -d 'Where to' -r -f -a "keyring\t'The keyring of the operating system'
vault\t'A folder of age files'"
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from move" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from move" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from move" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from move" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from move" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from move" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "move" -d 'Copy every record to the other store, compare, use that store from then on, and remove the old copies'
complete -c doorkey -n "__fish_doorkey_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'"
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -l passphrase-fd -d 'Read the vault\'s passphrase from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -l repair -d 'Mend: list records the ledger lost, delete what is left of removed sets, set a damaged ledger aside. No code is offered again by it'
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -l online -d 'Also ask the range service whether it can be reached'
complete -c doorkey -n "__fish_doorkey_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "new" -d 'Find the way back in, and write what to file and to send'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "look" -d 'Look on this machine for what makes a request needless: recovery codes, passwords, backups'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "facts" -d 'Print a file with every fact in it, for `request new --facts`'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "list" -d 'List the requests: how far each has come, and the next day to look at it'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "show" -d 'Show what is known of a request, its route, and what happened'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "next" -d 'Say what to do today, and what to expect on which day'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "draft" -d 'Write the texts of a request once more, from what is known of it now'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "open" -d 'Open the form of a request in your browser; you fill it in and file it'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "log" -d 'Write down what happened: filed, mailed, answered, pushed, back-in, or a note'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "branch" -d 'Print (or, with `--push`, run) the push of the branch that staff ask for'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "after" -d 'List what to do in the first hour back in, so that it does not happen again'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "close" -d 'Close a request, and keep how it ended'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "forget" -d 'Delete a request with its facts and its log, for good'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "foretell" -d 'Foretell the proof that staff will ask for, from public pages and a push that is only tried'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "services" -d 'List the services, or show how one gives accounts back'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "lint" -d 'Look through a text for secrets and addresses before it goes out'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and not __fish_seen_subcommand_from new look facts list show next draft open log branch after close forget foretell services lint help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l facts -d 'Answers from FILE (TOML or JSON; `-` is standard input) instead of questions' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l route -d 'Write the texts of this route instead of the best one that has any' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l out -d 'Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l index -d 'The index, or a mirror of it [default: the service\'s own]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l dns -d 'A name server that answers JSON over HTTPS' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l rdap -d 'Who knows how long a domain is registered' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l keep -d 'Keep the case that a file of facts tells of, as an interview does'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l anew -d 'Begin a new case, also where one is open'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l look -d 'Look on this machine for what makes a request needless, without being asked'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l yes -d 'Make the requests without being asked'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -l offline -d 'Make no request, and say what stays unknown'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from look" -l in -d 'Look through DIR and what is below it too' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from look" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from look" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from look" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from look" -l yes -d 'Ask nothing: look'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from look" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from look" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from facts" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from facts" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from facts" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from facts" -l example -d 'The file, with what each fact means'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from facts" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from facts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from list" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from list" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from list" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from show" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from show" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from show" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from next" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from next" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from next" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from next" -l ics -d 'The days as a calendar (iCalendar); `--output FILE` writes it to a file'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from next" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from next" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from draft" -l route -d 'Write the texts of this route instead of the best one that has any' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from draft" -l out -d 'Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from draft" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from draft" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from draft" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from draft" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from draft" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -l route -d 'The form of this route instead of the best one that has any' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -l copy -d 'Put each field, and then the mail, on the clipboard in turn'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -l print -d 'Say the address, and open nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from open" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from log" -l on -d 'The day on which it happened, as `2026-11-23`' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from log" -l at -d 'The moment at which it happened (seconds since 1970, or `2026-11-23T12:00:00Z`)' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from log" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from log" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from log" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from log" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -l remote -d 'Push to this remote of the repository you stand in' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -l push -d 'Push it, and write that down'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -l yes -d 'Ask nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from branch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from after" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from after" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from after" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from after" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from after" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from close" -l outcome -d 'How it ended' -r -f -a "recovered\t'Staff gave the account back'
self_service\t'It opened without staff'
gave_up\t'It is left as it is'
duplicate\t'Another request is about the same account'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from close" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from close" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from close" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from close" -l yes -d 'Ask nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from close" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from close" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from forget" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from forget" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from forget" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from forget" -l yes -d 'Ask nothing'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from forget" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from forget" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l facts -d 'What is known, from FILE (TOML or JSON; `-` is standard input)' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l username -d 'The name of the account, exactly' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l project -d 'A project of the account; can be given several times' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l new-address -d 'The address that should take the place of the old one; only its domain is asked about' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l index -d 'The index, or a mirror of it [default: the service\'s own]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l dns -d 'A name server that answers JSON over HTTPS' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l rdap -d 'Who knows how long a domain is registered' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l yes -d 'Make the requests without being asked'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -l offline -d 'Make no request, and say what stays unknown'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from foretell" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from services" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from services" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from services" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from services" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from services" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from lint" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
markdown\t'Its texts as Markdown'
text\t'Its texts as plain text'
html\t'One page that loads nothing else'
eml\t'Its mail, for a mail program'"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from lint" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from lint" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from lint" -l private -d 'Only staff read it: mail addresses, telephone numbers and mail headers may stand in it'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from lint" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from lint" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "new" -d 'Find the way back in, and write what to file and to send'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "look" -d 'Look on this machine for what makes a request needless: recovery codes, passwords, backups'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "facts" -d 'Print a file with every fact in it, for `request new --facts`'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the requests: how far each has come, and the next day to look at it'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what is known of a request, its route, and what happened'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "next" -d 'Say what to do today, and what to expect on which day'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "draft" -d 'Write the texts of a request once more, from what is known of it now'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "open" -d 'Open the form of a request in your browser; you fill it in and file it'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "log" -d 'Write down what happened: filed, mailed, answered, pushed, back-in, or a note'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "branch" -d 'Print (or, with `--push`, run) the push of the branch that staff ask for'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "after" -d 'List what to do in the first hour back in, so that it does not happen again'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "close" -d 'Close a request, and keep how it ended'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "forget" -d 'Delete a request with its facts and its log, for good'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "foretell" -d 'Foretell the proof that staff will ask for, from public pages and a push that is only tried'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "services" -d 'List the services, or show how one gives accounts back'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "lint" -d 'Look through a text for secrets and addresses before it goes out'
complete -c doorkey -n "__fish_doorkey_using_subcommand request; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "completions" -d 'Print a shell\'s completions'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "check" -d 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "pwned" -d 'Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "audit" -d 'Audit the vaults of password managers: what to mend first, in one list'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "breaches" -d 'See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "data" -d 'Keep public lists on this machine: breaches, second factors and passkeys of sites'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "codes" -d 'Keep recovery codes, hand out one at a time, and know which are used'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "totp" -d 'Enrol second factors, with proof, and give their one-time codes'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "corpus" -d 'Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "init" -d 'Choose where secrets are kept: the keyring of this machine, or a vault of age files'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "store" -d 'Move secrets between the keyring and the vault'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "doctor" -d 'Examine the secret store, the ledger and the folders, and mend what can be mended'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "request" -d 'Find the way back into an account, and write the request that opens it'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from completions check pwned audit breaches data codes totp corpus init store doctor request help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
