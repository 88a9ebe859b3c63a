"""Bitwarden's exports, made and read without doorkey.

    bitwarden.py make FOLDER    writes plain, PBKDF2, Argon2id and account-restricted exports, and a CSV
    bitwarden.py read FILE      says what is in an export: name, user and key of each entry, one a line

As `vault-export-core` in github.com/bitwarden/clients does it. Needs `cryptography` and `argon2-cffi`.
"""

import base64
import csv
import hashlib
import hmac
import io
import json
import os
import sys
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.hashes import SHA256

PASSWORD = "correct horse \N{LATIN SMALL LETTER E WITH ACUTE}"
SALT = "3q2+7wABAgMEBQYHCAkKCw=="


def login(name, user, totp, **more):
    uris = [{"match": None, "uri": "https://user@example.org:8443/login?next=/"}]
    return {
        "passwordHistory": [{"lastUsedDate": "2026-01-01T00:00:00.000Z", "password": "old-hunter2"}],
        "revisionDate": "2026-01-01T00:00:00.000Z",
        "creationDate": "2026-01-01T00:00:00.000Z",
        "deletedDate": None,
        "id": "11111111-2222-4333-8444-555555555555",
        "organizationId": None,
        "folderId": None,
        "type": 1,
        "reprompt": 0,
        "name": name,
        "notes": "hunter2",
        "favorite": False,
        "fields": [{"name": "totp", "value": "hunter2", "type": 1, "linkedId": None}],
        "login": {
            "fido2Credentials": [],
            "uris": uris,
            "username": user,
            "password": "hunter2",
            "totp": totp,
        },
        "collectionIds": None,
        **more,
    }


ITEMS = [
    login("PyPI", "ada", "otpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI"),
    login("GitHub", "ada@example.org", "mzxw 6ytb oi5x w43f"),
    login("Steam", "gabe", "steam://MZXW6YTBOI5XW43F"),
    login("No codes", "ada", None),
    login("Blank", "ada", " "),
    login("Long", "ada", "otpauth://totp/x?secret=MZXW6YTBOI5XW43F&digits=8&period=60&algorithm=SHA512"),
    login("Broken", "ada", "MZXW0"),
    login("Gone", "ada", "MZXW6YTBOI", deletedDate="2026-02-02T00:00:00.000Z"),
    {"type": 2, "name": "A note", "notes": "hunter2", "secureNote": {"type": 0}},
    login(None, None, "MZXW6YTBOI"),
]
PLAIN = {"encrypted": False, "folders": [{"id": "f", "name": "Work"}], "items": ITEMS}


def keys(kdf, password=PASSWORD):
    password = password.encode()
    if kdf["kdfType"] == 0:
        key = hashlib.pbkdf2_hmac("sha256", password, kdf["salt"].encode(), kdf["kdfIterations"])
    else:
        salt = hashlib.sha256(kdf["salt"].encode()).digest()
        memory = kdf["kdfMemory"] * 1024
        key = hash_secret_raw(
            password, salt, kdf["kdfIterations"], memory, kdf["kdfParallelism"], 32, Type.ID
        )
    return [HKDFExpand(SHA256(), 32, info).derive(key) for info in (b"enc", b"mac")]


def seal(text, enc, mac, seed):
    iv = hashlib.sha256(seed.encode()).digest()[:16]
    padder = padding.PKCS7(128).padder()
    padded = padder.update(text.encode()) + padder.finalize()
    encryptor = Cipher(algorithms.AES(enc), modes.CBC(iv)).encryptor()
    ciphertext = encryptor.update(padded) + encryptor.finalize()
    tag = hmac.new(mac, iv + ciphertext, hashlib.sha256).digest()
    return "2." + "|".join(base64.b64encode(part).decode() for part in (iv, ciphertext, tag))


def unseal(text, enc, mac):
    iv, ciphertext, tag = (base64.b64decode(part) for part in text.removeprefix("2.").split("|"))
    if not hmac.compare_digest(tag, hmac.new(mac, iv + ciphertext, hashlib.sha256).digest()):
        sys.exit("wrong password, or changed")
    decryptor = Cipher(algorithms.AES(enc), modes.CBC(iv)).decryptor()
    padded = decryptor.update(ciphertext) + decryptor.finalize()
    unpadder = padding.PKCS7(128).unpadder()
    return (unpadder.update(padded) + unpadder.finalize()).decode()


def protected(**kdf):
    kdf = {"encrypted": True, "passwordProtected": True, "salt": SALT, **kdf}
    enc, mac = keys(kdf)
    plain = json.dumps(PLAIN, indent=2)
    return {
        **kdf,
        "encKeyValidation_DO_NOT_EDIT": seal("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee", enc, mac, "1"),
        "data": seal(plain, enc, mac, "2"),
    }


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    name = "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|" + 43 * "A" + "="
    account = {
        "encrypted": True,
        "encKeyValidation_DO_NOT_EDIT": name,
        "folders": [],
        "items": [login(name, name, name)],
    }
    exports = {
        "plain": PLAIN,
        "pbkdf2": protected(kdfType=0, kdfIterations=5000),
        "argon2id": protected(kdfType=1, kdfIterations=3, kdfMemory=16, kdfParallelism=4),
        "account": account,
    }
    for name, export in exports.items():
        (folder / f"bitwarden_{name}.json").write_text(json.dumps(export, indent=2) + "\n")
    header = "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp"
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(header.split(","))
    for item in ITEMS:
        if item.get("deletedDate"):
            continue
        user = item.get("login", {"username": "", "totp": ""})
        kind = {1: "login", 2: "note"}[item["type"]]
        notes = 'two\nlines, "quoted"'
        rows.writerow(
            ["Work", "", kind, item["name"], notes, "", 0, "https://example.org", user["username"], "hunter2", user["totp"]]
        )
    (folder / "bitwarden.csv").write_text(text.getvalue())


def read(file):
    export = json.loads(Path(file).read_text())
    if export.get("encrypted"):
        enc, mac = keys(export, os.environ.get("EXPORT_PASSWORD", PASSWORD))
        unseal(export["encKeyValidation_DO_NOT_EDIT"], enc, mac)
        export = json.loads(unseal(export["data"], enc, mac))
    for item in export["items"]:
        assert item["type"] in range(1, 9) and isinstance(item["name"], str)
        user = item.get("login", {})
        print(item["name"], user.get("username"), user.get("totp"), sep="\t")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", folder]:
            make(Path(folder))
        case ["read", file]:
            read(file)
        case _:
            sys.exit(__doc__)
