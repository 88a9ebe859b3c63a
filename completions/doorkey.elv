
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
            cand completions 'Print a shell''s completions'
            cand check 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
            cand pwned 'Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus'
            cand audit 'Audit the vaults of password managers: what to mend first, in one list'
            cand breaches 'See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)'
            cand data 'Keep public lists on this machine: breaches, second factors and passkeys of sites'
            cand codes 'Keep recovery codes, hand out one at a time, and know which are used'
            cand totp 'Enrol second factors, with proof, and give their one-time codes'
            cand corpus 'Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it'
            cand init 'Choose where secrets are kept: the keyring of this machine, or a vault of age files'
            cand store 'Move secrets between the keyring and the vault'
            cand doctor 'Examine the secret store, the ledger and the folders, and mend what can be mended'
            cand request 'Find the way back into an account, and write the request that opens it'
            cand help 'Print this message or the help of the given subcommand(s)'
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
        &'doorkey;check'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --env 'Read the variable NAME of the environment; may be repeated'
            cand --dotenv 'Read every value of a dotenv file, strictly'
            cand --file 'Read one secret a line from a file'
            cand --fd 'Read one secret a line from an open file descriptor'
            cand --dir 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them'
            cand --only 'Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged'
            cand --except 'Leave out names that match PATTERN'
            cand --policy 'The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]'
            cand --about 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated'
            cand --previous-env 'The previous password is in the variable NAME'
            cand --previous-file 'The previous password is in FILE'
            cand --previous-fd 'The previous password comes from an open file descriptor'
            cand --list 'A larger list of common passwords than the built-in one: one a line, the most common first'
            cand --fail-on 'The findings that make the exit code 1 [default: all]'
            cand --corpus 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]'
            cand --ranges 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]'
            cand --on-error 'What to make of a secret whose exposure nobody could tell'
            cand --timeout 'Seconds to wait for one range'
            cand --deadline 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand --jsonl 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
            cand -0 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --null 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --previous 'Ask for the previous password too, and find minor variations of it'
            cand --reveal-segments 'Show the characters of each part that the estimate is made of; without this no output has any'
            cand --exit-zero 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
            cand --offline 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted'
            cand --no-corpus 'Use no corpus, though one is in its usual place or named by the environment or the config file'
            cand --allow-http 'Allow plain HTTP to a mirror on another machine'
            cand --no-cache 'Neither keep ranges in the cache folder nor use those kept there'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;pwned'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --env 'Read the variable NAME of the environment; may be repeated'
            cand --dotenv 'Read every value of a dotenv file, strictly'
            cand --file 'Read one secret a line from a file'
            cand --fd 'Read one secret a line from an open file descriptor'
            cand --dir 'Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them'
            cand --only 'Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged'
            cand --except 'Leave out names that match PATTERN'
            cand --hash 'The input is hex digests of this kind, not passwords'
            cand --prefix 'Print the range under five hex digits and look nothing up'
            cand --fail-on 'The findings that make the exit code 1 [default: all]'
            cand --corpus 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]'
            cand --ranges 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]'
            cand --on-error 'What to make of a secret whose exposure nobody could tell'
            cand --timeout 'Seconds to wait for one range'
            cand --deadline 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand --jsonl 'Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)'
            cand -0 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --null 'Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)'
            cand --exit-zero 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
            cand --offline 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted'
            cand --no-corpus 'Use no corpus, though one is in its usual place or named by the environment or the config file'
            cand --allow-http 'Allow plain HTTP to a mirror on another machine'
            cand --no-cache 'Neither keep ranges in the cache folder nor use those kept there'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;audit'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --rules 'Which rules (listed below): `+old` adds one, `-weak` leaves one out, bare names are the only ones'
            cand --fail-on 'The findings that make the exit code 1: rules, or `error`, `warning`, `note` and what is worse [default: errors and warnings, without no-second-factor and recovery-blocker, which are advice]'
            cand --baseline 'What was found before, as `--write-baseline` wrote it: only what is new makes the exit code 1'
            cand --write-baseline 'Write down what is found, for `--baseline`: salted fingerprints of rules and names, readable by you alone'
            cand --ignore-file 'What to live with, as TOML: `[[ignore]]` with rule, site or title or user or folder, reason, until'
            cand --about 'Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated'
            cand --previous-env 'The previous password is in the variable NAME'
            cand --previous-file 'The previous password is in FILE'
            cand --previous-fd 'The previous password comes from an open file descriptor'
            cand --expiring-days 'Days before its end from which an entry is told to end soon'
            cand --old-days 'Days after which `old` and `unused` tell of an entry'
            cand --columns 'What the columns of a CSV are that no known manager wrote, such as `title=1,url=2,user=3,password=4`'
            cand --password-fd 'Read the file''s password from an open file descriptor'
            cand --key-file 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass'
            cand --corpus 'A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]'
            cand --ranges 'A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]'
            cand --on-error 'What to make of a secret whose exposure nobody could tell'
            cand --timeout 'Seconds to wait for one range'
            cand --deadline 'Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand --exit-zero 'Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code'
            cand --new-only 'Tell only what the baseline has not'
            cand --redact 'Leave out titles, users, sites, folders and names of files'
            cand --master 'Ask for the password of the vault itself, and find it and its variations among the others'
            cand --previous 'Ask for the previous password too, and find minor variations of it'
            cand --online 'Ask for ranges over the network where there is no corpus here, without a question before'
            cand --offline 'Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted'
            cand --no-corpus 'Use no corpus, though one is in its usual place or named by the environment or the config file'
            cand --allow-http 'Allow plain HTTP to a mirror on another machine'
            cand --no-cache 'Neither keep ranges in the cache folder nor use those kept there'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand diff 'Compare two reports that `--format json` wrote: what was mended, what is new'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;audit;diff'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;audit;help'= {
            cand diff 'Compare two reports that `--format json` wrote: what was mended, what is new'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;audit;help;diff'= {
        }
        &'doorkey;audit;help;help'= {
        }
        &'doorkey;breaches'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'List the breaches that are known, newest first; no key is needed'
            cand domain 'Ask whether a site was breached; no key is needed'
            cand account 'Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people''s machines'
            cand key 'Keep the key of the service in the secret store, so that `breaches account` asks for it no more'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;breaches;list'= {
            cand --since 'Only those that happened on DATE (`2026-01-31`) or later'
            cand --domain 'Only those of this site'
            cand --api 'A service that speaks version 3 of the API, instead of haveibeenpwned.com'
            cand --timeout 'Seconds to wait for one answer'
            cand --deadline 'Seconds to wait for all answers of the run, with the waits that a service wishes'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --offline 'Open no socket: answer from the list that `doorkey data update` has kept'
            cand --allow-http 'Allow plain HTTP to a service on another machine'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;breaches;domain'= {
            cand --api 'A service that speaks version 3 of the API, instead of haveibeenpwned.com'
            cand --timeout 'Seconds to wait for one answer'
            cand --deadline 'Seconds to wait for all answers of the run, with the waits that a service wishes'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --offline 'Open no socket: answer from the list that `doorkey data update` has kept'
            cand --allow-http 'Allow plain HTTP to a service on another machine'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;breaches;account'= {
            cand --by 'What is sent of the address'
            cand --key-env 'Read the key from the variable NAME of the environment'
            cand --key-fd 'Read the key from an open file descriptor'
            cand --api 'A service that speaks version 3 of the API, instead of haveibeenpwned.com'
            cand --timeout 'Seconds to wait for one answer'
            cand --deadline 'Seconds to wait for all answers of the run, with the waits that a service wishes'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --require-all 'Exit with 3 also where pastes or stealer logs could not be asked, if nothing was found'
            cand --allow-http 'Allow plain HTTP to a service on another machine'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;breaches;key'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand keep 'Keep a key in the place of the one that is kept, or as the first'
            cand status 'Whether a key is kept, since when and for which service; the secret store is not touched'
            cand forget 'Remove the key that is kept'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;breaches;key;keep'= {
            cand --key-env 'Read the key from the variable NAME of the environment'
            cand --key-fd 'Read the key from an open file descriptor'
            cand --api 'A service that speaks version 3 of the API, instead of haveibeenpwned.com'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;breaches;key;status'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;breaches;key;forget'= {
            cand --api 'A service that speaks version 3 of the API, instead of haveibeenpwned.com'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Ask nothing'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;breaches;key;help'= {
            cand keep 'Keep a key in the place of the one that is kept, or as the first'
            cand status 'Whether a key is kept, since when and for which service; the secret store is not touched'
            cand forget 'Remove the key that is kept'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;breaches;key;help;keep'= {
        }
        &'doorkey;breaches;key;help;status'= {
        }
        &'doorkey;breaches;key;help;forget'= {
        }
        &'doorkey;breaches;key;help;help'= {
        }
        &'doorkey;breaches;help'= {
            cand list 'List the breaches that are known, newest first; no key is needed'
            cand domain 'Ask whether a site was breached; no key is needed'
            cand account 'Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people''s machines'
            cand key 'Keep the key of the service in the secret store, so that `breaches account` asks for it no more'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;breaches;help;list'= {
        }
        &'doorkey;breaches;help;domain'= {
        }
        &'doorkey;breaches;help;account'= {
        }
        &'doorkey;breaches;help;key'= {
            cand keep 'Keep a key in the place of the one that is kept, or as the first'
            cand status 'Whether a key is kept, since when and for which service; the secret store is not touched'
            cand forget 'Remove the key that is kept'
        }
        &'doorkey;breaches;help;key;keep'= {
        }
        &'doorkey;breaches;help;key;status'= {
        }
        &'doorkey;breaches;help;key;forget'= {
        }
        &'doorkey;breaches;help;help'= {
        }
        &'doorkey;data'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand update 'Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent'
            cand info 'Tell which lists are kept here, how old they are, and where they came from'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;data;update'= {
            cand --api 'A service that speaks version 3 of the API of Have I Been Pwned, instead of haveibeenpwned.com'
            cand --second-factors 'Where `v3/all.json` is, instead of api.2fa.directory'
            cand --passkeys 'Where `v1/all.json` is, instead of passkeys-api.2fa.directory'
            cand --timeout 'Seconds to wait for one answer'
            cand --deadline 'Seconds to wait for all answers of the run, with the waits that a service wishes'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --force 'Take a list that is less than half of the longest that was here'
            cand --allow-http 'Allow plain HTTP to a service on another machine'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;data;info'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;data;help'= {
            cand update 'Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent'
            cand info 'Tell which lists are kept here, how old they are, and where they came from'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;data;help;update'= {
        }
        &'doorkey;data;help;info'= {
        }
        &'doorkey;data;help;help'= {
        }
        &'doorkey;codes'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand add 'Keep a set of recovery codes that a site handed out'
            cand replace 'Keep a new set in the place of the old one, which is void from then on'
            cand use 'Hand out one recovery code, and remember that it may be used'
            cand burn 'Say that a recovery code is used, for ever'
            cand give-back 'Say that a recovery code that was handed out was not used after all'
            cand status 'How many recovery codes are left, maybe used and burnt'
            cand list 'Every set of recovery codes, also those that another took the place of'
            cand show 'Show every code of a set, with what became of each'
            cand remove 'Forget a set of recovery codes, and those it took the place of'
            cand rename 'Give a set of recovery codes another name'
            cand drill 'Type two codes from your paper; they are compared with those that are kept, and with nothing else'
            cand sheet 'Write a sheet to print: the codes with check boxes, a QR of them, and where to use them'
            cand generate 'Make a set of recovery codes for a service you run, and the hashes for its server'
            cand export 'Write every set, with what became of each code, to one encrypted file'
            cand import 'Take in the sets of an export'
            cand split 'Split the key of an export, or of the vault, into shares on paper'
            cand combine 'Put shares together to the key that was split'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;codes;add'= {
            cand --file 'Read them from FILE, as the site let you download it'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Ask nothing'
            cand --stdin 'Read them from standard input'
            cand --remove-file 'Delete FILE once the codes are kept'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;replace'= {
            cand --file 'Read them from FILE, as the site let you download it'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Ask nothing'
            cand --stdin 'Read them from standard input'
            cand --remove-file 'Delete FILE once the codes are kept'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;use'= {
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --print 'Print the code instead of showing it on a screen that is wiped'
            cand --clip 'Put the code on the clipboard for 45 seconds, or until something else is copied'
            cand --yes 'Ask nothing: the code is printed, and stays marked as maybe used'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;burn'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;give-back'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;status'= {
            cand --min-left 'Exit with 1 where fewer than N unused codes are left'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;list'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;show'= {
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Print them without a question'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;remove'= {
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --void 'Only the sets that another took the place of'
            cand --yes 'Ask nothing'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;rename'= {
            cand --to 'The new name of the site'
            cand --to-account 'The new name of the account [default: as it was]'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;drill'= {
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;sheet'= {
            cand --to 'The file to write: `.html` for a browser to print, `.txt` for plain text. Nothing may stand there yet'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;generate'= {
            cand --count 'How many codes'
            cand --alphabet 'What they are made of'
            cand --length 'How many characters each, without hyphens and check symbol [default: 64 bits'' worth or more]'
            cand --group 'How many characters a group; 0 for none [default: even groups of five at most]'
            cand --hashes 'Print the verifiers that the server is to keep'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --check-symbol 'End each code with a symbol that catches typing errors'
            cand --replace 'Put it in the place of the set that is kept, which is void from then on'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;export'= {
            cand --password-fd 'Read the file''s password from an open file descriptor'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;import'= {
            cand --password-fd 'Read the file''s password from an open file descriptor'
            cand --key-file 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;split'= {
            cand --shares 'How many shares'
            cand --threshold 'How many of them are needed'
            cand --to 'The folder to write to; it is made where there is none, and no file in it is overwritten'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;combine'= {
            cand --to 'The file to write the key to; nothing may stand there yet'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --stdin 'Read the shares from standard input, one a line'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;codes;help'= {
            cand add 'Keep a set of recovery codes that a site handed out'
            cand replace 'Keep a new set in the place of the old one, which is void from then on'
            cand use 'Hand out one recovery code, and remember that it may be used'
            cand burn 'Say that a recovery code is used, for ever'
            cand give-back 'Say that a recovery code that was handed out was not used after all'
            cand status 'How many recovery codes are left, maybe used and burnt'
            cand list 'Every set of recovery codes, also those that another took the place of'
            cand show 'Show every code of a set, with what became of each'
            cand remove 'Forget a set of recovery codes, and those it took the place of'
            cand rename 'Give a set of recovery codes another name'
            cand drill 'Type two codes from your paper; they are compared with those that are kept, and with nothing else'
            cand sheet 'Write a sheet to print: the codes with check boxes, a QR of them, and where to use them'
            cand generate 'Make a set of recovery codes for a service you run, and the hashes for its server'
            cand export 'Write every set, with what became of each code, to one encrypted file'
            cand import 'Take in the sets of an export'
            cand split 'Split the key of an export, or of the vault, into shares on paper'
            cand combine 'Put shares together to the key that was split'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;codes;help;add'= {
        }
        &'doorkey;codes;help;replace'= {
        }
        &'doorkey;codes;help;use'= {
        }
        &'doorkey;codes;help;burn'= {
        }
        &'doorkey;codes;help;give-back'= {
        }
        &'doorkey;codes;help;status'= {
        }
        &'doorkey;codes;help;list'= {
        }
        &'doorkey;codes;help;show'= {
        }
        &'doorkey;codes;help;remove'= {
        }
        &'doorkey;codes;help;rename'= {
        }
        &'doorkey;codes;help;drill'= {
        }
        &'doorkey;codes;help;sheet'= {
        }
        &'doorkey;codes;help;generate'= {
        }
        &'doorkey;codes;help;export'= {
        }
        &'doorkey;codes;help;import'= {
        }
        &'doorkey;codes;help;split'= {
        }
        &'doorkey;codes;help;combine'= {
        }
        &'doorkey;codes;help;help'= {
        }
        &'doorkey;totp'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand enroll 'Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works'
            cand code 'The one-time code of an enrolment'
            cand verify 'Check a code that another device shows; each code counts once'
            cand list 'Every enrolment that is kept, without its secret'
            cand show 'Show the QR code or the otpauth URI of an enrolment again, for a second device'
            cand rename 'Give an enrolment another name'
            cand remove 'Forget an enrolment for ever'
            cand import 'Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes'
            cand export 'Write enrolments to a file that another app opens'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;totp;enroll'= {
            cand --image 'Read the QR code in a picture (PNG, JPEG, WebP, GIF, BMP); `-` for standard input'
            cand --algorithm 'The hash, where a bare secret does not say: SHA1, SHA256, SHA512'
            cand --digits 'How many digits a code has, where a bare secret does not say'
            cand --period 'How many seconds a code lasts, where a bare secret does not say'
            cand --qr 'How it is drawn [default: as it fits the terminal]'
            cand --to 'The file for `--qr png` and `--qr svg`; nothing may stand there yet'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --no-verify 'Ask for no code and show no QR code: the enrolment is kept as never confirmed'
            cand --generate 'Make a new secret, for a service that you run: 160 bits, more with a longer hash'
            cand --stdin 'Read a secret or an otpauth URI from standard input'
            cand --clipboard 'Read the QR code in the picture that was copied last'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;code'= {
            cand --min-left 'Wait for the next code where this one lasts fewer than N seconds'
            cand --at 'The code at TIME: seconds since 1970, or `2026-11-25T12:00:00Z`'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --clip 'Put the code on the clipboard as long as it counts, and take it away again'
            cand --watch 'Show it on the screen, anew for each half-minute, until Enter'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;verify'= {
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --stdin 'Read the code from standard input'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;list'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;show'= {
            cand --qr 'How it is drawn [default: as it fits the terminal]'
            cand --to 'The file for `--qr png` and `--qr svg`; nothing may stand there yet'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --uri 'Print the otpauth URI, which holds the secret'
            cand --yes 'Print it without a question'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;rename'= {
            cand --to 'The new name of the site'
            cand --to-account 'The new name of the account [default: as it was]'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;remove'= {
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Ask nothing'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;import'= {
            cand --password-fd 'Read the file''s password from an open file descriptor'
            cand --key-file 'The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --dry-run 'Only say what would be taken in'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;export'= {
            cand --for 'Whose format it is'
            cand --password-fd 'Read the file''s password from an open file descriptor'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Write a file that is not encrypted without a question'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;totp;help'= {
            cand enroll 'Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works'
            cand code 'The one-time code of an enrolment'
            cand verify 'Check a code that another device shows; each code counts once'
            cand list 'Every enrolment that is kept, without its secret'
            cand show 'Show the QR code or the otpauth URI of an enrolment again, for a second device'
            cand rename 'Give an enrolment another name'
            cand remove 'Forget an enrolment for ever'
            cand import 'Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes'
            cand export 'Write enrolments to a file that another app opens'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;totp;help;enroll'= {
        }
        &'doorkey;totp;help;code'= {
        }
        &'doorkey;totp;help;verify'= {
        }
        &'doorkey;totp;help;list'= {
        }
        &'doorkey;totp;help;show'= {
        }
        &'doorkey;totp;help;rename'= {
        }
        &'doorkey;totp;help;remove'= {
        }
        &'doorkey;totp;help;import'= {
        }
        &'doorkey;totp;help;export'= {
        }
        &'doorkey;totp;help;help'= {
        }
        &'doorkey;corpus'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand build 'Make a corpus out of range files, a sorted text, or records'
            cand download 'Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was'
            cand update 'Ask what changed since the corpus was downloaded, and bring it up to date'
            cand verify 'Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up'
            cand info 'Tell what a corpus is: how much it holds, of when, and what its answers are worth'
            cand export 'Write the ranges of an exact corpus as files, or as one sorted text'
            cand serve 'Serve a corpus as the range API, for a team or for programs that know it'
            cand split 'Divide a corpus into shards that any web host can serve'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;corpus;build'= {
            cand -o 'The file to make; what stands there stays until the new one is whole [default: sha1.corpus or ntlm.corpus in the data folder]'
            cand --into 'The file to make; what stands there stays until the new one is whole [default: sha1.corpus or ntlm.corpus in the data folder]'
            cand --hash 'The hash the digests are of'
            cand --bits 'Bits to keep of each digest: 40, 48 … 160, or `all`'
            cand --min-count 'Leave out what was seen less often than this'
            cand --source 'Where the digests come from, to be written into the corpus'
            cand --form 'What the files are, where it cannot be told'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --allow-missing 'Make a corpus also where ranges are missing; answers for them are then `unknown`'
            cand --again 'Replace the corpus in the default place'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;download'= {
            cand -o 'Where the corpus goes [default: sha1.corpus or ntlm.corpus in the data folder]'
            cand --into 'Where the corpus goes [default: sha1.corpus or ntlm.corpus in the data folder]'
            cand --ranges 'A mirror to ask instead of api.pwnedpasswords.com [env: `DOORKEY_RANGES`]'
            cand --hash 'The hash the corpus is keyed by'
            cand --bits 'Bits to keep of each digest: 40, 48 … 160, or `all`'
            cand --min-count 'Leave out digests that were seen less often'
            cand --only 'Fetch these ranges only, to try a mirror; of the others the corpus knows nothing'
            cand --connections 'Requests at a time'
            cand --timeout 'Seconds to wait for one range'
            cand --patience 'Seconds to go on asking a source that gives nothing'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --again 'Fetch all of it anew although the corpus is there'
            cand --allow-http 'Allow plain HTTP to a mirror on another machine'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;update'= {
            cand --hash 'Of which hash the corpus in the data folder is'
            cand --connections 'Requests at a time'
            cand --timeout 'Seconds to wait for one range'
            cand --patience 'Seconds to go on asking a source that gives nothing'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --full 'Ask for all ranges at once, and replace what is damaged'
            cand --allow-http 'Allow plain HTTP to a mirror on another machine'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;verify'= {
            cand --hash 'The one in the data folder, of this hash'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;info'= {
            cand --hash 'The one in the data folder, of this hash'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;export'= {
            cand --ranges 'Write 1,048,576 range files into DIR, byte for byte as the service has them'
            cand --names 'How range files are named: `5BAA6` or `5BAA6.txt`'
            cand --text 'Write one sorted text, `HASH:COUNT` a line; `-` is standard output'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --crlf 'End the lines of the text with CRLF, as the official downloader does on Windows, not with LF'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;serve'= {
            cand --listen 'Where to listen; other machines reach it only where you name an address of this one'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;split'= {
            cand --hash 'The one in the data folder, of this hash'
            cand --parts 'How many shards: a power of two, 2 to 4,096'
            cand -o 'The folder to make'
            cand --into 'The folder to make'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;corpus;help'= {
            cand build 'Make a corpus out of range files, a sorted text, or records'
            cand download 'Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was'
            cand update 'Ask what changed since the corpus was downloaded, and bring it up to date'
            cand verify 'Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up'
            cand info 'Tell what a corpus is: how much it holds, of when, and what its answers are worth'
            cand export 'Write the ranges of an exact corpus as files, or as one sorted text'
            cand serve 'Serve a corpus as the range API, for a team or for programs that know it'
            cand split 'Divide a corpus into shards that any web host can serve'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;corpus;help;build'= {
        }
        &'doorkey;corpus;help;download'= {
        }
        &'doorkey;corpus;help;update'= {
        }
        &'doorkey;corpus;help;verify'= {
        }
        &'doorkey;corpus;help;info'= {
        }
        &'doorkey;corpus;help;export'= {
        }
        &'doorkey;corpus;help;serve'= {
        }
        &'doorkey;corpus;help;split'= {
        }
        &'doorkey;corpus;help;help'= {
        }
        &'doorkey;init'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --store 'Where to keep secrets [default: the keyring, if there is one]'
            cand --identity 'What opens a new vault [default: passphrase]'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;store'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand move 'Copy every record to the other store, compare, use that store from then on, and remove the old copies'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;store;move'= {
            cand --to 'Where to'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;store;help'= {
            cand move 'Copy every record to the other store, compare, use that store from then on, and remove the old copies'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;store;help;move'= {
        }
        &'doorkey;store;help;help'= {
        }
        &'doorkey;doctor'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --passphrase-fd 'Read the vault''s passphrase from an open file descriptor'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand --repair 'Mend: list records the ledger lost, delete what is left of removed sets, set a damaged ledger aside. No code is offered again by it'
            cand --online 'Also ask the range service whether it can be reached'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand new 'Find the way back in, and write what to file and to send'
            cand look 'Look on this machine for what makes a request needless: recovery codes, passwords, backups'
            cand facts 'Print a file with every fact in it, for `request new --facts`'
            cand list 'List the requests: how far each has come, and the next day to look at it'
            cand show 'Show what is known of a request, its route, and what happened'
            cand next 'Say what to do today, and what to expect on which day'
            cand draft 'Write the texts of a request once more, from what is known of it now'
            cand open 'Open the form of a request in your browser; you fill it in and file it'
            cand log 'Write down what happened: filed, mailed, answered, pushed, back-in, or a note'
            cand branch 'Print (or, with `--push`, run) the push of the branch that staff ask for'
            cand after 'List what to do in the first hour back in, so that it does not happen again'
            cand close 'Close a request, and keep how it ended'
            cand forget 'Delete a request with its facts and its log, for good'
            cand foretell 'Foretell the proof that staff will ask for, from public pages and a push that is only tried'
            cand services 'List the services, or show how one gives accounts back'
            cand lint 'Look through a text for secrets and addresses before it goes out'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;request;new'= {
            cand --facts 'Answers from FILE (TOML or JSON; `-` is standard input) instead of questions'
            cand --route 'Write the texts of this route instead of the best one that has any'
            cand --out 'Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`'
            cand --index 'The index, or a mirror of it [default: the service''s own]'
            cand --dns 'A name server that answers JSON over HTTPS'
            cand --rdap 'Who knows how long a domain is registered'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --keep 'Keep the case that a file of facts tells of, as an interview does'
            cand --anew 'Begin a new case, also where one is open'
            cand --look 'Look on this machine for what makes a request needless, without being asked'
            cand --yes 'Make the requests without being asked'
            cand --offline 'Make no request, and say what stays unknown'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;look'= {
            cand --in 'Look through DIR and what is below it too'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Ask nothing: look'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;facts'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --example 'The file, with what each fact means'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;list'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;show'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;next'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --ics 'The days as a calendar (iCalendar); `--output FILE` writes it to a file'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;draft'= {
            cand --route 'Write the texts of this route instead of the best one that has any'
            cand --out 'Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;open'= {
            cand --route 'The form of this route instead of the best one that has any'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --copy 'Put each field, and then the mail, on the clipboard in turn'
            cand --print 'Say the address, and open nothing'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;log'= {
            cand --on 'The day on which it happened, as `2026-11-23`'
            cand --at 'The moment at which it happened (seconds since 1970, or `2026-11-23T12:00:00Z`)'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;branch'= {
            cand --remote 'Push to this remote of the repository you stand in'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --push 'Push it, and write that down'
            cand --yes 'Ask nothing'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;after'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;close'= {
            cand --outcome 'How it ended'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Ask nothing'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;forget'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Ask nothing'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;foretell'= {
            cand --facts 'What is known, from FILE (TOML or JSON; `-` is standard input)'
            cand --username 'The name of the account, exactly'
            cand --project 'A project of the account; can be given several times'
            cand --new-address 'The address that should take the place of the old one; only its domain is asked about'
            cand --index 'The index, or a mirror of it [default: the service''s own]'
            cand --dns 'A name server that answers JSON over HTTPS'
            cand --rdap 'Who knows how long a domain is registered'
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --yes 'Make the requests without being asked'
            cand --offline 'Make no request, and say what stays unknown'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;services'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;lint'= {
            cand --format 'The form of the answer'
            cand --output 'Write the answer to FILE (readable by you alone) instead of standard output'
            cand --color 'Colour; also `NO_COLOR` and `CLICOLOR_FORCE`'
            cand --private 'Only staff read it: mail addresses, telephone numbers and mail headers may stand in it'
            cand -q 'Say nothing; the exit code tells'
            cand --quiet 'Say nothing; the exit code tells'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'doorkey;request;help'= {
            cand new 'Find the way back in, and write what to file and to send'
            cand look 'Look on this machine for what makes a request needless: recovery codes, passwords, backups'
            cand facts 'Print a file with every fact in it, for `request new --facts`'
            cand list 'List the requests: how far each has come, and the next day to look at it'
            cand show 'Show what is known of a request, its route, and what happened'
            cand next 'Say what to do today, and what to expect on which day'
            cand draft 'Write the texts of a request once more, from what is known of it now'
            cand open 'Open the form of a request in your browser; you fill it in and file it'
            cand log 'Write down what happened: filed, mailed, answered, pushed, back-in, or a note'
            cand branch 'Print (or, with `--push`, run) the push of the branch that staff ask for'
            cand after 'List what to do in the first hour back in, so that it does not happen again'
            cand close 'Close a request, and keep how it ended'
            cand forget 'Delete a request with its facts and its log, for good'
            cand foretell 'Foretell the proof that staff will ask for, from public pages and a push that is only tried'
            cand services 'List the services, or show how one gives accounts back'
            cand lint 'Look through a text for secrets and addresses before it goes out'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;request;help;new'= {
        }
        &'doorkey;request;help;look'= {
        }
        &'doorkey;request;help;facts'= {
        }
        &'doorkey;request;help;list'= {
        }
        &'doorkey;request;help;show'= {
        }
        &'doorkey;request;help;next'= {
        }
        &'doorkey;request;help;draft'= {
        }
        &'doorkey;request;help;open'= {
        }
        &'doorkey;request;help;log'= {
        }
        &'doorkey;request;help;branch'= {
        }
        &'doorkey;request;help;after'= {
        }
        &'doorkey;request;help;close'= {
        }
        &'doorkey;request;help;forget'= {
        }
        &'doorkey;request;help;foretell'= {
        }
        &'doorkey;request;help;services'= {
        }
        &'doorkey;request;help;lint'= {
        }
        &'doorkey;request;help;help'= {
        }
        &'doorkey;help'= {
            cand completions 'Print a shell''s completions'
            cand check 'Judge passwords and other secrets: strength, policy, exposure in breaches, reuse'
            cand pwned 'Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus'
            cand audit 'Audit the vaults of password managers: what to mend first, in one list'
            cand breaches 'See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)'
            cand data 'Keep public lists on this machine: breaches, second factors and passkeys of sites'
            cand codes 'Keep recovery codes, hand out one at a time, and know which are used'
            cand totp 'Enrol second factors, with proof, and give their one-time codes'
            cand corpus 'Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it'
            cand init 'Choose where secrets are kept: the keyring of this machine, or a vault of age files'
            cand store 'Move secrets between the keyring and the vault'
            cand doctor 'Examine the secret store, the ledger and the folders, and mend what can be mended'
            cand request 'Find the way back into an account, and write the request that opens it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'doorkey;help;completions'= {
        }
        &'doorkey;help;check'= {
        }
        &'doorkey;help;pwned'= {
        }
        &'doorkey;help;audit'= {
        }
        &'doorkey;help;breaches'= {
        }
        &'doorkey;help;data'= {
        }
        &'doorkey;help;codes'= {
        }
        &'doorkey;help;totp'= {
        }
        &'doorkey;help;corpus'= {
        }
        &'doorkey;help;init'= {
        }
        &'doorkey;help;store'= {
        }
        &'doorkey;help;doctor'= {
        }
        &'doorkey;help;request'= {
        }
        &'doorkey;help;help'= {
        }
    ]
    $completions[$command]
}
