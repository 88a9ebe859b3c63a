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
jsonl\t'One JSON object a secret, as they are judged'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
junit\t'JUnit XML'"
complete -c doorkey -n "__fish_doorkey_needs_command" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_needs_command" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_needs_command" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_needs_command" -s V -l version -d 'Print version'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "check" -d 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "pwned" -d 'Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "completions" -d 'Print a shell\'s completions'
complete -c doorkey -n "__fish_doorkey_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l env -d 'Read the variable NAME of the environment; may be repeated' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l dotenv -d 'Read every value of a dotenv file, strictly' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l file -d 'Read one secret a line from a file' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l fd -d 'Read one secret a line from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l dir -d 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l only -d 'Judge only names that match PATTERN (`*` and `?`; variables, keys and files)' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l except -d 'Leave out names that match PATTERN' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l policy -d 'The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l about -d 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous-env -d 'The previous password is in the variable NAME' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous-file -d 'The previous password is in FILE' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous-fd -d 'The previous password comes from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l fail-on -d 'The findings that make the exit code 1 [default: all]' -r -f -a "weak\t'The strength score is too low'
policy\t'The policy is not met'
exposed\t'It was seen in a breach'
reused\t'The same secret was given twice, or is nearly the previous one'"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l ranges -d 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l on-error -d 'What to make of a secret whose exposure nobody could tell' -r -f -a "fail\t'The run is incomplete: exit code 3'
warn\t'Say so, and let the rest decide the exit code'
fallback\t'Ask the embedded list of common passwords; what it does not hold stays unknown: exit code 3'"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l timeout -d 'Seconds to wait for one range' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l deadline -d 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a secret, as they are judged'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
junit\t'JUnit XML'"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l jsonl -d 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -s 0 -l null -d 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l previous -d 'Ask for the previous password too, and find minor variations of it'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l exit-zero -d 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l offline -d 'Open no socket: only kept ranges and the embedded list of common passwords are consulted'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l allow-http -d 'Allow plain HTTP to a mirror on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -l no-cache -d 'Neither keep ranges in the cache folder nor use those kept there'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l env -d 'Read the variable NAME of the environment; may be repeated' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l dotenv -d 'Read every value of a dotenv file, strictly' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l file -d 'Read one secret a line from a file' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l fd -d 'Read one secret a line from an open file descriptor' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l dir -d 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l only -d 'Judge only names that match PATTERN (`*` and `?`; variables, keys and files)' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l except -d 'Leave out names that match PATTERN' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l hash -d 'The input is hex digests of this kind, not passwords' -r -f -a "sha1\t'SHA-1, 40 hex digits'
ntlm\t'NTLM, 32 hex digits'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l prefix -d 'Print the range under five hex digits and look nothing up' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l fail-on -d 'The findings that make the exit code 1 [default: all]' -r -f -a "weak\t'The strength score is too low'
policy\t'The policy is not met'
exposed\t'It was seen in a breach'
reused\t'The same secret was given twice, or is nearly the previous one'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l ranges -d 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l on-error -d 'What to make of a secret whose exposure nobody could tell' -r -f -a "fail\t'The run is incomplete: exit code 3'
warn\t'Say so, and let the rest decide the exit code'
fallback\t'Ask the embedded list of common passwords; what it does not hold stays unknown: exit code 3'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l timeout -d 'Seconds to wait for one range' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l deadline -d 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]' -r
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a secret, as they are judged'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
junit\t'JUnit XML'"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l jsonl -d 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -s 0 -l null -d 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l exit-zero -d 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l offline -d 'Open no socket: only kept ranges and the embedded list of common passwords are consulted'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l allow-http -d 'Allow plain HTTP to a mirror on another machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -l no-cache -d 'Neither keep ranges in the cache folder nor use those kept there'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand pwned" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -l format -d 'The form of the answer' -r -f -a "human\t'For people'
json\t'One JSON document'
jsonl\t'One JSON object a secret, as they are judged'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'GitHub workflow annotations'
junit\t'JUnit XML'"
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -l output -d 'Write the answer to FILE (readable by you alone) instead of standard output' -r -F
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -l color -d 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`' -r -f -a "auto\t''
always\t''
never\t''"
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -s q -l quiet -d 'Say nothing; the exit code tells'
complete -c doorkey -n "__fish_doorkey_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from check pwned completions help" -f -a "check" -d 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from check pwned completions help" -f -a "pwned" -d 'Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from check pwned completions help" -f -a "completions" -d 'Print a shell\'s completions'
complete -c doorkey -n "__fish_doorkey_using_subcommand help; and not __fish_seen_subcommand_from check pwned completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
