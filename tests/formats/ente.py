"""Write encrypted exports of Ente Auth with libsodium. Needs PyNaCl.

    python3 tests/formats/ente.py tests/fixtures/totp/ente

The costs are small, so that tests are quick: Ente's own are 1 GiB and four passes. Every secret is invented. The
nonces are new each time, and so are the files.
"""

import base64
import json
import pathlib
import sys
import urllib.parse

from nacl import bindings

PASSWORD = "correct horse battery staple"
SALT = b"sixteen bytes!!!"


def base(data):
    return base64.b64encode(data).decode()


def display(trashed, **more):
    """As `CodeDisplay.toJson` has it."""
    value = {"pinned": False, "trashed": trashed, "lastUsedAt": 0, "tapCount": 0, "tags": [], "note": "", "position": 0}
    value |= {"iconSrc": "", "iconID": ""} | more
    return json.dumps(value, separators=(",", ":"))


LINES = [
    "otpauth://totp/PyPI:ada?algorithm=SHA1&digits=6&issuer=PyPI&period=30&secret=ORUGS4ZANFZSAYJAONSWG4TFOQ"
    + "&codeDisplay=" + urllib.parse.quote_plus(display(False, tags=["a,b"], note="trashed:true?")),
    "otpauth://steam/Steam:ada?algorithm=SHA1&digits=5&issuer=Steam&period=30&secret=MZXW6YTBOI",
    "otpauth://hotp/Mongo Atlas:Acc !@#444?algorithm=SHA256&digits=8&issuer=Mongo+Atlas&period=30&secret=MZXW6YTBOI&counter=7",
    # Thrown away; the commas encoded once, and once more.
    "otpauth://totp/Old:ada?secret=MZXW6YTBOI&issuer=Old&codeDisplay=" + urllib.parse.quote(display(True), safe=""),
    "otpauth://totp/Older:ada?secret=MZXW6YTBOI&issuer=Older&codeDisplay="
    + urllib.parse.quote(display(True).replace(",", "%2C"), safe=""),
    "otpauth://totp/Bad:ada?secret=MZXW0YTBOI&issuer=Bad",
]


def sealed(key, text, tags=(bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL,)):
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    parts = [bindings.crypto_secretstream_xchacha20poly1305_push(state, text, None, tag) for tag in tags]
    return header, parts[0]


def export(text, memory, passes, password=PASSWORD, **changed):
    argon2id = bindings.crypto_pwhash_ALG_ARGON2ID13
    key = bindings.crypto_pwhash_alg(32, password.encode(), SALT, passes, memory, argon2id)
    header, message = sealed(key, text)
    whole = {
        "version": 1,
        "kdfParams": {"memLimit": memory, "opsLimit": passes, "salt": base(SALT)},
        "encryptedData": base(message),
        "encryptionNonce": base(header),
    }
    return json.dumps(whole | changed)


def streams():
    """Messages of every length about a block, and what the header, the key and the message are, in hex."""
    key = bytes(range(32))
    for length in [*range(40), *range(60, 70), 127, 128, 129, 1000]:
        text = bytes(at % 251 for at in range(length))
        header, message = sealed(key, text)
        yield f"final\t{header.hex()}\t{message.hex()}\t{text.hex()}"
    for name in "MESSAGE", "PUSH", "REKEY":
        tag = getattr(bindings, f"crypto_secretstream_xchacha20poly1305_TAG_{name}")
        header, message = sealed(key, b"more follows", (tag,))
        yield f"open\t{header.hex()}\t{message.hex()}\t"


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    text = "".join(line + "\n" for line in LINES)
    (folder / "plain.txt").write_text(text)
    # 8 KiB is the least that libsodium takes.
    (folder / "encrypted.json").write_text(export(text.encode(), 8 << 10, 1))
    (folder / "three_passes.json").write_text(export(LINES[0].encode(), 64 << 10, 3, "Ümläut 密码", extra=[1, {"a": None}]))
    (folder / "streams.tsv").write_text("".join(line + "\n" for line in streams()))
