#!/usr/bin/env python3
"""KeePass databases, written with hashlib and PyCryptodome and read back with pykeepass.

    keepass.py fixtures FOLDER          the files under tests/fixtures/kdbx
    keepass.py generate FOLDER N SEED   N random databases, and what pykeepass reads in each
    keepass.py compare FOLDER           whether NAME.ours says the same as NAME.theirs

Needs pykeepass (which brings pycryptodomex, argon2-cffi and lxml); `fixtures` needs keepassxc-cli and faketime too.
"""

import base64, gzip, hashlib, hmac, pathlib, random, struct, subprocess, sys, tempfile, uuid
from xml.sax.saxutils import escape

import argon2.low_level
from Cryptodome.Cipher import AES, ChaCha20, Salsa20

PASSWORD = "a horse with no staple \u00e9"
MAGIC = struct.pack("<II", 0x9AA2D903, 0xB54BFB67)
CIPHERS = {"aes": "31c1f2e6bf714350be5805216afc5aff", "chacha20": "d6038a2b8b6f4cb5a524339a31dbb59a"}
KDFS = {
    "aes": "c9d9f39a628a4460bf740d08c18a4fea",
    "argon2d": "ef636ddf8c29444b91f7a9a403e30a0c",
    "argon2id": "9e298b1956db4773b23dfc3ec6f0a1e6",
}
sha256 = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
sha512 = lambda *parts: hashlib.sha512(b"".join(parts)).digest()


def composite(password, key):
    return sha256(b"" if password is None else sha256(password.encode()), b"" if key is None else key)


def transformed(kdf, salt, key):
    if kdf == "aes":
        cipher = AES.new(salt, AES.MODE_ECB)
        for _ in range(100):
            key = cipher.encrypt(key)
        return sha256(key)
    kind = argon2.low_level.Type.D if kdf == "argon2d" else argon2.low_level.Type.ID
    return argon2.low_level.hash_secret_raw(key, salt, 2, 64, 2, 32, kind, 0x13)


def variants(kdf, salt):
    def item(kind, name, value):
        return bytes([kind]) + struct.pack("<I", len(name)) + name + struct.pack("<I", len(value)) + value

    items = item(0x42, b"$UUID", bytes.fromhex(KDFS[kdf])) + item(0x42, b"S", salt)
    if kdf == "aes":
        items += item(5, b"R", struct.pack("<Q", 100))
    else:
        items += item(4, b"P", struct.pack("<I", 2)) + item(5, b"M", struct.pack("<Q", 64 << 10))
        items += item(5, b"I", struct.pack("<Q", 2)) + item(4, b"V", struct.pack("<I", 0x13))
    return b"\x00\x01" + items + b"\x00"


def encrypted(cipher, key, vector, data):
    if cipher == "chacha20":
        return ChaCha20.new(key=key, nonce=vector).encrypt(data)
    pad = 16 - len(data) % 16
    return AES.new(key, AES.MODE_CBC, vector).encrypt(data + bytes([pad]) * pad)


def keystream(inner, key):
    if inner == "salsa20":
        return Salsa20.new(key=sha256(key), nonce=bytes.fromhex("e830094b97205d2a"))
    secret = sha512(key)
    return ChaCha20.new(key=secret[:32], nonce=secret[32:44])


def database(rng, xml_of, password, key, version=4, cipher="aes", kdf="argon2d", inner="chacha20", packed=True):
    """`xml_of(protect, header_hash)` writes the XML; `protect` encrypts the next value."""
    seed, salt, vector = rng.randbytes(32), rng.randbytes(32), rng.randbytes(12 if cipher == "chacha20" else 16)
    inner_key, start = rng.randbytes(64 if version == 4 else 32), rng.randbytes(32)
    stream = keystream(inner, inner_key)
    number = struct.pack("<I", {"salsa20": 2, "chacha20": 3}[inner])
    fields = [(2, bytes.fromhex(CIPHERS[cipher])), (3, struct.pack("<I", packed)), (4, seed), (7, vector)]
    if version == 4:
        fields += [(11, variants(kdf, salt)), (0, b"\r\n\r\n")]
    else:
        fields += [(5, salt), (6, struct.pack("<Q", 100)), (8, inner_key), (9, start), (10, number), (0, b"\r\n\r\n")]
    header = MAGIC + struct.pack("<HH", 1, version)
    for id, value in fields:
        header += bytes([id]) + struct.pack("<I" if version == 4 else "<H", len(value)) + value
    protect = lambda text: base64.b64encode(stream.encrypt(text.encode())).decode()
    xml = xml_of(protect, base64.b64encode(sha256(header)).decode() if version == 3 else None).encode()
    base = transformed(kdf if version == 4 else "aes", salt, composite(password, key))
    secret = sha256(seed, base)
    pack = lambda data: gzip.compress(data, mtime=0) if packed else data
    size = rng.choice([1 << 20, 1000, 333])
    if version == 3:
        data, body = pack(xml), start
        blocks = [data[at : at + size] for at in range(0, len(data), size)]
        for index, block in enumerate(blocks):
            body += struct.pack("<I", index) + sha256(block) + struct.pack("<I", len(block)) + block
        body += struct.pack("<I", len(blocks)) + bytes(32) + struct.pack("<I", 0)
        return header + encrypted(cipher, secret, vector, body)
    attachment = b"\x01" + rng.randbytes(50)
    head = b""
    for id, value in [(1, number), (2, inner_key), (3, attachment), (0, b"")]:
        head += bytes([id]) + struct.pack("<I", len(value)) + value
    data = encrypted(cipher, secret, vector, pack(head + xml))
    signing = sha512(seed, base, b"\x01")
    sign = lambda at, data: hmac.digest(sha512(struct.pack("<Q", at), signing), data, "sha256")
    body = sha256(header) + sign(2**64 - 1, header)
    for index, block in enumerate([data[at : at + size] for at in range(0, len(data), size)] + [b""]):
        told = struct.pack("<I", len(block))
        body += sign(index, struct.pack("<Q", index) + told + block) + told + block
    return header + body


# --- XML ---

def entry(id, fields, protect, history=lambda: ""):
    """With its earlier states; one that is such a state itself must have `None`, as KeePassXC demands."""
    text = f"<Entry><UUID>{identifier(id)}</UUID>"
    for name, value, hidden in fields:
        if hidden and protect:
            text += f'<String><Key>{escape(name)}</Key><Value Protected="True">{protect(value)}</Value></String>'
        else:
            text += f"<String><Key>{escape(name)}</Key><Value>{escape(value)}</Value></String>"
    return text + (f"<History>{history()}</History></Entry>" if history else "</Entry>")


def identifier(name):
    return base64.b64encode(uuid.uuid5(uuid.NAMESPACE_URL, name).bytes).decode()


def document(header_hash, groups, bin_on=True):
    told = f"<HeaderHash>{header_hash}</HeaderHash>" if header_hash else ""
    return (
        f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<KeePassFile><Meta><Generator>doorkey</Generator>'
        f"{told}<RecycleBinEnabled>{bin_on}</RecycleBinEnabled><RecycleBinUUID>{identifier('bin')}</RecycleBinUUID>"
        f"</Meta><Root>{groups}<DeletedObjects/></Root></KeePassFile>"
    )


SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
ENTRIES = [
    [("otp", f"otpauth://totp/PyPI:ada?secret={SEED}&issuer=PyPI&period=30&digits=6")],
    [("otp", f"otpauth://totp/?secret={SEED}&digits=8&period=60&algorithm=SHA256")],
    [("otp", f"key={SEED.lower()}&step=45&size=8&type=totp&otpHashMode=Sha512")],
    [("otp", f"key={SEED}&type=hotp&counter=7")],
    [("TOTP Seed", f"{SEED[:4]} {SEED[4:]}"), ("TOTP Settings", "60;8")],
    [("TOTP Seed", SEED), ("TOTP Settings", "30;S")],
    [("TOTP Seed", SEED)],
    [("TimeOtp-Secret", "12345678901234567890")],
    [("TimeOtp-Secret-Hex", "3132 3334 3536 3738 3930 3132 3334 3536 3738 3930")],
    [("TimeOtp-Secret-Base32", SEED), ("TimeOtp-Length", "8"), ("TimeOtp-Period", "60"), ("TimeOtp-Algorithm", "HMAC-SHA-256")],
    [("TimeOtp-Secret-Base64", base64.b64encode(b"12345678901234567890").decode()), ("TimeOtp-Algorithm", "HMAC-SHA-512")],
    [("HmacOtp-Secret", "12345678901234567890"), ("HmacOtp-Counter", "9")],
    [("otp", f"otpauth://totp/?secret={SEED}"), ("TimeOtp-Secret-Base32", SEED)],
    [("TOTP Seed", SEED), ("TOTP Settings", "often")],
    [("otp", "{REF:O@I:46C9B1FFBD4ABC4BBB260C6190BAD20C}")],
    [],
]


def fixture(protect, header_hash):
    def whole(number, fields):
        usual = [("Title", f"Site {number} & <co>", False), ("UserName", "ada", False), ("URL", "", False)]
        hidden = [("Password", f"hidden {number}", True)] + [(name, value, "S" in name or name == "otp") for name, value in fields]
        return usual + hidden

    def past():
        return entry("1", whole(0, [("otp", f"otpauth://totp/old?secret={SEED}")]), protect, None)

    rows = "".join(entry(str(n), whole(n, fields), protect, past if n == 1 else lambda: "") for n, fields in enumerate(ENTRIES, 1))
    binned = entry("99", whole(99, [("TOTP Seed", SEED)]), protect)
    return document(
        header_hash,
        f"<Group><UUID>{identifier('root')}</UUID><Name>Root</Name>{rows}"
        f"<Group><UUID>{identifier('bin')}</UUID><Name>Recycle Bin</Name>{binned}</Group></Group>",
    )


def key_xml(key, version):
    if version == 1:
        data = f"<Data>{base64.b64encode(key).decode()}</Data>"
    else:
        digits = key.hex().upper()
        data = f'<Data Hash="{sha256(key)[:4].hex().upper()}">\n\t{digits[:32]}\n\t{digits[32:]}\n</Data>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<KeyFile>\n<Meta><Version>{version}.0</Version></Meta>\n<Key>{data}</Key>\n</KeyFile>\n'.encode()


def fixtures(folder):
    rng = random.Random(1)
    key = rng.randbytes(32)
    other = b"any file may be a key file\n"
    files = {"key-1.xml": key_xml(key, 1), "key-2.xml": key_xml(key, 2), "key.raw": key, "key.hex": key.hex().encode(), "key.any": other}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for name, secret, more in [
        ("3-aes", (PASSWORD, None), dict(version=3, inner="salsa20")),
        ("3-key-file", (PASSWORD, key), dict(version=3, inner="salsa20", packed=False)),
        ("4-argon2d-chacha20", (PASSWORD, None), dict(cipher="chacha20")),
        ("4-argon2id-aes", (PASSWORD, key), dict(kdf="argon2id")),
        ("4-aes-kdf-key-file-only", (None, sha256(other)), dict(kdf="aes", inner="salsa20", packed=False)),
    ]:
        (folder / f"{name}.kdbx").write_bytes(database(rng, fixture, *secret, **more))
    plain = fixture(None, None)
    (folder / "keepass-2.xml").write_text(plain)
    # KeePassXC writes version 3 as long as it can; data of an entry's own needs version 4.
    custom = "</History><CustomData><Item><Key>KnownBad</Key><Value>true</Value></Item></CustomData>"
    typed = f"{PASSWORD}\n{PASSWORD}\n".encode()
    for version, xml in [(3, plain), (4, plain.replace("</History>", custom, 1))]:
        target = folder / f"keepassxc-{version}.kdbx"
        target.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile() as source:
            source.write(xml.encode())
            source.flush()
            # It takes as many rounds as fit into a tenth of a second; a hundredth of those will do.
            command = ["faketime", "-f", "+0 x100", "keepassxc-cli", "import", "-q", "-t", "100", "-p", source.name, target]
            subprocess.run(command, input=typed, check=True)
    # pykeepass writes too: its own empty database, with costs that tests can bear.
    import pykeepass

    kp = pykeepass.create_database(str(folder / "pykeepass.kdbx"), password=PASSWORD, keyfile=str(folder / "key-2.xml"))
    costs = kp.kdbx.header.value.dynamic_header.kdf_parameters.data.dict
    costs.M.value, costs.I.value = 64 << 10, 2
    group = kp.add_group(kp.root_group, "Sites")
    made = kp.add_entry(group, "PyPI", "ada", "hidden", otp=f"otpauth://totp/PyPI:ada?secret={SEED}")
    made.set_custom_property("note", "seen", protect=True)
    kp.save()
    for file in folder.glob("*.kdbx"):
        print(file.name, file.stat().st_size)


# --- random databases ---

LETTERS = "abcXYZ 0189 &<>\"' \u00e4\u00df\u4e2d\U0001f511 ]]> \n\t={}"


def word(rng, most):
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(0, most)))


def random_document(rng):
    def one(protect, id=None):
        fields = [("Title", word(rng, 20), rng.random() < 0.1)]
        fields += [(f"{word(rng, 5).strip()}{n}", word(rng, rng.choice([5, 200])), rng.random() < 0.6) for n in range(rng.randint(0, 5))]
        own = id or str(rng.random())
        past = (lambda: one(protect, own) + one(protect, own)) if not id and rng.random() < 0.3 else (None if id else lambda: "")
        return entry(own, fields, protect, past)

    def group(protect, name, depth=0):
        rows = "".join(one(protect) for _ in range(rng.randint(0, 4)))
        inner = "".join(group(protect, f"{name}.{n}", depth + 1) for n in range(rng.randint(0, 3 - depth)))
        own = "bin" if rng.random() < 0.15 else name + str(rng.random())
        return f"<Group><UUID>{identifier(own)}</UUID><Name>{escape(name)}</Name>{rows}{inner}</Group>"

    is_on = rng.random() < 0.8
    return lambda protect, header_hash: document(header_hash, group(protect, "R\u00e4& "), is_on)


def theirs(path, password, key_file):
    import pykeepass

    kp = pykeepass.PyKeePass(str(path), password=password, keyfile=key_file and str(key_file))
    tree = kp.tree
    bin = tree.findtext("Meta/RecycleBinUUID") if tree.findtext("Meta/RecycleBinEnabled") == "True" else None
    lines = []
    for element in tree.iterfind("Root//Group/Entry"):
        groups = [above for above in element.iterancestors("Group")]
        path = "/".join(above.findtext("Name") for above in reversed(groups))
        is_in_bin = any(above.findtext("UUID") == bin for above in groups)
        pairs = [(s.findtext("Key") or "", s.findtext("Value") or "") for s in element.iterfind("String")]
        fields = " ".join(f"{name.encode().hex()}={value.encode().hex()}" for name, value in pairs)
        lines.append(f"{path.encode().hex()} {str(is_in_bin).lower()} {fields}\n")
    return "".join(lines)


def generate(folder, count, seed):
    rng = random.Random(seed)
    for n in range(count):
        password = rng.choice([None, word(rng, 30), PASSWORD])
        key = rng.randbytes(32)
        kind = rng.choice(["none", "raw", "hex", "xml-1", "xml-2", "any"]) if password is not None else "xml-2"
        content = {"none": None, "raw": key, "hex": key.hex().encode(), "xml-1": key_xml(key, 1), "xml-2": key_xml(key, 2), "any": key + b"!"}[kind]
        key = {"none": None, "any": sha256(key + b"!")}.get(kind, key)
        version = rng.choice([3, 4])
        more = dict(
            version=version,
            cipher=rng.choice(["aes", "chacha20"]),
            kdf=rng.choice(["aes", "argon2d", "argon2id"]),
            inner=rng.choice(["salsa20", "chacha20"]) if version == 4 else "salsa20",
            packed=rng.random() < 0.7,
        )
        path = folder / f"{n}.kdbx"
        path.write_bytes(database(rng, random_document(rng), password, key, **more))
        if content is not None:
            (folder / f"{n}.key").write_bytes(content)
        if password is not None:
            (folder / f"{n}.password").write_bytes(password.encode())
        told = theirs(path, password, folder / f"{n}.key" if content is not None else None)
        (folder / f"{n}.theirs").write_text(told)


def compare(folder):
    rows = 0
    for path in sorted(folder.glob("*.theirs")):
        told, ours = path.read_text(), path.with_suffix(".ours").read_text()
        if told != ours:
            sys.exit(f"{path.stem}: pykeepass reads\n{told}\nand we read\n{ours}")
        rows += told.count("\n")
    print(f"{rows} entries are the same")
    if not rows:
        sys.exit("nothing was compared")


if __name__ == "__main__":
    step, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if step == "fixtures":
        fixtures(folder)
    elif step == "generate":
        generate(folder, int(sys.argv[3]), int(sys.argv[4]))
    else:
        compare(folder)
