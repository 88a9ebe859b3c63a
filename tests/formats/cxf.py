"""FIDO's Credential Exchange Format, made and read without doorkey.

    cxf.py make FOLDER    writes an export, and an account alone as Apple hands it over
    cxf.py read FILE      checks an export against the specification: issuer, user, key and settings, one a line

Source: fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html
"""

import base64
import json
import re
import sys
from pathlib import Path


def item(title, *credentials):
    return {
        "id": "ZG9vcmtleQ",
        "creationAt": 1760000000,
        "modifiedAt": 1760000000,
        "title": title,
        "scope": {"urls": ["https://example.org"], "androidApps": []},
        "credentials": list(credentials),
        "tags": ["a"],
    }


def basic(user):
    return {
        "type": "basic-auth",
        "username": {"id": "dQ", "fieldType": "string", "value": user, "label": "User"},
        "password": {"id": "cA", "fieldType": "concealed-string", "value": "hunter2"},
    }


def totp(**given):
    usual = {"type": "totp", "secret": "MZXW6YTBOI", "period": 30, "digits": 6, "algorithm": "sha1"}
    return {name: value for name, value in {**usual, **given}.items() if value is not ...}


ACCOUNT = {
    "id": "YWNjb3VudA",
    "username": "ada",
    "email": "ada@example.org",
    "fullName": "Ada",
    "collections": [],
    "items": [
        item("Login", totp(issuer="PyPI", username="ada"), basic("someone else")),
        item("GitHub", basic("ada@example.org"), totp()),
        item("Long", totp(period=60, digits=8, algorithm="sha512", secret="MZXW6YTBOI5XW43F")),
        item("Passkey", {"type": "passkey", "key": "hunter2"}, {"type": "newer than this", "x": [1]}),
        item("Unknown", totp(algorithm="sha3-256")),
        item("Bare", totp(period=..., digits=..., algorithm=...)),
        item("Odd", totp(secret=7), totp(period="30"), totp(digits=11), totp(secret="MZXW0")),
        item("Whole", totp(secret="otpauth://totp/X:y?secret=MZXW6YTBOI&period=60")),
    ],
}
EXPORT = {
    "version": {"major": 1, "minor": 0},
    "exporterRpId": "example.org",
    "exporterDisplayName": "Example",
    "timestamp": 1760000000,
    "accounts": [ACCOUNT],
}


def read(file):
    export = json.loads(Path(file).read_text())
    assert export["version"] == {"major": 1, "minor": 0}
    assert isinstance(export["timestamp"], int)
    assert export["exporterRpId"] and export["exporterDisplayName"]
    ids = set()
    for account in export["accounts"]:
        assert {"id", "username", "email", "collections", "items"} <= account.keys()
        for thing in [account, *account["items"]]:
            assert re.fullmatch(r"[A-Za-z0-9_-]+", thing["id"])
            assert len(base64.urlsafe_b64decode(thing["id"] + "==")) <= 64
            assert thing["id"] not in ids
            ids.add(thing["id"])
        for entry in account["items"]:
            assert isinstance(entry["title"], str)
            for one in entry["credentials"]:
                assert one["type"] == "totp"
                assert re.fullmatch(r"[A-Z2-7]+", one["secret"])
                assert 1 <= one["period"] <= 255 and 1 <= one["digits"] <= 255
                assert one["algorithm"] in ("sha1", "sha256", "sha512")
                names = (one.get("issuer"), one.get("username"))
                settings = (one["algorithm"], one["digits"], one["period"])
                print(*names, one["secret"], *settings, sep="\t")


def main():
    match sys.argv[1:]:
        case ["make", folder]:
            for name, what in {"cxf": EXPORT, "cxf_account": ACCOUNT}.items():
                (Path(folder) / f"{name}.json").write_text(json.dumps(what, indent=1) + "\n")
        case ["read", file]:
            read(file)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
