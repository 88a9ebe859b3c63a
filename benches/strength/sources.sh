#!/usr/bin/env bash
# Fetches the lists that the tables of the strength estimator are built from: sources.sh FOLDER
#
# Needs cargo, npm and pip, each with its own registry. Every list is held to the SHA-256 it had when the tables were built.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "${1:?the folder for the lists}/npm" "$1/lists"
cd "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Ranked passwords: a crate, out of a project that is thrown away.
mkdir "$scratch/src"
touch "$scratch/src/lib.rs"
printf '[package]\nname = "lists"\nversion = "0.0.0"\n[dependencies]\npassablewords = "=1.0.1"\n[workspace]\n' >"$scratch/Cargo.toml"
cargo vendor --quiet --versioned-dirs --manifest-path "$scratch/Cargo.toml" "$scratch/vendor" >/dev/null
rm -rf passablewords-1.0.1
mv "$scratch/vendor/passablewords-1.0.1" .

# Words and names of twelve languages.
for language in en@4.1.1 de@3.0.2 fr@4.1.2 es-es@4.1.2 it@3.0.2 pl@3.0.2 pt-br@4.1.1 nl-be@3.0.2 cs@3.0.1 fi@3.0.2 id@4.1.1 ja@3.0.2; do
  npm pack --silent --pack-destination "$scratch" "@zxcvbn-ts/language-$language" >/dev/null
  folder=zxcvbn-ts-language-${language/@/-}
  mkdir -p "npm/$folder"
  tar -xzf "$scratch/$folder.tgz" --strip-components 1 -C "npm/$folder"
done

# The lists that passphrases are made from: words only, in order of bytes.
for package in dicewarepy==1.1.3 xkcdpass==1.30.0 mnemonic==0.21; do
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --dest "$scratch" "$package"
done
for wheel in "$scratch"/*.whl; do
  python3 -m zipfile -e "$wheel" "$scratch/wheels"
done
words() { awk '{ print $NF }' "$scratch/wheels/$1" | LC_ALL=C sort -u >"lists/$2.txt"; }
words dicewarepy/wordlists/eff_large_wordlist.txt eff_large
words xkcdpass/static/eff-short eff_short1
words xkcdpass/static/eff-special eff_short2
words mnemonic/wordlist/english.txt bip39

sha256sum --check --quiet "$here/sources.sha256"
echo "$(wc -l <"$here/sources.sha256") lists are as they were"
