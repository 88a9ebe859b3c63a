"""Write an export of FreeOTP+, by its `Token.java` and `ImportExportUtil.kt`: what Gson makes of its fields.

The same tokens as FreeOTP keeps them on the phone, by its `TokenPersistence.java`: in Android's XML of settings.

    python3 tests/formats/free_otp_plus.py tests/fixtures/totp

Every secret is invented.
"""

import base64
import json
import pathlib
import sys
from xml.sax.saxutils import escape


def token(secret, label, **more):
    # Java's bytes have a sign.
    signed = [byte - 256 if byte > 127 else byte for byte in base64.b32decode(secret)]
    usual = {"algo": "SHA1", "counter": 0, "digits": 6, "issuerExt": "", "period": 30, "type": "TOTP"}
    return usual | {"label": label, "secret": signed} | more


TOKENS = [
    token("7BAEUU2SKNJFGUSTKJJVEU2SKM======", "ada", issuerExt="PyPI", issuerInt="PyPI"),
    token("MZXW6YTBOIQGC43TMVSCA5DPMU======", "ada@example.org", issuerExt="Bücher & Co", digits=8, period=60,
          algo="SHA512"),
    token("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "1815", issuerExt="Old Bank", digits=7, algo="SHA256", counter=42,
          type="HOTP"),
    # Of a URI that said 0, and was never used.
    token("MZXW6YTBOI======", "new", issuerExt="Old Bank", counter=-1, type="HOTP"),
    token("MZXW6YTBOI======", "ada", issuerExt="Steam", digits=5),
    # The QR code had an issuer only beside the label; its owner chose another label.
    token("MZXW6YTBOI======", "lovelace", issuerInt="Forge", labelAlt="countess"),
    token("MZXW6YTBOI======", "ada", issuerExt="Rare", algo="MD5"),
]


def main(folder):
    order = [f"{token['issuerExt']}:{token['label']}" for token in TOKENS]
    text = json.dumps({"tokenOrder": order, "tokens": TOKENS}, ensure_ascii=False, separators=(",", ":"))
    (folder / "free_otp_plus.json").write_text(text, encoding="utf-8")
    settings = {
        name: json.dumps(token, ensure_ascii=False, separators=(",", ":")) for name, token in zip(order, TOKENS)
    }
    settings["tokenOrder"] = json.dumps(order, ensure_ascii=False)
    # Android escapes quotation marks in a text, too.
    quotes = {'"': "&quot;"}
    lines = [
        f'    <string name="{escape(name, quotes)}">{escape(value, quotes)}</string>' for name, value in settings.items()
    ]
    body = "\n".join(["<map>", *lines, "</map>"])
    head = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>"
    (folder / "free_otp.xml").write_text(f"{head}\n{body}\n", encoding="utf-8")


main(pathlib.Path(sys.argv[1]))
