module completions {

  def "nu-complete doorkey format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "junit" ]
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

  def "nu-complete doorkey check fail_on" [] {
    [ "weak" "policy" "exposed" "reused" ]
  }

  def "nu-complete doorkey check on_error" [] {
    [ "fail" "warn" "fallback" ]
  }

  def "nu-complete doorkey check format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "junit" ]
  }

  def "nu-complete doorkey check color" [] {
    [ "auto" "always" "never" ]
  }

  # Judge passwords and other secrets: strength, policy, exposure in breaches, reuse
  export extern "doorkey check" [
    --env: string             # Read the variable NAME of the environment; may be repeated
    --dotenv: path            # Read every value of a dotenv file, strictly
    --file: path              # Read one secret a line from a file
    --fd: string              # Read one secret a line from an open file descriptor
    --dir: path               # Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them
    --jsonl                   # Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)
    --null(-0)                # Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)
    --only: string            # Judge only names that match PATTERN (`*` and `?`; variables, keys and files)
    --except: string          # Leave out names that match PATTERN
    --policy: string          # The policy to judge by: nist, nist-mfa, owasp, pypi, guide, or a TOML file [default: nist]
    --about: string           # Words about the owner that a guesser would try: names, e-mail, birthday, project; may be repeated
    --previous                # Ask for the previous password too, and find minor variations of it
    --previous-env: string    # The previous password is in the variable NAME
    --previous-file: path     # The previous password is in FILE
    --previous-fd: string     # The previous password comes from an open file descriptor
    --fail-on: string@"nu-complete doorkey check fail_on" # The findings that make the exit code 1 [default: all]
    --exit-zero               # Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code
    --offline                 # Open no socket: only kept ranges and the embedded list of common passwords are consulted
    --ranges: string          # A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]
    --allow-http              # Allow plain HTTP to a mirror on another machine
    --on-error: string@"nu-complete doorkey check on_error" # What to make of a secret whose exposure nobody could tell
    --timeout: string         # Seconds to wait for one range
    --deadline: string        # Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]
    --no-cache                # Neither keep ranges in the cache folder nor use those kept there
    --format: string@"nu-complete doorkey check format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey check color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey pwned hash" [] {
    [ "sha1" "ntlm" ]
  }

  def "nu-complete doorkey pwned fail_on" [] {
    [ "weak" "policy" "exposed" "reused" ]
  }

  def "nu-complete doorkey pwned on_error" [] {
    [ "fail" "warn" "fallback" ]
  }

  def "nu-complete doorkey pwned format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "junit" ]
  }

  def "nu-complete doorkey pwned color" [] {
    [ "auto" "always" "never" ]
  }

  # Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine
  export extern "doorkey pwned" [
    --env: string             # Read the variable NAME of the environment; may be repeated
    --dotenv: path            # Read every value of a dotenv file, strictly
    --file: path              # Read one secret a line from a file
    --fd: string              # Read one secret a line from an open file descriptor
    --dir: path               # Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them
    --jsonl                   # Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)
    --null(-0)                # Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)
    --only: string            # Judge only names that match PATTERN (`*` and `?`; variables, keys and files)
    --except: string          # Leave out names that match PATTERN
    --hash: string@"nu-complete doorkey pwned hash" # The input is hex digests of this kind, not passwords
    --prefix: string          # Print the range under five hex digits and look nothing up
    --fail-on: string@"nu-complete doorkey pwned fail_on" # The findings that make the exit code 1 [default: all]
    --exit-zero               # Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code
    --offline                 # Open no socket: only kept ranges and the embedded list of common passwords are consulted
    --ranges: string          # A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]
    --allow-http              # Allow plain HTTP to a mirror on another machine
    --on-error: string@"nu-complete doorkey pwned on_error" # What to make of a secret whose exposure nobody could tell
    --timeout: string         # Seconds to wait for one range
    --deadline: string        # Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]
    --no-cache                # Neither keep ranges in the cache folder nor use those kept there
    --format: string@"nu-complete doorkey pwned format" # The form of the answer
    --output: path            # Write the answer to FILE (readable by you alone) instead of standard output
    --quiet(-q)               # Say nothing; the exit code tells
    --color: string@"nu-complete doorkey pwned color" # Colour; also `NO_COLOR` and `CLICOLOR_FORCE`
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete doorkey completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  def "nu-complete doorkey completions format" [] {
    [ "human" "json" "jsonl" "sarif" "github" "junit" ]
  }

  def "nu-complete doorkey completions color" [] {
    [ "auto" "always" "never" ]
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

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey help" [
  ]

  # Judge passwords and other secrets: strength, policy, exposure in breaches, reuse
  export extern "doorkey help check" [
  ]

  # Look passwords or digests up in known breaches; only five hex digits of a digest leave this machine
  export extern "doorkey help pwned" [
  ]

  # Print a shell's completions
  export extern "doorkey help completions" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "doorkey help help" [
  ]

}

export use completions *
