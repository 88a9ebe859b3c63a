module completions {

  def "nu-complete doorkey format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "gitlab" "csv" "junit" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey color" [] {
    [ "auto" "always" "never" ]
  }

  # Check passwords, secrets and accounts without leaking them
  export extern doorkey [
    --format: string@"nu-complete doorkey format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete doorkey completions format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "gitlab" "csv" "junit" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete doorkey completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  # Print a shell's completions
  export extern "doorkey completions" [
    --format: string@"nu-complete doorkey completions format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey completions color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete doorkey completions shell" # The shell
  ]

  def "nu-complete doorkey check format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "gitlab" "junit" ]
  }

  def "nu-complete doorkey check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete doorkey check fail_on" [] {
    [ "weak" "policy" "exposed" "reused" ]
  }

  def "nu-complete doorkey check on_error" [] {
    [ "fail" "warn" "fallback" ]
  }

  # Judge passwords and other secrets: strength, policy, exposure in breaches, reuse
  export extern "doorkey check" [
    --format: string@"nu-complete doorkey check format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey check color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --env: string             # Read the variable NAME of the environment; may be repeated
    --dotenv: path            # Read every value of a dotenv file, strictly
    --file: path              # Read one secret a line from a file
    --fd: string              # Read one secret a line from an open file descriptor
    --dir: path               # Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them
    --jsonl                   # Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)
    --null(-0)                # Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)
    --only: string            # Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged
    --except: string          # Leave out names that match PATTERN
    --policy: string          # The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]
    --about: string           # Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated
    --previous                # Ask for the previous password too, and find minor variations of it
    --previous-env: string    # The previous password is in the variable NAME
    --previous-file: path     # The previous password is in FILE
    --previous-fd: string     # The previous password comes from an open file descriptor
    --list: path              # A larger list of common passwords than the built-in one: one a line, the most common first
    --reveal-segments         # Show the characters of each part that the estimate is made of; without this no output has any
    --fail-on: string@"nu-complete doorkey check fail_on" # The findings that make the exit code 1 [default: all]
    --exit-zero               # Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code
    --offline                 # Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted
    --corpus: string          # A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]
    --no-corpus               # Use no corpus, though one is in its usual place or named by the environment or the config file
    --ranges: string          # A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]
    --allow-http              # Allow plain HTTP to a mirror on another machine
    --on-error: string@"nu-complete doorkey check on_error" # What to make of a secret whose exposure nobody could tell
    --timeout: string         # Seconds to wait for one range
    --deadline: string        # Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]
    --no-cache                # Neither keep ranges in the cache folder nor use those kept there
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey pwned format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "gitlab" "junit" ]
  }

  def "nu-complete doorkey pwned color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete doorkey pwned hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey pwned fail_on" [] {
    [ "weak" "policy" "exposed" "reused" ]
  }

  def "nu-complete doorkey pwned on_error" [] {
    [ "fail" "warn" "fallback" ]
  }

  # Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus
  export extern "doorkey pwned" [
    --format: string@"nu-complete doorkey pwned format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey pwned color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --env: string             # Read the variable NAME of the environment; may be repeated
    --dotenv: path            # Read every value of a dotenv file, strictly
    --file: path              # Read one secret a line from a file
    --fd: string              # Read one secret a line from an open file descriptor
    --dir: path               # Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them
    --jsonl                   # Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)
    --null(-0)                # Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)
    --only: string            # Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged
    --except: string          # Leave out names that match PATTERN
    --hash: string@"nu-complete doorkey pwned hash" # The input is hex digests of this kind, not passwords
    --prefix: string          # Print the range under five hex digits and look nothing up
    --fail-on: string@"nu-complete doorkey pwned fail_on" # The findings that make the exit code 1 [default: all]
    --exit-zero               # Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code
    --offline                 # Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted
    --corpus: string          # A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]
    --no-corpus               # Use no corpus, though one is in its usual place or named by the environment or the config file
    --ranges: string          # A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]
    --allow-http              # Allow plain HTTP to a mirror on another machine
    --on-error: string@"nu-complete doorkey pwned on_error" # What to make of a secret whose exposure nobody could tell
    --timeout: string         # Seconds to wait for one range
    --deadline: string        # Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]
    --no-cache                # Neither keep ranges in the cache folder nor use those kept there
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey audit format" [] {
    [ "human" "html" "json" "jsonl" "csv" "sarif" "github" "gitlab" "junit" ]
  }

  def "nu-complete doorkey audit color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete doorkey audit on_error" [] {
    [ "fail" "warn" "fallback" ]
  }

  # Audit the vaults of password managers: what to mend first, in one list
  export extern "doorkey audit" [
    --format: string@"nu-complete doorkey audit format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey audit color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --rules: string           # Which rules (listed below): `+old` adds one, `-weak` leaves one out, bare names are the only ones
    --fail-on: string         # The findings that make the exit code 1: rules, or `error`, `warning`, `note` and what is worse [default: errors and warnings, without no-second-factor and recovery-blocker, which are advice]
    --exit-zero               # Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code
    --baseline: path          # What was found before, as `--write-baseline` wrote it: only what is new makes the exit code 1
    --write-baseline: path    # Write down what is found, for `--baseline`: salted fingerprints of rules and names, readable by you alone
    --new-only                # Tell only what the baseline has not
    --ignore-file: path       # What to live with, as TOML: `[[ignore]]` with rule, site or title or user or folder, reason, until
    --redact                  # Leave out titles, users, sites, folders and names of files
    --about: string           # Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated
    --master                  # Ask for the password of the vault itself, and find it and its variations among the others
    --previous                # Ask for the previous password too, and find minor variations of it
    --previous-env: string    # The previous password is in the variable NAME
    --previous-file: path     # The previous password is in FILE
    --previous-fd: string     # The previous password comes from an open file descriptor
    --expiring-days: string   # Days before its end from which an entry is told to end soon
    --old-days: string        # Days after which `old` and `unused` tell of an entry
    --columns: string         # What the columns of a CSV are that no known manager wrote, such as `title=1,url=2,user=3,password=4`
    --password-fd: string     # Read the file's password from an open file descriptor
    --key-file: path          # The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass
    --online                  # Ask for ranges over the network where there is no corpus here, without a question before
    --offline                 # Open no socket: only a corpus, kept ranges and the embedded list of common passwords are consulted
    --corpus: string          # A corpus to look exposure up in, made by `doorkey corpus`: a file, a folder of shards, or an address [env: `DOORKEY_CORPUS`]
    --no-corpus               # Use no corpus, though one is in its usual place or named by the environment or the config file
    --ranges: string          # A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]
    --allow-http              # Allow plain HTTP to a mirror on another machine
    --on-error: string@"nu-complete doorkey audit on_error" # What to make of a secret whose exposure nobody could tell
    --timeout: string         # Seconds to wait for one range
    --deadline: string        # Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]
    --no-cache                # Neither keep ranges in the cache folder nor use those kept there
    --help(-h)                # Print help (see more with '--help')
    ...files: path            # The exports, databases, and folders of `pass`; `-` is standard input
  ]

  def "nu-complete doorkey audit diff format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey audit diff color" [] {
    [ "auto" "always" "never" ]
  }

  # Compare two reports that `--format json` wrote: what was mended, what is new
  export extern "doorkey audit diff" [
    --format: string@"nu-complete doorkey audit diff format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey audit diff color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    old: path                 # The older report
    new: path                 # The newer report
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey audit help" [
  ]

  # Compare two reports that `--format json` wrote: what was mended, what is new
  export extern "doorkey audit help diff" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey audit help help" [
  ]

  def "nu-complete doorkey breaches format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches color" [] {
    [ "auto" "always" "never" ]
  }

  # See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)
  export extern "doorkey breaches" [
    --format: string@"nu-complete doorkey breaches format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey breaches list format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the breaches that are known, newest first; no key is needed
  export extern "doorkey breaches list" [
    --since: string           # Only those that happened on DATE (`2026-01-31`) or later
    --domain: string          # Only those of this site
    --offline                 # Open no socket: answer from the list that `doorkey data update` has kept
    --api: string             # A service that speaks version 3 of the API, instead of haveibeenpwned.com
    --allow-http              # Allow plain HTTP to a service on another machine
    --timeout: string         # Seconds to wait for one answer
    --deadline: string        # Seconds to wait for all answers of the run, with the waits that a service wishes
    --format: string@"nu-complete doorkey breaches list format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches list color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey breaches domain format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches domain color" [] {
    [ "auto" "always" "never" ]
  }

  # Ask whether a site was breached; no key is needed
  export extern "doorkey breaches domain" [
    --offline                 # Open no socket: answer from the list that `doorkey data update` has kept
    --api: string             # A service that speaks version 3 of the API, instead of haveibeenpwned.com
    --allow-http              # Allow plain HTTP to a service on another machine
    --timeout: string         # Seconds to wait for one answer
    --deadline: string        # Seconds to wait for all answers of the run, with the waits that a service wishes
    --format: string@"nu-complete doorkey breaches domain format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches domain color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    domain: string            # The site, as `example.org`
  ]

  def "nu-complete doorkey breaches account by" [] {
    [ "auto" "address" "prefix" ]
  }

  def "nu-complete doorkey breaches account format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches account color" [] {
    [ "auto" "always" "never" ]
  }

  # Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people's machines
  export extern "doorkey breaches account" [
    --by: string@"nu-complete doorkey breaches account by" # What is sent of the address
    --require-all             # Exit with 3 also where pastes or stealer logs could not be asked, if nothing was found
    --key-env: string         # Read the key from the variable NAME of the environment
    --key-fd: string          # Read the key from an open file descriptor
    --api: string             # A service that speaks version 3 of the API, instead of haveibeenpwned.com
    --allow-http              # Allow plain HTTP to a service on another machine
    --timeout: string         # Seconds to wait for one answer
    --deadline: string        # Seconds to wait for all answers of the run, with the waits that a service wishes
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey breaches account format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches account color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    address: string           # The mail address
  ]

  def "nu-complete doorkey breaches key format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches key color" [] {
    [ "auto" "always" "never" ]
  }

  # Keep the key of the service in the secret store, so that `breaches account` asks for it no more
  export extern "doorkey breaches key" [
    --format: string@"nu-complete doorkey breaches key format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches key color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey breaches key keep format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches key keep color" [] {
    [ "auto" "always" "never" ]
  }

  # Keep a key in the place of the one that is kept, or as the first
  export extern "doorkey breaches key keep" [
    --key-env: string         # Read the key from the variable NAME of the environment
    --key-fd: string          # Read the key from an open file descriptor
    --api: string             # A service that speaks version 3 of the API, instead of haveibeenpwned.com
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey breaches key keep format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches key keep color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey breaches key status format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches key status color" [] {
    [ "auto" "always" "never" ]
  }

  # Whether a key is kept, since when and for which service; the secret store is not touched
  export extern "doorkey breaches key status" [
    --format: string@"nu-complete doorkey breaches key status format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches key status color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey breaches key forget format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey breaches key forget color" [] {
    [ "auto" "always" "never" ]
  }

  # Remove the key that is kept
  export extern "doorkey breaches key forget" [
    --yes                     # Ask nothing
    --api: string             # A service that speaks version 3 of the API, instead of haveibeenpwned.com
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey breaches key forget format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey breaches key forget color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey breaches key help" [
  ]

  # Keep a key in the place of the one that is kept, or as the first
  export extern "doorkey breaches key help keep" [
  ]

  # Whether a key is kept, since when and for which service; the secret store is not touched
  export extern "doorkey breaches key help status" [
  ]

  # Remove the key that is kept
  export extern "doorkey breaches key help forget" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey breaches key help help" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey breaches help" [
  ]

  # List the breaches that are known, newest first; no key is needed
  export extern "doorkey breaches help list" [
  ]

  # Ask whether a site was breached; no key is needed
  export extern "doorkey breaches help domain" [
  ]

  # Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people's machines
  export extern "doorkey breaches help account" [
  ]

  # Keep the key of the service in the secret store, so that `breaches account` asks for it no more
  export extern "doorkey breaches help key" [
  ]

  # Keep a key in the place of the one that is kept, or as the first
  export extern "doorkey breaches help key keep" [
  ]

  # Whether a key is kept, since when and for which service; the secret store is not touched
  export extern "doorkey breaches help key status" [
  ]

  # Remove the key that is kept
  export extern "doorkey breaches help key forget" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey breaches help help" [
  ]

  def "nu-complete doorkey data format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey data color" [] {
    [ "auto" "always" "never" ]
  }

  # Keep public lists on this machine: breaches, second factors and passkeys of sites
  export extern "doorkey data" [
    --format: string@"nu-complete doorkey data format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey data color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey data update format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey data update color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent
  export extern "doorkey data update" [
    --force                   # Take a list that is less than half of the longest that was here
    --api: string             # A service that speaks version 3 of the API of Have I Been Pwned, instead of haveibeenpwned.com
    --second-factors: string  # Where `v3/all.json` is, instead of api.2fa.directory
    --passkeys: string        # Where `v1/all.json` is, instead of passkeys-api.2fa.directory
    --allow-http              # Allow plain HTTP to a service on another machine
    --timeout: string         # Seconds to wait for one answer
    --deadline: string        # Seconds to wait for all answers of the run, with the waits that a service wishes
    --format: string@"nu-complete doorkey data update format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey data update color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey data info format" [] {
    [ "human" "json" "jsonl" ]
  }

  def "nu-complete doorkey data info color" [] {
    [ "auto" "always" "never" ]
  }

  # Tell which lists are kept here, how old they are, and where they came from
  export extern "doorkey data info" [
    --format: string@"nu-complete doorkey data info format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey data info color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey data help" [
  ]

  # Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent
  export extern "doorkey data help update" [
  ]

  # Tell which lists are kept here, how old they are, and where they came from
  export extern "doorkey data help info" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey data help help" [
  ]

  def "nu-complete doorkey codes format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes color" [] {
    [ "auto" "always" "never" ]
  }

  # Keep recovery codes, hand out one at a time, and know which are used
  export extern "doorkey codes" [
    --format: string@"nu-complete doorkey codes format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey codes add format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes add color" [] {
    [ "auto" "always" "never" ]
  }

  # Keep a set of recovery codes that a site handed out
  export extern "doorkey codes add" [
    --yes                     # Ask nothing
    --stdin                   # Read them from standard input
    --file: path              # Read them from FILE, as the site let you download it
    --remove-file             # Delete FILE once the codes are kept
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes add format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes add color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes replace format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes replace color" [] {
    [ "auto" "always" "never" ]
  }

  # Keep a new set in the place of the old one, which is void from then on
  export extern "doorkey codes replace" [
    --yes                     # Ask nothing
    --stdin                   # Read them from standard input
    --file: path              # Read them from FILE, as the site let you download it
    --remove-file             # Delete FILE once the codes are kept
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes replace format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes replace color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes use format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes use color" [] {
    [ "auto" "always" "never" ]
  }

  # Hand out one recovery code, and remember that it may be used
  export extern "doorkey codes use" [
    --print                   # Print the code instead of showing it on a screen that is wiped
    --clip                    # Put the code on the clipboard for 45 seconds, or until something else is copied
    --yes                     # Ask nothing: the code is printed, and stays marked as maybe used
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes use format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes use color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes burn format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes burn color" [] {
    [ "auto" "always" "never" ]
  }

  # Say that a recovery code is used, for ever
  export extern "doorkey codes burn" [
    --format: string@"nu-complete doorkey codes burn format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes burn color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site
    number: string            # The number of the code in its set, as `doorkey codes use` told it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes give-back format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes give-back color" [] {
    [ "auto" "always" "never" ]
  }

  # Say that a recovery code that was handed out was not used after all
  export extern "doorkey codes give-back" [
    --format: string@"nu-complete doorkey codes give-back format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes give-back color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site
    number: string            # The number of the code in its set, as `doorkey codes use` told it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes status format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes status color" [] {
    [ "auto" "always" "never" ]
  }

  # How many recovery codes are left, maybe used and burnt
  export extern "doorkey codes status" [
    --min-left: string        # Exit with 1 where fewer than N unused codes are left
    --format: string@"nu-complete doorkey codes status format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes status color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site?: string             # Only this site
    account?: string          # Only this account of it
  ]

  def "nu-complete doorkey codes list format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes list color" [] {
    [ "auto" "always" "never" ]
  }

  # Every set of recovery codes, also those that another took the place of
  export extern "doorkey codes list" [
    --format: string@"nu-complete doorkey codes list format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes list color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey codes show format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show every code of a set, with what became of each
  export extern "doorkey codes show" [
    --yes                     # Print them without a question
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes show format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes show color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes remove format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes remove color" [] {
    [ "auto" "always" "never" ]
  }

  # Forget a set of recovery codes, and those it took the place of
  export extern "doorkey codes remove" [
    --void                    # Only the sets that another took the place of
    --yes                     # Ask nothing
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes remove format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes remove color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes rename format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes rename color" [] {
    [ "auto" "always" "never" ]
  }

  # Give a set of recovery codes another name
  export extern "doorkey codes rename" [
    --to: string              # The new name of the site
    --to-account: string      # The new name of the account [default: as it was]
    --format: string@"nu-complete doorkey codes rename format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes rename color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes drill format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes drill color" [] {
    [ "auto" "always" "never" ]
  }

  # Type two codes from your paper; they are compared with those that are kept, and with nothing else
  export extern "doorkey codes drill" [
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes drill format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes drill color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes sheet format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes sheet color" [] {
    [ "auto" "always" "never" ]
  }

  # Write a sheet to print: the codes with check boxes, a QR of them, and where to use them
  export extern "doorkey codes sheet" [
    --to: path                # The file to write: `.html` for a browser to print, `.txt` for plain text. Nothing may stand there yet
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes sheet format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes sheet color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes generate alphabet" [] {
    [ "crockford" "hex" "digits" ]
  }

  def "nu-complete doorkey codes generate hashes" [] {
    [ "argon2id" "sha256" ]
  }

  def "nu-complete doorkey codes generate format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes generate color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a set of recovery codes for a service you run, and the hashes for its server
  export extern "doorkey codes generate" [
    --count: string           # How many codes
    --alphabet: string@"nu-complete doorkey codes generate alphabet" # What they are made of
    --length: string          # How many characters each, without hyphens and check symbol [default: 64 bits' worth or more]
    --group: string           # How many characters a group; 0 for none [default: even groups of five at most]
    --check-symbol            # End each code with a symbol that catches typing errors
    --hashes: string@"nu-complete doorkey codes generate hashes" # Print the verifiers that the server is to keep
    --replace                 # Put it in the place of the set that is kept, which is void from then on
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes generate format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes generate color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes export format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes export color" [] {
    [ "auto" "always" "never" ]
  }

  # Write every set, with what became of each code, to one encrypted file
  export extern "doorkey codes export" [
    --password-fd: string     # Read the file's password from an open file descriptor
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes export format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes export color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file: path                # The file to write; nothing may stand there yet
  ]

  def "nu-complete doorkey codes import format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes import color" [] {
    [ "auto" "always" "never" ]
  }

  # Take in the sets of an export
  export extern "doorkey codes import" [
    --password-fd: string     # Read the file's password from an open file descriptor
    --key-file: path          # The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes import format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes import color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file: path                # The encrypted file
  ]

  def "nu-complete doorkey codes split format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes split color" [] {
    [ "auto" "always" "never" ]
  }

  # Split the key of an export, or of the vault, into shares on paper
  export extern "doorkey codes split" [
    --shares: string          # How many shares
    --threshold: string       # How many of them are needed
    --to: path                # The folder to write to; it is made where there is none, and no file in it is overwritten
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey codes split format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes split color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site?: string             # The site whose set is written and split [default: the vault's key]
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey codes combine format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey codes combine color" [] {
    [ "auto" "always" "never" ]
  }

  # Put shares together to the key that was split
  export extern "doorkey codes combine" [
    --to: path                # The file to write the key to; nothing may stand there yet
    --stdin                   # Read the shares from standard input, one a line
    --format: string@"nu-complete doorkey codes combine format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey codes combine color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey codes help" [
  ]

  # Keep a set of recovery codes that a site handed out
  export extern "doorkey codes help add" [
  ]

  # Keep a new set in the place of the old one, which is void from then on
  export extern "doorkey codes help replace" [
  ]

  # Hand out one recovery code, and remember that it may be used
  export extern "doorkey codes help use" [
  ]

  # Say that a recovery code is used, for ever
  export extern "doorkey codes help burn" [
  ]

  # Say that a recovery code that was handed out was not used after all
  export extern "doorkey codes help give-back" [
  ]

  # How many recovery codes are left, maybe used and burnt
  export extern "doorkey codes help status" [
  ]

  # Every set of recovery codes, also those that another took the place of
  export extern "doorkey codes help list" [
  ]

  # Show every code of a set, with what became of each
  export extern "doorkey codes help show" [
  ]

  # Forget a set of recovery codes, and those it took the place of
  export extern "doorkey codes help remove" [
  ]

  # Give a set of recovery codes another name
  export extern "doorkey codes help rename" [
  ]

  # Type two codes from your paper; they are compared with those that are kept, and with nothing else
  export extern "doorkey codes help drill" [
  ]

  # Write a sheet to print: the codes with check boxes, a QR of them, and where to use them
  export extern "doorkey codes help sheet" [
  ]

  # Make a set of recovery codes for a service you run, and the hashes for its server
  export extern "doorkey codes help generate" [
  ]

  # Write every set, with what became of each code, to one encrypted file
  export extern "doorkey codes help export" [
  ]

  # Take in the sets of an export
  export extern "doorkey codes help import" [
  ]

  # Split the key of an export, or of the vault, into shares on paper
  export extern "doorkey codes help split" [
  ]

  # Put shares together to the key that was split
  export extern "doorkey codes help combine" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey codes help help" [
  ]

  def "nu-complete doorkey totp format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp color" [] {
    [ "auto" "always" "never" ]
  }

  # Enrol second factors, with proof, and give their one-time codes
  export extern "doorkey totp" [
    --format: string@"nu-complete doorkey totp format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey totp enroll qr" [] {
    [ "full" "half" "ascii" "png" "svg" "kitty" "sixel" "none" ]
  }

  def "nu-complete doorkey totp enroll format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp enroll color" [] {
    [ "auto" "always" "never" ]
  }

  # Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works
  export extern "doorkey totp enroll" [
    --no-verify               # Ask for no code and show no QR code: the enrolment is kept as never confirmed
    --generate                # Make a new secret, for a service that you run: 160 bits, more with a longer hash
    --stdin                   # Read a secret or an otpauth URI from standard input
    --image: path             # Read the QR code in a picture (PNG, JPEG, WebP, GIF, BMP); `-` for standard input
    --clipboard               # Read the QR code in the picture that was copied last
    --algorithm: string       # The hash, where a bare secret does not say: SHA1, SHA256, SHA512
    --digits: string          # How many digits a code has, where a bare secret does not say
    --period: string          # How many seconds a code lasts, where a bare secret does not say
    --qr: string@"nu-complete doorkey totp enroll qr" # How it is drawn [default: as it fits the terminal]
    --to: path                # The file for `--qr png` and `--qr svg`; nothing may stand there yet
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey totp enroll format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp enroll color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    site: string              # The site: `pypi`, `github`, or any name you give it
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey totp code format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp code color" [] {
    [ "auto" "always" "never" ]
  }

  # The one-time code of an enrolment
  export extern "doorkey totp code" [
    --min-left: string        # Wait for the next code where this one lasts fewer than N seconds
    --at: string              # The code at TIME: seconds since 1970, or `2026-11-25T12:00:00Z`
    --clip                    # Put the code on the clipboard as long as it counts, and take it away again
    --watch                   # Show it on the screen, anew for each half-minute, until Enter
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey totp code format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp code color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    name: string              # The site, the account, `site:account`, a part that only one enrolment has, or its record
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey totp verify format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp verify color" [] {
    [ "auto" "always" "never" ]
  }

  # Check a code that another device shows; each code counts once
  export extern "doorkey totp verify" [
    --stdin                   # Read the code from standard input
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey totp verify format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp verify color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    name: string              # The site, the account, `site:account`, a part that only one enrolment has, or its record
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey totp list format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp list color" [] {
    [ "auto" "always" "never" ]
  }

  # Every enrolment that is kept, without its secret
  export extern "doorkey totp list" [
    --format: string@"nu-complete doorkey totp list format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp list color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey totp show qr" [] {
    [ "full" "half" "ascii" "png" "svg" "kitty" "sixel" "none" ]
  }

  def "nu-complete doorkey totp show format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show the QR code or the otpauth URI of an enrolment again, for a second device
  export extern "doorkey totp show" [
    --uri                     # Print the otpauth URI, which holds the secret
    --yes                     # Print it without a question
    --qr: string@"nu-complete doorkey totp show qr" # How it is drawn [default: as it fits the terminal]
    --to: path                # The file for `--qr png` and `--qr svg`; nothing may stand there yet
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey totp show format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp show color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    name: string              # The site, the account, `site:account`, a part that only one enrolment has, or its record
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey totp rename format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp rename color" [] {
    [ "auto" "always" "never" ]
  }

  # Give an enrolment another name
  export extern "doorkey totp rename" [
    --to: string              # The new name of the site
    --to-account: string      # The new name of the account [default: as it was]
    --format: string@"nu-complete doorkey totp rename format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp rename color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    name: string              # The site, the account, `site:account`, a part that only one enrolment has, or its record
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey totp remove format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp remove color" [] {
    [ "auto" "always" "never" ]
  }

  # Forget an enrolment for ever
  export extern "doorkey totp remove" [
    --yes                     # Ask nothing
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey totp remove format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp remove color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    name: string              # The site, the account, `site:account`, a part that only one enrolment has, or its record
    account?: string          # The account there, if you have several
  ]

  def "nu-complete doorkey totp import format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp import color" [] {
    [ "auto" "always" "never" ]
  }

  # Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes
  export extern "doorkey totp import" [
    --dry-run                 # Only say what would be taken in
    --password-fd: string     # Read the file's password from an open file descriptor
    --key-file: path          # The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey totp import format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp import color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    ...files: path            # The files; all pictures of one export together. `-` is standard input
  ]

  def "nu-complete doorkey totp export app" [] {
    [ "aegis" "aegis-plain" "otpauth" "google" "bitwarden" "cxf" ]
  }

  def "nu-complete doorkey totp export format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey totp export color" [] {
    [ "auto" "always" "never" ]
  }

  # Write enrolments to a file that another app opens
  export extern "doorkey totp export" [
    --for: string@"nu-complete doorkey totp export app" # Whose format it is
    --yes                     # Write a file that is not encrypted without a question
    --password-fd: string     # Read the file's password from an open file descriptor
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey totp export format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey totp export color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file: path                # The file; nothing may stand there yet. With `--for google` a name in `.png` gives numbered pictures
    ...names: string          # Only these enrolments [default: all]
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey totp help" [
  ]

  # Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works
  export extern "doorkey totp help enroll" [
  ]

  # The one-time code of an enrolment
  export extern "doorkey totp help code" [
  ]

  # Check a code that another device shows; each code counts once
  export extern "doorkey totp help verify" [
  ]

  # Every enrolment that is kept, without its secret
  export extern "doorkey totp help list" [
  ]

  # Show the QR code or the otpauth URI of an enrolment again, for a second device
  export extern "doorkey totp help show" [
  ]

  # Give an enrolment another name
  export extern "doorkey totp help rename" [
  ]

  # Forget an enrolment for ever
  export extern "doorkey totp help remove" [
  ]

  # Take in the enrolments of another app, from its export, a list of otpauth URIs, or pictures of QR codes
  export extern "doorkey totp help import" [
  ]

  # Write enrolments to a file that another app opens
  export extern "doorkey totp help export" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey totp help help" [
  ]

  def "nu-complete doorkey corpus format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus color" [] {
    [ "auto" "always" "never" ]
  }

  # Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it
  export extern "doorkey corpus" [
    --format: string@"nu-complete doorkey corpus format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey corpus build hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey corpus build form" [] {
    [ "text" "records" "truncated" ]
  }

  def "nu-complete doorkey corpus build format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus build color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a corpus out of range files, a sorted text, or records
  export extern "doorkey corpus build" [
    --into(-o): path          # The file to make; what stands there stays until the new one is whole [default: sha1.corpus or ntlm.corpus in the data folder]
    --hash: string@"nu-complete doorkey corpus build hash" # The hash the digests are of
    --bits: string            # Bits to keep of each digest: 40, 48 … 160, or `all`
    --min-count: string       # Leave out what was seen less often than this
    --allow-missing           # Make a corpus also where ranges are missing; answers for them are then `unknown`
    --again                   # Replace the corpus in the default place
    --source: string          # Where the digests come from, to be written into the corpus
    --form: string@"nu-complete doorkey corpus build form" # What the files are, where it cannot be told
    --format: string@"nu-complete doorkey corpus build format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus build color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    ...sources: path          # Folders of range files, or sorted texts or records (`-` is standard input), also as gz, zst or br; several are put together
  ]

  def "nu-complete doorkey corpus download hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey corpus download format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus download color" [] {
    [ "auto" "always" "never" ]
  }

  # Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was
  export extern "doorkey corpus download" [
    --into(-o): path          # Where the corpus goes [default: sha1.corpus or ntlm.corpus in the data folder]
    --ranges: string          # A mirror to ask instead of api.pwnedpasswords.com [env: `DOORKEY_RANGES`]
    --hash: string@"nu-complete doorkey corpus download hash" # The hash the corpus is keyed by
    --bits: string            # Bits to keep of each digest: 40, 48 … 160, or `all`
    --min-count: string       # Leave out digests that were seen less often
    --only: string            # Fetch these ranges only, to try a mirror; of the others the corpus knows nothing
    --again                   # Fetch all of it anew although the corpus is there
    --allow-http              # Allow plain HTTP to a mirror on another machine
    --connections: string     # Requests at a time
    --timeout: string         # Seconds to wait for one range
    --patience: string        # Seconds to go on asking a source that gives nothing
    --format: string@"nu-complete doorkey corpus download format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus download color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey corpus update hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey corpus update format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus update color" [] {
    [ "auto" "always" "never" ]
  }

  # Ask what changed since the corpus was downloaded, and bring it up to date
  export extern "doorkey corpus update" [
    --hash: string@"nu-complete doorkey corpus update hash" # Of which hash the corpus in the data folder is
    --full                    # Ask for all ranges at once, and replace what is damaged
    --allow-http              # Allow plain HTTP to a mirror on another machine
    --connections: string     # Requests at a time
    --timeout: string         # Seconds to wait for one range
    --patience: string        # Seconds to go on asking a source that gives nothing
    --format: string@"nu-complete doorkey corpus update format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus update color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    corpus?: path             # The corpus [default: the one in the data folder]
  ]

  def "nu-complete doorkey corpus verify hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey corpus verify format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus verify color" [] {
    [ "auto" "always" "never" ]
  }

  # Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up
  export extern "doorkey corpus verify" [
    --hash: string@"nu-complete doorkey corpus verify hash" # The one in the data folder, of this hash
    --format: string@"nu-complete doorkey corpus verify format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus verify color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file?: string             # The corpus: a file, or the folder of a set of shards [default: what `DOORKEY_CORPUS` or the config file names, or the one in the data folder]
  ]

  def "nu-complete doorkey corpus info hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey corpus info format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus info color" [] {
    [ "auto" "always" "never" ]
  }

  # Tell what a corpus is: how much it holds, of when, and what its answers are worth
  export extern "doorkey corpus info" [
    --hash: string@"nu-complete doorkey corpus info hash" # The one in the data folder, of this hash
    --format: string@"nu-complete doorkey corpus info format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus info color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file?: string             # The corpus: a file, or the folder of a set of shards [default: what `DOORKEY_CORPUS` or the config file names, or the one in the data folder]
  ]

  def "nu-complete doorkey corpus export names" [] {
    [ "plain" "txt" ]
  }

  def "nu-complete doorkey corpus export format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus export color" [] {
    [ "auto" "always" "never" ]
  }

  # Write the ranges of an exact corpus as files, or as one sorted text
  export extern "doorkey corpus export" [
    --ranges: path            # Write 1,048,576 range files into DIR, byte for byte as the service has them
    --names: string@"nu-complete doorkey corpus export names" # How range files are named: `5BAA6` or `5BAA6.txt`
    --text: path              # Write one sorted text, `HASH:COUNT` a line; `-` is standard output
    --crlf                    # End the lines of the text with CRLF, as the official downloader does on Windows, not with LF
    --format: string@"nu-complete doorkey corpus export format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus export color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file?: path               # A corpus of all bits; your own where none is named
  ]

  def "nu-complete doorkey corpus serve format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus serve color" [] {
    [ "auto" "always" "never" ]
  }

  # Serve a corpus as the range API, for a team or for programs that know it
  export extern "doorkey corpus serve" [
    --listen: string          # Where to listen; other machines reach it only where you name an address of this one
    --format: string@"nu-complete doorkey corpus serve format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus serve color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    ...files: path            # A corpus of all bits, at most one of each kind; your own where none is named
  ]

  def "nu-complete doorkey corpus split hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey corpus split format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey corpus split color" [] {
    [ "auto" "always" "never" ]
  }

  # Divide a corpus into shards that any web host can serve
  export extern "doorkey corpus split" [
    --hash: string@"nu-complete doorkey corpus split hash" # The one in the data folder, of this hash
    --parts: string           # How many shards: a power of two, 2 to 4,096
    --into(-o): path          # The folder to make
    --format: string@"nu-complete doorkey corpus split format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey corpus split color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file?: string             # The corpus: a file, or the folder of a set of shards [default: what `DOORKEY_CORPUS` or the config file names, or the one in the data folder]
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey corpus help" [
  ]

  # Make a corpus out of range files, a sorted text, or records
  export extern "doorkey corpus help build" [
  ]

  # Fetch all ranges of the service and make a corpus of them; a run that was stopped goes on where it was
  export extern "doorkey corpus help download" [
  ]

  # Ask what changed since the corpus was downloaded, and bring it up to date
  export extern "doorkey corpus help update" [
  ]

  # Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up
  export extern "doorkey corpus help verify" [
  ]

  # Tell what a corpus is: how much it holds, of when, and what its answers are worth
  export extern "doorkey corpus help info" [
  ]

  # Write the ranges of an exact corpus as files, or as one sorted text
  export extern "doorkey corpus help export" [
  ]

  # Serve a corpus as the range API, for a team or for programs that know it
  export extern "doorkey corpus help serve" [
  ]

  # Divide a corpus into shards that any web host can serve
  export extern "doorkey corpus help split" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey corpus help help" [
  ]

  def "nu-complete doorkey init format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey init color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete doorkey init store" [] {
    [ "keyring" "vault" ]
  }

  def "nu-complete doorkey init identity" [] {
    [ "passphrase" "keyring" ]
  }

  # Choose where secrets are kept: the keyring of this machine, or a vault of age files
  export extern "doorkey init" [
    --format: string@"nu-complete doorkey init format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey init color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --store: string@"nu-complete doorkey init store" # Where to keep secrets [default: the keyring, if there is one]
    --identity: string@"nu-complete doorkey init identity" # What opens a new vault [default: passphrase]
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey store format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey store color" [] {
    [ "auto" "always" "never" ]
  }

  # Move secrets between the keyring and the vault
  export extern "doorkey store" [
    --format: string@"nu-complete doorkey store format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey store color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey store move to" [] {
    [ "keyring" "vault" ]
  }

  def "nu-complete doorkey store move format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey store move color" [] {
    [ "auto" "always" "never" ]
  }

  # Copy every record to the other store, compare, use that store from then on, and remove the old copies
  export extern "doorkey store move" [
    --to: string@"nu-complete doorkey store move to" # Where to
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --format: string@"nu-complete doorkey store move format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey store move color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey store help" [
  ]

  # Copy every record to the other store, compare, use that store from then on, and remove the old copies
  export extern "doorkey store help move" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey store help help" [
  ]

  def "nu-complete doorkey doctor format" [] {
    [ "human" "json" ]
  }

  def "nu-complete doorkey doctor color" [] {
    [ "auto" "always" "never" ]
  }

  # Examine the secret store, the ledger and the folders, and mend what can be mended
  export extern "doorkey doctor" [
    --format: string@"nu-complete doorkey doctor format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey doctor color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --repair                  # Mend: list records the ledger lost, delete what is left of removed sets, set a damaged ledger aside. No code is offered again by it
    --online                  # Also ask the range service whether it can be reached
    --passphrase-fd: string   # Read the vault's passphrase from an open file descriptor
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey request format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request color" [] {
    [ "auto" "always" "never" ]
  }

  # Find the way back into an account, and write the request that opens it
  export extern "doorkey request" [
    --format: string@"nu-complete doorkey request format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey request new format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request new color" [] {
    [ "auto" "always" "never" ]
  }

  # Find the way back in, and write what to file and to send
  export extern "doorkey request new" [
    --facts: path             # Answers from FILE (TOML or JSON; `-` is standard input) instead of questions
    --keep                    # Keep the case that a file of facts tells of, as an interview does
    --anew                    # Begin a new case, also where one is open
    --route: string           # Write the texts of this route instead of the best one that has any
    --out: path               # Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`
    --look                    # Look on this machine for what makes a request needless, without being asked
    --index: string           # The index, or a mirror of it [default: the service's own]
    --dns: string             # A name server that answers JSON over HTTPS
    --rdap: string            # Who knows how long a domain is registered
    --yes                     # Make the requests without being asked
    --offline                 # Make no request, and say what stays unknown
    --format: string@"nu-complete doorkey request new format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request new color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    service?: string          # The service: pypi, github, npm …
  ]

  def "nu-complete doorkey request look format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request look color" [] {
    [ "auto" "always" "never" ]
  }

  # Look on this machine for what makes a request needless: recovery codes, passwords, backups
  export extern "doorkey request look" [
    --in: path                # Look through DIR and what is below it too
    --yes                     # Ask nothing: look
    --format: string@"nu-complete doorkey request look format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request look color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    service?: string          # The service: pypi, github, npm …
  ]

  def "nu-complete doorkey request facts format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request facts color" [] {
    [ "auto" "always" "never" ]
  }

  # Print a file with every fact in it, for `request new --facts`
  export extern "doorkey request facts" [
    --example                 # The file, with what each fact means
    --format: string@"nu-complete doorkey request facts format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request facts color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey request list format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the requests: how far each has come, and the next day to look at it
  export extern "doorkey request list" [
    --format: string@"nu-complete doorkey request list format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request list color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey request show format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what is known of a request, its route, and what happened
  export extern "doorkey request show" [
    --format: string@"nu-complete doorkey request show format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request show color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    case?: string             # The request; the open one where there is one
  ]

  def "nu-complete doorkey request next format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request next color" [] {
    [ "auto" "always" "never" ]
  }

  # Say what to do today, and what to expect on which day
  export extern "doorkey request next" [
    --ics                     # The days as a calendar (iCalendar); `--output FILE` writes it to a file
    --format: string@"nu-complete doorkey request next format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request next color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    case?: string             # The request; the open one where there is one
  ]

  def "nu-complete doorkey request draft format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request draft color" [] {
    [ "auto" "always" "never" ]
  }

  # Write the texts of a request once more, from what is known of it now
  export extern "doorkey request draft" [
    --route: string           # Write the texts of this route instead of the best one that has any
    --out: path               # Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`
    --format: string@"nu-complete doorkey request draft format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request draft color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    case?: string             # The request; may be left out where one is open
  ]

  def "nu-complete doorkey request open format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request open color" [] {
    [ "auto" "always" "never" ]
  }

  # Open the form of a request in your browser; you fill it in and file it
  export extern "doorkey request open" [
    --route: string           # The form of this route instead of the best one that has any
    --copy                    # Put each field, and then the mail, on the clipboard in turn
    --print                   # Say the address, and open nothing
    --format: string@"nu-complete doorkey request open format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request open color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    case?: string             # The request; may be left out where one is open
  ]

  def "nu-complete doorkey request log format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request log color" [] {
    [ "auto" "always" "never" ]
  }

  # Write down what happened: filed, mailed, answered, pushed, back-in, or a note
  export extern "doorkey request log" [
    --on: string              # The day on which it happened, as `2026-11-23`
    --at: string              # The moment at which it happened (seconds since 1970, or `2026-11-23T12:00:00Z`)
    --format: string@"nu-complete doorkey request log format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request log color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    ...words: string          # The request, where several are open; then what happened: `filed` and the link of the issue, `mailed`, `answered`, `pushed`, `back-in`, or `note` and its text
  ]

  def "nu-complete doorkey request branch format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request branch color" [] {
    [ "auto" "always" "never" ]
  }

  # Print (or, with `--push`, run) the push of the branch that staff ask for
  export extern "doorkey request branch" [
    --remote: string          # Push to this remote of the repository you stand in
    --push                    # Push it, and write that down
    --yes                     # Ask nothing
    --format: string@"nu-complete doorkey request branch format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request branch color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    token: string             # The 16 characters from the staff's mail
    case?: string             # The request; the open one where there is one
  ]

  def "nu-complete doorkey request after format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request after color" [] {
    [ "auto" "always" "never" ]
  }

  # List what to do in the first hour back in, so that it does not happen again
  export extern "doorkey request after" [
    --format: string@"nu-complete doorkey request after format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request after color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    case?: string             # The request; the open one where there is one
  ]

  def "nu-complete doorkey request close outcome" [] {
    [ "recovered" "self_service" "gave_up" "duplicate" ]
  }

  def "nu-complete doorkey request close format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request close color" [] {
    [ "auto" "always" "never" ]
  }

  # Close a request, and keep how it ended
  export extern "doorkey request close" [
    --outcome: string@"nu-complete doorkey request close outcome" # How it ended
    --yes                     # Ask nothing
    --format: string@"nu-complete doorkey request close format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request close color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    case?: string             # The request; the open one where there is one
  ]

  def "nu-complete doorkey request forget format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request forget color" [] {
    [ "auto" "always" "never" ]
  }

  # Delete a request with its facts and its log, for good
  export extern "doorkey request forget" [
    --yes                     # Ask nothing
    --format: string@"nu-complete doorkey request forget format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request forget color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    case: string              # The request
  ]

  def "nu-complete doorkey request foretell format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request foretell color" [] {
    [ "auto" "always" "never" ]
  }

  # Foretell the proof that staff will ask for, from public pages and a push that is only tried
  export extern "doorkey request foretell" [
    --facts: path             # What is known, from FILE (TOML or JSON; `-` is standard input)
    --username: string        # The name of the account, exactly
    --project: string         # A project of the account; can be given several times
    --new-address: string     # The address that should take the place of the old one; only its domain is asked about
    --index: string           # The index, or a mirror of it [default: the service's own]
    --dns: string             # A name server that answers JSON over HTTPS
    --rdap: string            # Who knows how long a domain is registered
    --yes                     # Make the requests without being asked
    --offline                 # Make no request, and say what stays unknown
    --format: string@"nu-complete doorkey request foretell format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request foretell color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    service?: string          # The service: pypi, testpypi
  ]

  def "nu-complete doorkey request services format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request services color" [] {
    [ "auto" "always" "never" ]
  }

  # List the services, or show how one gives accounts back
  export extern "doorkey request services" [
    --format: string@"nu-complete doorkey request services format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request services color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    name?: string             # The service: pypi, github, npm …
  ]

  def "nu-complete doorkey request lint format" [] {
    [ "human" "json" "markdown" "text" "html" "eml" ]
  }

  def "nu-complete doorkey request lint color" [] {
    [ "auto" "always" "never" ]
  }

  # Look through a text for secrets and addresses before it goes out
  export extern "doorkey request lint" [
    --private                 # Only staff read it: mail addresses, telephone numbers and mail headers may stand in it
    --format: string@"nu-complete doorkey request lint format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey request lint color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
    file: path                # The text; `-` is standard input
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey request help" [
  ]

  # Find the way back in, and write what to file and to send
  export extern "doorkey request help new" [
  ]

  # Look on this machine for what makes a request needless: recovery codes, passwords, backups
  export extern "doorkey request help look" [
  ]

  # Print a file with every fact in it, for `request new --facts`
  export extern "doorkey request help facts" [
  ]

  # List the requests: how far each has come, and the next day to look at it
  export extern "doorkey request help list" [
  ]

  # Show what is known of a request, its route, and what happened
  export extern "doorkey request help show" [
  ]

  # Say what to do today, and what to expect on which day
  export extern "doorkey request help next" [
  ]

  # Write the texts of a request once more, from what is known of it now
  export extern "doorkey request help draft" [
  ]

  # Open the form of a request in your browser; you fill it in and file it
  export extern "doorkey request help open" [
  ]

  # Write down what happened: filed, mailed, answered, pushed, back-in, or a note
  export extern "doorkey request help log" [
  ]

  # Print (or, with `--push`, run) the push of the branch that staff ask for
  export extern "doorkey request help branch" [
  ]

  # List what to do in the first hour back in, so that it does not happen again
  export extern "doorkey request help after" [
  ]

  # Close a request, and keep how it ended
  export extern "doorkey request help close" [
  ]

  # Delete a request with its facts and its log, for good
  export extern "doorkey request help forget" [
  ]

  # Foretell the proof that staff will ask for, from public pages and a push that is only tried
  export extern "doorkey request help foretell" [
  ]

  # List the services, or show how one gives accounts back
  export extern "doorkey request help services" [
  ]

  # Look through a text for secrets and addresses before it goes out
  export extern "doorkey request help lint" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey request help help" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey help" [
  ]

  # Print a shell's completions
  export extern "doorkey help completions" [
  ]

  # Judge passwords and other secrets: strength, policy, exposure in breaches, reuse
  export extern "doorkey help check" [
  ]

  # Look passwords or digests up in known breaches: online by five hex digits of a digest, or offline in a corpus
  export extern "doorkey help pwned" [
  ]

  # Audit the vaults of password managers: what to mend first, in one list
  export extern "doorkey help audit" [
  ]

  # See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)
  export extern "doorkey help breaches" [
  ]

  # Keep public lists on this machine: breaches, second factors and passkeys of sites
  export extern "doorkey help data" [
  ]

  # Keep recovery codes, hand out one at a time, and know which are used
  export extern "doorkey help codes" [
  ]

  # Enrol second factors, with proof, and give their one-time codes
  export extern "doorkey help totp" [
  ]

  # Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it
  export extern "doorkey help corpus" [
  ]

  # Choose where secrets are kept: the keyring of this machine, or a vault of age files
  export extern "doorkey help init" [
  ]

  # Move secrets between the keyring and the vault
  export extern "doorkey help store" [
  ]

  # Examine the secret store, the ledger and the folders, and mend what can be mended
  export extern "doorkey help doctor" [
  ]

  # Find the way back into an account, and write the request that opens it
  export extern "doorkey help request" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey help help" [
  ]

}

export use completions *
