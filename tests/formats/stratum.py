#!/usr/bin/env python3
"""Writes Stratum (Authenticator Pro) backups as Stratum does it, and knows nothing of doorkey.

    stratum.py plain             a plain backup of invented entries, to standard output
    stratum.py strong PASSWORD   one that begins with AUTHENTICATORPRO
    stratum.py old PASSWORD      one that begins with AuthenticatorPro

Needs `cryptography` and `argon2-cffi`. After StrongBackupEncryption.cs and LegacyBackupEncryption.cs.
"""

import hashlib
import json
import os
import sys

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7


def entry(kind, issuer, username, secret, pin=None, algorithm=0, digits=6, period=30, counter=0):
    return {
        "Type": kind, "Icon": None, "Issuer": issuer, "Username": username, "Secret": secret, "Pin": pin,
        "Algorithm": algorithm, "Digits": digits, "Period": period, "Counter": counter, "CopyCount": 0, "Ranking": 0,
    }


# All invented.
BACKUP = {
    "Authenticators": [
        entry(2, "PyPI", "ada", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
        entry(2, "Bücher & Co", "ada@example.org", "MZXW6YTBOIQGC43TMVSCA5DPMU======", algorithm=2, digits=8, period=60),
        entry(1, "Old Bank", None, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", algorithm=1, digits=7, counter=42),
        entry(4, "Steam", "ada_l", "NBSWY3DPEB3W64TMMQQQ", digits=5),
        entry(3, "Intranet", "ada", "e3edf08a8d26d3e2", pin="0815", period=10),
        entry(5, "Yandex", "ada", "LA2V6KMCGYMWWVEW64RNP3JA3I", pin="7586", algorithm=1, digits=8),
        entry(3, "Capitals", "ada", "E3EDF08A8D26D3E2", pin="0815", period=10),
    ],
    "Categories": [{"Id": "0a1b2c3d", "Name": "Work", "Ranking": 0}],
    "AuthenticatorCategories": [
        {"CategoryId": "0a1b2c3d", "AuthenticatorSecret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "Ranking": 0}
    ],
    "CustomIcons": [{"Id": "9f8e7d6c", "Data": "bm8gcGljdHVyZQ=="}],
}


def plain():
    return json.dumps(BACKUP, ensure_ascii=False, separators=(",", ":")).encode()


def strong(password):
    salt, nonce = os.urandom(16), os.urandom(12)
    key = hash_secret_raw(password.encode(), salt, time_cost=3, memory_cost=65536, parallelism=4, hash_len=32, type=Type.ID)
    return b"AUTHENTICATORPRO" + salt + nonce + AESGCM(key).encrypt(nonce, plain(), None)


def old(password):
    salt, iv = os.urandom(20), os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 64000, 32)
    padder, cipher = PKCS7(128).padder(), Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    padded = padder.update(plain()) + padder.finalize()
    return b"AuthenticatorPro" + salt + iv + cipher.update(padded) + cipher.finalize()


def main():
    what, *password = sys.argv[1:]
    write = {"plain": plain, "strong": strong, "old": old}[what]
    sys.stdout.buffer.write(write(*password))


if __name__ == "__main__":
    main()
