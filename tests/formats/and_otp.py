"""Write backups of andOTP, by its `Entry.java`, `BackupHelper.java` and `EncryptionHelper.java`. Needs cryptography.

    python3 tests/formats/and_otp.py tests/fixtures/totp

Every secret is invented. Salts and nonces are fixed, so that the files are the same each time.
"""

import hashlib
import json
import pathlib
import struct
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PASSWORD = "correct horse battery staple"
USED = {"thumbnail": "Default", "last_used": 1600000000000, "used_frequency": 3, "tags": ["work", "a,b"]}

ENTRIES = [
    {"secret": "ORUGS4ZANFZSAYJAONSWG4TFOQ======", "issuer": "PyPI", "label": "ada", "digits": 6, "type": "TOTP",
     "algorithm": "SHA1", "period": 30} | USED,
    {"secret": "MZXW6YTBOIQGC43TMVSCA5DPMU======", "issuer": "Bücher & Co", "label": "ada@example.org", "digits": 8,
     "type": "TOTP", "algorithm": "SHA512", "period": 60} | USED,
    {"secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "issuer": "Old Bank", "label": "1815", "digits": 7, "type": "HOTP",
     "algorithm": "SHA256", "counter": 42} | USED,
    {"secret": "MZXW6YTBOI======", "issuer": "Steam", "label": "ada", "digits": 5, "type": "STEAM",
     "algorithm": "SHA1"} | USED,
    # As the first versions wrote them.
    {"secret": "MZXW6YTBOI======", "label": "Forge - lovelace", "period": 30},
    {"secret": "MZXW6YTBOI======", "label": "lovelace"},
    {"secret": "MZXW6YTBOI======", "issuer": "Odd", "label": "ada", "type": "MOTP", "algorithm": "SHA1"},
]


def main(folder):
    plain = json.dumps(ENTRIES, ensure_ascii=False, separators=(",", ":")).encode()
    (folder / "and_otp_plain.json").write_bytes(plain)
    # Before 0.6.3.
    key = hashlib.sha256(PASSWORD.encode()).digest()
    nonce = bytes.fromhex("8f12c3a49b7d6e05f1e2d3c4")
    (folder / "and_otp_old.json.aes").write_bytes(nonce + AESGCM(key).encrypt(nonce, plain, None))
    # One of them whose nonce may be taken for rounds and the beginning of a salt.
    nonce = bytes.fromhex("000010ff9b7d6e05f1e2d3c4")
    (folder / "and_otp_old_like_new.json.aes").write_bytes(nonce + AESGCM(key).encrypt(nonce, plain, None))
    # Since then.
    rounds, salt = 1234, bytes.fromhex("00ffd1a7c2e94b5a6c7d8e9f")
    key = hashlib.pbkdf2_hmac("sha1", PASSWORD.encode(), salt, rounds, 32)
    sealed = struct.pack(">I", rounds) + salt + nonce + AESGCM(key).encrypt(nonce, plain, None)
    (folder / "and_otp_new.json.aes").write_bytes(sealed)


main(pathlib.Path(sys.argv[1]))
