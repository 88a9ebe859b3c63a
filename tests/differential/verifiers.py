"""Check the verifiers of recovery codes as a server would, after what the head of the file says, with Python's own hashes.

    python3 tests/differential/verifiers.py VERIFIERS CODES

argon2id needs argon2-cffi. Exits 0 where every code is accepted by its verifier and by no other.
"""

import hashlib
import re
import sys


def one_spelling(code, head):
    """Follow the second line of the head, and nothing else."""
    assert "remove hyphens and white space, then A-Z to a-z" in head
    code = re.sub(r"[-\s]", "", code).lower()
    if "i and l to 1 and o to 0" in head:
        code = code.translate(str.maketrans("ilo", "110"))
    return code.encode("ascii")


def accepts(verifier, code):
    if not verifier.startswith("$argon2id$"):
        return hashlib.sha256(code).hexdigest() == verifier
    from argon2 import PasswordHasher, exceptions

    try:
        return PasswordHasher().verify(verifier, code)
    except exceptions.VerifyMismatchError:
        return False


def main():
    lines = open(sys.argv[1], encoding="ascii").read().splitlines()
    head = "\n".join(line for line in lines if line.startswith("#"))
    verifiers = [line for line in lines if not line.startswith("#")]
    codes = open(sys.argv[2], encoding="ascii").read().splitlines()
    assert len(verifiers) == len(codes) > 0
    for row, verifier in enumerate(verifiers):
        for column, code in enumerate(codes):
            # As typed from paper: in capitals, cut otherwise.
            for typed in (code, code.upper().replace("-", " ")):
                assert accepts(verifier, one_spelling(typed, head)) == (row == column), (row, column)


main()
