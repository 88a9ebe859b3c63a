"""Write exports of Google Authenticator with another encoder, and read ours with another decoder. Needs nothing.

    python3 tests/formats/migration.py write tests/fixtures/totp/migration
    python3 tests/formats/migration.py check tests/fixtures/totp/migration/ours.txt

The encoder and the decoder are written from the page on the encoding of Protocol Buffers alone. Every secret is
invented. The same files are written each time.
"""

import base64
import pathlib
import sys
import urllib.parse

SHA1, SHA256, SHA512, MD5 = 1, 2, 3, 4
SIX, EIGHT = 1, 2
HOTP, TOTP = 1, 2
BEGIN = "otpauth-migration://offline?data="


def varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def number(field, value):
    return varint(field << 3) + varint(value)


def content(field, value):
    value = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(value)) + value


def account(secret, name, issuer=None, algorithm=SHA1, digits=SIX, kind=TOTP, counter=None, more=b""):
    out = content(1, secret) + content(2, name)
    out += content(3, issuer) if issuer is not None else b""
    for field, value in (4, algorithm), (5, digits), (6, kind), (7, counter):
        out += number(field, value) if value is not None else b""
    return out + more


def payload(accounts, count=1, index=0, export=1, version=1):
    out = b"".join(content(1, one) for one in accounts)
    return out + number(2, version) + number(3, count) + number(4, index) + number(5, export)


def uri(message):
    return BEGIN + urllib.parse.quote(base64.b64encode(message), safe="")


# Fields of every wire type that no reader knows: 8, 99 and 100 to 103.
UNKNOWN = (
    content(8, "an-id")
    + number(99, 7)
    + varint(100 << 3 | 1) + b"8 bytes!"
    + varint(101 << 3 | 5) + b"four"
    + varint(102 << 3 | 3) + number(1, 5) + varint(2 << 3 | 3) + content(1, "x") + varint(2 << 3 | 4) + varint(102 << 3 | 4)
    + content(103, b"\x00" * 200)
)


def every_kind():
    accounts = [
        account(b"twenty bytes of key!", "PyPI:ada", "PyPI"),
        account(b"\xfb\xff\xbf" * 7, "ada@example.org", "GitHub", SHA256, EIGHT),
        account(b"a key for counting..", "npm: ada", "", SHA512, SIX, HOTP, 7),
        account(b"\x00\x01\x02", "nothing is said", None, None, None, None),
        account(b"zeroes say the same.", "zeroes", "Zero", 0, 0, 0, 0),
        account(b"no site has MD5.....", "old", "MD5", MD5),
        account(b"", "without a secret", "Empty"),
        account(b"what follows is odd.", "ähem\x1b[31m", "Ünïted", more=UNKNOWN),
        account(b"sieben Stellen......", "seven", "Digits", SHA1, 3),
        account(b"below zero..........", "below", "Zero", SHA1, SIX, HOTP, -1),
        account(b"another issuer......", "Work:ada", "GitLab"),
        account(b"no text at all......", b"\xff\xfe", "Bytes"),
        b"\x0a\x7fshort",
    ]
    return UNKNOWN + payload(accounts, export=-1234567)


def three():
    def part(index):
        accounts = [account(b"%d-%d-secret-in-bytes" % (index, at), f"n{at}", f"Site {index}") for at in range(3 - index)]
        return payload(accounts, 3, index, 77)

    return [part(index) for index in range(3)]


def write(folder):
    folder = pathlib.Path(folder)
    (folder / "every_kind.txt").write_text(uri(every_kind()) + "\n")
    first, second, third = three()
    unpadded = BEGIN + base64.b64encode(first).decode().rstrip("=")
    urlsafe = BEGIN + base64.urlsafe_b64encode(second).decode()
    raw = BEGIN + base64.b64encode(third).decode()
    # Not in their order, one twice, blank lines and another kind of line end between them.
    lines = ["", raw, "", unpadded, uri(second), "# mine", urlsafe, ""]
    (folder / "three.txt").write_bytes("\r\n".join(lines).encode())
    (folder / "two_of_three.txt").write_text("\n".join([uri(second), uri(first)]))
    # The same bytes, as the ways to write base 64 in a URI have them: `+` and `/` are in there.
    plain = payload([account(b"\xfb\xef\xbe\xff\xff\xff" * 4, ">>>???", "~~~")])
    text = base64.b64encode(plain).decode()
    assert "+" in text and "/" in text and text.endswith("=")
    spellings = [
        uri(plain),
        BEGIN + text,
        BEGIN + text.replace("+", "%2b"),
        BEGIN + text.replace("+", " "),
        BEGIN + text.rstrip("="),
        BEGIN + base64.urlsafe_b64encode(plain).decode(),
        "OTPAUTH-Migration://offline?other=1&data=" + urllib.parse.quote(text, safe=""),
    ]
    (folder / "spellings.txt").write_text("\n".join(spellings))


def fields(message):
    at = 0

    def take_varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(message):
        key = take_varint()
        if key & 7 == 0:
            yield key >> 3, take_varint()
        else:
            assert key & 7 == 2, "ours writes no other kind"
            length = take_varint()
            assert at + length <= len(message)
            yield key >> 3, message[at : at + length]
            at += length


def check(file):
    """Say what is in the URIs of a file; a test compares it with what went in."""
    exports = set()
    lines = pathlib.Path(file).read_text().split()
    for index, line in enumerate(lines):
        assert line.startswith(BEGIN) and len(line) <= 1000, len(line)
        data = line[len(BEGIN) :]
        assert set("+/=").isdisjoint(data)
        numbers = {}
        for field, value in fields(base64.b64decode(urllib.parse.unquote(data), validate=True)):
            if field != 1:
                numbers[field] = value
                continue
            one = dict(fields(value))
            text = one[2].decode(), one.get(3, b"").decode()
            rest = [one.get(field, 0) for field in (4, 5, 6, 7)]
            print(f"{index}\t{one[1].hex()}\t{text[0]}\t{text[1]}\t" + "\t".join(map(str, rest)))
        assert numbers[2] == 1 and numbers[3] == len(lines) and numbers[4] == index
        assert 0 < numbers[5] < 1 << 31
        exports.add(numbers[5])
    assert len(exports) == 1


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](sys.argv[2])
