
use builtin;
use str;

set edit:completion:arg-completer[doorkey] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'doorkey'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'doorkey'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
            cand pwned 'Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine'
            cand completions 'Print a shell''s completions'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;check'= {
            cand --env 'Read the variable NAME of the environment; may be repeated'
            cand --dotenv 'Read every value of a dotenv file, strictly'
            cand --file 'Read one secret a line from a file'
            cand --fd 'Read one secret a line from an open file descriptor'
            cand --dir 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them'
            cand --only 'Judge only names that match PATTERN (`*` and `?`; variables, keys and files)'
            cand --except 'Leave out names that match PATTERN'
            cand --policy 'The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]'
            cand --about 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated'
            cand --previous-env 'The previous password is in the variable NAME'
            cand --previous-file 'The previous password is in FILE'
            cand --previous-fd 'The previous password comes from an open file descriptor'
            cand --fail-on 'The findings that make the exit code 1 [default: all]'
            cand --ranges 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]'
            cand --on-error 'What to make of a secret whose exposure nobody could tell'
            cand --timeout 'Seconds to wait for one range'
            cand --deadline 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --jsonl 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
            cand -0 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --null 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --previous 'Ask for the previous password too, and find minor variations of it'
            cand --exit-zero 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
            cand --offline 'Open no socket: only kept ranges and the embedded list of common passwords are consulted'
            cand --allow-http 'Allow plain HTTP to a mirror on another machine'
            cand --no-cache 'Neither keep ranges in the cache folder nor use those kept there'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;pwned'= {
            cand --env 'Read the variable NAME of the environment; may be repeated'
            cand --dotenv 'Read every value of a dotenv file, strictly'
            cand --file 'Read one secret a line from a file'
            cand --fd 'Read one secret a line from an open file descriptor'
            cand --dir 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them'
            cand --only 'Judge only names that match PATTERN (`*` and `?`; variables, keys and files)'
            cand --except 'Leave out names that match PATTERN'
            cand --hash 'The input is hex digests of this kind, not passwords'
            cand --prefix 'Print the range under five hex digits and look nothing up'
            cand --fail-on 'The findings that make the exit code 1 [default: all]'
            cand --ranges 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]'
            cand --on-error 'What to make of a secret whose exposure nobody could tell'
            cand --timeout 'Seconds to wait for one range'
            cand --deadline 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --jsonl 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
            cand -0 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --null 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --exit-zero 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
            cand --offline 'Open no socket: only kept ranges and the embedded list of common passwords are consulted'
            cand --allow-http 'Allow plain HTTP to a mirror on another machine'
            cand --no-cache 'Neither keep ranges in the cache folder nor use those kept there'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;completions'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;help'= {
            cand check 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
            cand pwned 'Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine'
            cand completions 'Print a shell''s completions'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;help;check'= {
        }
        &'doorkey;help;pwned'= {
        }
        &'doorkey;help;completions'= {
        }
        &'doorkey;help;help'= {
        }
    ]
    $completions[$command]
}
