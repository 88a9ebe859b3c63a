"""Write backups of 2FAS, by its `BackupContent.kt` and `BackupService.kt`. Needs cryptography.

    python3 tests/formats/two_fas.py tests/fixtures/totp

Every secret is invented. Salts and nonces are fixed, so that the files are the same each time.
"""

import base64
import hashlib
import json
import pathlib
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PASSWORD = "correct horse battery staple"
REFERENCE = "tRViSsLKzd86Hprh4ceC2OP7xazn4rrt4xhfEUbOjxLX8Rc3mkISXE0lWbmnWfggogbBJhtYgpK6fMl1D6mtsy92R3HkdGfwuXbz"


def service(name, secret, **otp):
    known = {"link": None, "label": None, "account": None, "issuer": None, "digits": None, "period": None}
    known |= {"algorithm": None, "counter": None, "tokenType": None, "source": "Manual"}
    return {
        "name": name,
        "secret": secret,
        "updatedAt": 1700000000000,
        "serviceTypeID": None,
        "otp": known | otp,
        "order": {"position": 0},
        "badge": {"color": "Default"},
        "icon": {"selected": "Label", "label": {"text": name[:2], "backgroundColor": "Red"}},
        "groupId": None,
    }


SERVICES = [
    service("PyPI", "ORUGS4ZANFZSAYJAONSWG4TFOQ", account="ada", issuer="PyPI", tokenType="TOTP"),
    service("Bücher & Co", "MZXW6YTBOIQGC43TMVSCA5DPMU", account="ada@example.org", issuer="books", digits=8, period=60,
            algorithm="SHA512", tokenType="TOTP"),
    service("Old Bank", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", account="1815", digits=7, algorithm="SHA256", counter=42,
            tokenType="HOTP"),
    service("Steam", "mzxw 6ytb oi", account="ada", issuer="Steam", digits=5, period=30, tokenType="STEAM"),
    # No name: what the QR code said; no account: its label.
    service("", "MZXW6YTBOI", issuer="Forge", label="Forge:lovelace"),
    service("Rare", "MZXW6YTBOI", algorithm="SHA384", tokenType="TOTP"),
    service("Typo", "MZXW0YTBOI", tokenType="TOTP"),
]

# Version 1 knew nothing but the names.
FIRST = {
    "appOrigin": "android",
    "appVersionCode": 300101,
    "appVersionName": "3.1.1",
    "schemaVersion": 1,
    "services": [
        {
            "name": "Deno",
            "order": {"position": 0},
            "otp": {"account": "Mason", "issuer": "Deno", "label": "Deno:Mason"},
            "secret": "MZXW6YTBOIQGC43TMVSCA5DPMU",
            "type": "Unknown",
            "updatedAt": 1618417205843,
        }
    ],
    "updatedAt": 1618417377507,
}


def backup(version, **more):
    return {
        "services": [],
        "groups": [],
        "updatedAt": 1700000000000,
        "schemaVersion": version,
        "appVersionCode": 5000020,
        "appVersionName": "5.0.20",
        "appOrigin": "android",
    } | more


def sealed(text, salt, nonce):
    key = hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), salt, 10_000, 32)
    data = AESGCM(key).encrypt(nonce, text.encode(), None)
    return ":".join(base64.b64encode(part).decode() for part in (data, salt, nonce))


def main(folder):
    salt = bytes(range(256))
    services = json.dumps(SERVICES, ensure_ascii=False, separators=(",", ":"))
    encrypted = backup(
        4,
        servicesEncrypted=sealed(services, salt, b"services...."),
        reference=sealed(REFERENCE, salt, b"reference..."),
    )
    for name, content in {
        "two_fas_first": FIRST,
        "two_fas_plain": backup(4, services=SERVICES),
        "two_fas_encrypted": encrypted,
    }.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.2fas").write_text(text, encoding="utf-8")


main(pathlib.Path(sys.argv[1]))
