#!/usr/bin/env python3
"""Writes and reads Aegis vaults as Aegis does it, and knows nothing of doorkey.

    aegis.py write               a plain vault of invented entries, to standard output
    aegis.py write PASSWORD      an encrypted one: a slot of the phone, one of another password, one of this
    aegis.py read                a plain vault from standard input: one line an entry
    aegis.py read PASSWORD       an encrypted one

Needs `cryptography`. After Aegis' docs/vault.md; `read` insists on what VaultFile.java, Slot.java, Vault.java,
VaultEntry.java, VaultEntryIcon.java and OtpInfo.java insist on, for Aegis opens a vault whole or not at all.
"""

import base64
import json
import os
import sys
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

GROUP = "8b9ef1f4-0b26-4f7b-a5c5-d0e2ec6a1b0a"
# All invented.
ENTRIES = [
    ("totp", "PyPI", "ada", dict(secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", algo="SHA1", digits=6, period=30)),
    ("totp", "Bücher & Co", "ada@example.org", dict(secret="MZXW6YTBOIQGC43TMVSCA5DPMU", algo="SHA512", digits=8, period=60)),
    ("hotp", "Old Bank", "1815", dict(secret="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", algo="SHA256", digits=7, counter=42)),
    ("steam", "Steam", "ada_l", dict(secret="NBSWY3DPEB3W64TMMQQQ", algo="SHA1", digits=5, period=30)),
    ("motp", "Intranet", "ada", dict(secret="4PW7BCUNE3J6F3ZR", algo="MD5", digits=6, period=10, pin="0815")),
    ("yandex", "Yandex", "ada", dict(secret="LA2V6KMCGYMWWVEW64RNP3JA3I", algo="SHA256", digits=8, period=30, pin="7586")),
    ("totp", "", "", dict(secret="MZXW6YTBOI", algo="MD5", digits=6, period=30)),
]


def vault():
    entries = []
    for number, (kind, issuer, name, info) in enumerate(ENTRIES):
        icon = {"icon": None}
        if number == 1:
            icon = {"icon": base64.b64encode(b"no picture").decode(), "icon_mime": "image/png", "icon_hash": "00" * 32}
        entries.append({
            "type": kind, "uuid": str(uuid.uuid4()), "name": name, "issuer": issuer, "note": "a note",
            "favorite": number == 0, **icon, "info": info, "groups": [GROUP] if number else [], "archived": False,
        })
    groups = [{"uuid": GROUP, "name": "Personal"}]
    return {"version": 3, "entries": entries, "groups": groups, "icons_optimized": True}


def seal(key, plain):
    nonce = os.urandom(12)
    both = AESGCM(key).encrypt(nonce, plain, None)
    return both[:-16], {"nonce": nonce.hex(), "tag": both[-16:].hex()}


def stretch(password, salt, n, r, p):
    return Scrypt(salt=salt, length=32, n=n, r=r, p=p).derive(password.encode())


def slot(kind, master, password=None):
    salt = os.urandom(32)
    key = os.urandom(32) if password is None else stretch(password, salt, 32768, 8, 1)
    sealed, params = seal(key, master)
    made = {"type": kind, "uuid": str(uuid.uuid4()), "key": sealed.hex(), "key_params": params}
    if password is not None:
        made |= {"n": 32768, "r": 8, "p": 1, "salt": salt.hex(), "repaired": True, "is_backup": False}
    return made


def write(password=None):
    if password is None:
        return {"version": 1, "header": {"slots": None, "params": None}, "db": vault()}
    master = os.urandom(32)
    db, params = seal(master, json.dumps(vault(), indent=4).encode())
    slots = [slot(2, master), slot(1, master, "another password"), slot(1, master, password)]
    return {"version": 1, "header": {"slots": slots, "params": params}, "db": base64.b64encode(db).decode()}


def unseal(key, sealed, params):
    assert len(bytes.fromhex(params["nonce"])) == 12 and len(bytes.fromhex(params["tag"])) == 16
    return AESGCM(key).decrypt(bytes.fromhex(params["nonce"]), sealed + bytes.fromhex(params["tag"]), None)


def db(outer, password):
    assert is_int(outer["version"]) and outer["version"] <= 1
    header = outer["header"]
    if header["slots"] is None and header["params"] is None:
        assert isinstance(outer["db"], dict), "a plain vault is an object"
        return outer["db"]
    master = None
    for made in header["slots"]:
        is_uuid4(made["uuid"])
        assert made["type"] in (0, 1, 2)
        if made["type"] != 1:
            continue
        assert all(is_int(made[name]) for name in "nrp")
        assert made["repaired"] is True and made["is_backup"] is False
        key = stretch(password, bytes.fromhex(made["salt"]), made["n"], made["r"], made["p"])
        try:
            master = unseal(key, bytes.fromhex(made["key"]), made["key_params"])
            break
        except InvalidTag:
            pass
    if master is None:
        sys.exit("no slot opens")
    assert len(master) == 32
    return json.loads(unseal(master, base64.b64decode(outer["db"], validate=True), header["params"]))


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool) and -(2**31) <= value < 2**31


def is_uuid4(text):
    assert str(uuid.UUID(text)) == text and uuid.UUID(text).version == 4


def read(outer, password=None):
    content = db(outer, password)
    assert is_int(content["version"]) and content["version"] <= 3
    groups = {group["uuid"] for group in content["groups"]}
    met = set()
    for entry in content["entries"]:
        is_uuid4(entry["uuid"])
        assert entry["uuid"] not in met, "two entries have one name"
        met.add(entry["uuid"])
        assert all(isinstance(entry[name], str) for name in ("type", "name", "issuer", "note"))
        assert isinstance(entry["favorite"], bool)
        assert "icon" in entry, "VaultEntryIcon.fromJson asks for it"
        assert all(group in groups for group in entry["groups"])
        info = entry["info"]
        secret = base64.b32decode(info["secret"] + "=" * (-len(info["secret"]) % 8))
        assert info["algo"] in ("SHA1", "SHA256", "SHA512", "MD5")
        assert is_int(info["digits"]) and 0 < info["digits"] <= 10
        match entry["type"]:
            case "totp":
                last = info["period"]
                assert is_int(last) and 0 < last <= (2**31 - 1) // 1000
            case "hotp":
                last = info["counter"]
                assert isinstance(last, int) and 0 <= last < 2**63
            case "steam":
                last = info["period"]
                assert (info["algo"], info["digits"], last) == ("SHA1", 5, 30)
            case "motp":
                last = info["pin"]
                assert isinstance(last, str) and (info["algo"], info["digits"], info["period"]) == ("MD5", 6, 10)
            case "yandex":
                last = info["pin"]
                assert isinstance(last, str) and (info["algo"], info["digits"], info["period"]) == ("SHA256", 8, 30)
                assert len(secret) == 16, "YandexInfo.validateSecret"
            case other:
                sys.exit(f"unsupported otp type: {other}")
        yield [entry["type"], entry["issuer"], entry["name"], secret.hex(), info["algo"], info["digits"], last]


def main():
    what, *password = sys.argv[1:]
    if what == "write":
        print(json.dumps(write(*password), indent=4, ensure_ascii=False))
    else:
        for line in read(json.load(sys.stdin), *password):
            print(*line, sep="\t")


if __name__ == "__main__":
    main()
