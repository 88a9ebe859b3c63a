"""Write exports of Proton Authenticator and Proton Pass. Needs argon2-cffi and cryptography.

    python3 tests/formats/proton.py tests/fixtures/totp/proton

Every secret is invented. The same files are written each time.
"""

import base64
import io
import json
import pathlib
import sys
import zipfile

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PASSWORD = b"correct horse battery staple"
SALT = b"sixteen bytes!!!"
NONCE = b"twelve bytes"


def entry(uri, kind="Totp", name="", note=None):
    return {"id": "6b1f7c2e", "content": {"uri": uri, "entry_type": kind, "name": name}, "note": note}


PLAIN = {
    "version": 1,
    "entries": [
        entry("otpauth://totp/ada?secret=MZXW6YTBOI&issuer=PyPI&algorithm=SHA256&digits=8&period=15", name="ada"),
        entry("steam://MZXW6YTBOI", "Steam", "Steam of ada"),
        entry("otpauth://totp/x?secret=MZXW0", name="bad"),
        {"id": "1", "note": "no content"},
        {"id": "2", "content": {"entry_type": "Totp", "name": 7}},
        "no entry at all",
    ],
}


def encrypted(plain, password=PASSWORD):
    key = hash_secret_raw(password, SALT, time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, type=Type.ID)
    sealed = AESGCM(key).encrypt(NONCE, plain, b"proton.authenticator.export.v1")
    base = lambda data: base64.b64encode(data).decode()
    return json.dumps({"version": 1, "salt": base(SALT), "content": base(NONCE + sealed)})


def item(name, content, state=1, kind="login", fields=()):
    data = {"metadata": {"name": name, "note": "", "itemUuid": "u"}, "extraFields": list(fields), "type": kind, "content": content}
    return {"itemId": "i", "shareId": "s", "data": data, "state": state, "aliasEmail": None, "contentFormatVersion": 7}


def login(totp, email="", user="", **more):
    return {"itemEmail": email, "itemUsername": user, "password": "p", "urls": ["https://example.org"], "totpUri": totp, "passkeys": []} | more


def totp_field(uri):
    return {"fieldName": "second", "type": "totp", "data": {"totpUri": uri}}


PASS = {
    "version": "1.22.3",
    "userId": "invented",
    "encrypted": False,
    "vaults": {
        "b": {
            "name": "Personal",
            "description": "",
            "items": [
                item("PyPI", login("otpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI", "a@example.org")),
                item("GitHub", login("MZXW6YTBOI", "a@example.org", "ada")),
                item("none", login("")),
                item("a note", {}, kind="note"),
                item("thrown away", login("otpauth://totp/x?secret=MZXW6YTBOI"), state=2),
                item("thrown away, none", login(""), state=2),
            ],
        },
        "a": {
            "name": "Work",
            "items": [
                item("npm", login("otpauth://totp/?secret=MZXW6YTBOI", "work@example.org"), fields=[
                    {"fieldName": "t", "type": "text", "data": {"content": "otpauth://totp/no?secret=MZXW6YTBOI"}},
                    totp_field("otpauth://totp/second?secret=GEZDGNBV"),
                ]),
                item("own", {"sections": [{"sectionName": "s", "sectionFields": [totp_field("GEZDGNBV")]}]}, kind="custom"),
                item("bad", login("otpauth://totp/x?secret=MZXW0")),
                item("odd", login(["not", "text"])),
                "no item at all",
            ],
        },
        "c": 7,
    },
}


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    plain = json.dumps(PLAIN)
    (folder / "authenticator.json").write_text(plain)
    (folder / "authenticator_encrypted.json").write_text(encrypted(plain.encode()))
    data = json.dumps(PASS, indent=1)
    (folder / "pass.json").write_text(data)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zip:
        zip.writestr(zipfile.ZipInfo("Proton Pass/data.json"), data, zipfile.ZIP_DEFLATED)
        zip.writestr(zipfile.ZipInfo("Proton Pass/files/picture.png"), b"no picture")
    (folder / "pass.zip").write_bytes(packed.getvalue())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zip:
        zip.writestr(zipfile.ZipInfo("Proton Pass/data.pgp"), "-----BEGIN PGP MESSAGE-----\n")
    (folder / "pass_pgp.zip").write_bytes(packed.getvalue())
