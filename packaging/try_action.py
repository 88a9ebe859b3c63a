#!/usr/bin/env python3
"""Runs the steps of action.yml as a runner does: `packaging/try_action.py`. Needs PyYAML, and cargo for the step that builds.

Each `run:` gets its `env:` and bash as GitHub calls it. What comes in is tried by the codes, the annotations, the summary and what is
left behind; hostile input must be a name of a file that is not there, and nothing else.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
BUILD, RUN = ACTION["runs"]["steps"]
WEAK = "trustno1"
STRONG = "uR9-tq2vXw7.Lm4-Zk8eHs3"


def step(step, folder, inputs):
    """One step in `folder`: its code, what it printed, and what it wrote into the summary."""
    known = {name: given["default"] for name, given in ACTION["inputs"].items()}
    assert set(inputs) <= set(known), inputs
    env = {
        name: value.replace("${{ inputs.", "").replace(" }}", "") for name, value in step.get("env", {}).items()
    }
    env = {name: (known | inputs)[value] for name, value in env.items()}
    summary = folder / "summary"
    summary.write_text("")
    kept = {name: value for name, value in os.environ.items() if name.startswith(("CARGO", "RUST", "PATH", "HOME", "LANG"))}
    runner = {
        "GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(folder.parent / "temp"),
        "GITHUB_STEP_SUMMARY": str(summary), "XDG_STATE_HOME": str(folder.parent / "state"),
    }  # fmt: skip
    script = folder.parent / "script.sh"
    script.write_text(step["run"])
    assert step["shell"] == "bash"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder, env=kept | runner | env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=1800,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr, summary.read_text()


def main():
    tried = 0
    with tempfile.TemporaryDirectory() as temp:
        temp = Path(temp)
        folder = temp / "repository"
        for new in (folder, temp / "temp"):
            new.mkdir()
        code, said, _ = step(BUILD, folder, {})
        assert code == 0, said
        (folder / "clean.env").write_text(f"API_TOKEN='{STRONG}'\n")
        (folder / "weak.env").write_text(f"\nDB_PASSWORD={WEAK}\n")
        (folder / "-rf.env").write_text(f"DB_PASSWORD={WEAK}\n")
        header = "name,url,username,password,note\n"
        (folder / "clean.csv").write_text(f"{header}Example,https://shop.example/,ada,{STRONG},\n")
        (folder / "weak.csv").write_text(f"{header}Example,https://shop.example/,ada,{WEAK},\n")
        (folder / "--output=pwned").write_text(f"{header}Example,https://shop.example/,ada,{WEAK},\n")
        for inputs, wanted, told in [
            ({}, 2, "::error::neither `dotenv` nor `audit` names a file"),
            ({"dotenv": "clean.env"}, 0, None),
            ({"dotenv": "weak.env"}, 1, "file=weak.env,line=2"),
            ({"dotenv": "clean.env\nweak.env\n"}, 1, "file=weak.env"),
            ({"dotenv": "weak.env", "fail-on": "exposed"}, None, None),
            ({"dotenv": "weak.env", "fail-on": "nonsense"}, 2, "it takes weak"),
            ({"dotenv": "gone.env"}, 4, "gone.env"),
            ({"audit": "clean.csv", "fail-on": "error"}, 0, None),
            ({"audit": "weak.csv"}, 1, "title=doorkey weak"),
            ({"audit": "gone.csv"}, 4, "gone.csv"),
            # What was found comes before what could not be read, in either order.
            ({"dotenv": "weak.env", "audit": "gone.csv"}, 1, "gone.csv"),
            ({"dotenv": "gone.env", "audit": "weak.csv"}, 1, "gone.env"),
            ({"dotenv": "clean.env", "audit": "gone.csv"}, 4, "gone.csv"),
            # Names that look like something else.
            ({"dotenv": "-rf.env"}, 1, "-rf.env"),
            ({"audit": "--output=pwned"}, 1, "title=doorkey weak"),
        ] + [
            ({"dotenv": "weak.env"} | {name: text}, 2 if name == "fail-on" else 4 if name == "dotenv" else 1, None)
            for name in ("dotenv", "audit", "fail-on")
            for text in (
                "; touch pwned", "$(touch pwned)", "`touch pwned`", "'; touch pwned; '", '" && touch pwned #', "a\ntouch pwned",
                "| tee pwned", "${IFS}touch pwned", "--help", "--version", "--output=pwned2", "*", "\\", "-",
            )
        ]:  # fmt: skip
            code, said, summary = step(RUN, folder, inputs)
            tried += 1
            seen = f"{inputs}: exit {code}\n{said}{summary}"
            if wanted is not None:
                assert code == wanted, f"wanted {wanted}\n{seen}"
            if told:
                assert told in said, seen
            assert STRONG not in said + summary and WEAK not in said + summary, seen
            left = sorted(path.name for path in folder.iterdir())
            assert left == ["--output=pwned", "-rf.env", "clean.csv", "clean.env", "summary", "weak.csv", "weak.env"], f"{left}\n{seen}"
            lines = summary.splitlines()
            assert all(line.startswith(("doorkey check: checked ", "doorkey audit: checked ")) for line in lines), seen
            if code in (0, 1):
                assert lines, f"no summary\n{seen}"
    print(f"the action: built, and {tried} runs of it, as wanted")


if __name__ == "__main__":
    sys.exit(main())
