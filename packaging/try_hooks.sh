#!/usr/bin/env bash
# Runs the hooks of .pre-commit-hooks.yaml by pre-commit in a repository of its own: `packaging/try_hooks.sh [HOOK]`.
# PRE_COMMIT names the program; for the hook `doorkey-dotenv-system`, which is the default, doorkey must be on PATH.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
hook=${1:-doorkey-dotenv-system}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# No settings of whoever runs this; in a container our checkout may belong to another user.
git config --file "$work/settings" safe.directory '*'
export PRE_COMMIT_HOME=$work/home GIT_CONFIG_GLOBAL=$work/settings GIT_CONFIG_SYSTEM=/dev/null
git init --quiet --initial-branch main "$work/repository"
cd "$work/repository"
git config user.name "A Tester"
git config user.email tester@example.org
cat >.pre-commit-config.yaml <<END
repos:
  - repo: $root
    rev: $(git -C "$root" rev-parse HEAD)
    hooks:
      - id: $hook
END
"${PRE_COMMIT:-pre-commit}" install >/dev/null

# A commit that is refused or goes through, with what the hook said.
commit() {
  git add --all
  code=0
  said=$(git commit --quiet --message "$1" 2>&1) || code=$?
}
expect() {
  if [ "$code" != "$1" ] || ! grep -qE "$2" <<<"$said"; then
    printf 'wanted exit %s and %s, got exit %s:\n%s\n' "$1" "$2" "$code" "$said" >&2
    exit 1
  fi
}

commit "nothing to look at"
expect 0 'no files to check'
printf "API_TOKEN='uR9-tq2vXw7.Lm4-Zk8eHs3'\n" >.env
printf 'DB_PASSWORD=trustno1\n' >.env.example
commit "a strong one, and an example"
expect 0 'Passed'
mkdir -p "service with blanks"
printf 'DB_PASSWORD=trustno1\n' >"service with blanks/.env.production"
commit "a common one"
expect 1 'DB_PASSWORD'
if grep -qF trustno1 <<<"$said"; then
  echo "the value was shown" >&2
  exit 1
fi
printf "DB_PASSWORD='Vb7_qp3mTz9-Xe5.Jw2cRd'\n" >"service with blanks/.env.production"
commit "it is changed"
expect 0 'Passed'
echo "$hook: nothing to look at, strong, common and mended, as wanted"
