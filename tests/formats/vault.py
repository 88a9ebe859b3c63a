#!/usr/bin/env python3
"""Vaults of other programs, and what those say is in them.

    vault.py make KIND FOLDER       NAME.kdbx or NAME.json, with NAME.password, NAME.key and NAME.theirs beside it
    vault.py compare KIND FOLDER    whether NAME.ours says the same as NAME.theirs

KIND is `keepass` (needs pykeepass and keepassxc-cli) or `bitwarden` (needs cryptography and argon2-cffi).
"""

import importlib.util, json, pathlib, random, shutil, subprocess, sys, uuid
from datetime import datetime, timedelta, timezone

FIXTURES = pathlib.Path(__file__).parent.parent / "fixtures" / "kdbx"
PASSWORD = "a horse with no staple \u00e9"


def line(**fields):
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def write(path, lines, away):
    path.with_suffix(".theirs").write_text("\n".join([*sorted(lines), line(away=away)]) + "\n")


# --- KeePass ---

def seconds(moment):
    if moment is None:
        return None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp())


def since(entry):
    """The earliest of the states in a row, from the newest, that have the password of now."""
    found = [seconds(entry.mtime)]
    for state in reversed(entry.history):
        if (state.password or "") != (entry.password or ""):
            break
        found.append(seconds(state.mtime))
    return min(found)


def theirs(path, password, key_file):
    import pykeepass

    kp = pykeepass.PyKeePass(str(path), password=password, keyfile=key_file and str(key_file))
    bin = kp.tree.findtext("Meta/RecycleBinUUID") if kp.tree.findtext("Meta/RecycleBinEnabled") == "True" else None
    lines, away = [], 0
    for entry in kp.entries:
        groups = list(entry._element.iterancestors("Group"))
        if any(group.findtext("UUID") == bin for group in groups):
            away += 1
            continue
        custom = entry.custom_properties
        urls = [entry.url, *(custom[name] for name in custom if name.startswith("KP2A_URL"))]
        password = entry.password or ""
        is_judged_elsewhere = False
        if password.startswith("{REF:P@I:"):
            target = kp.find_entries(uuid=uuid.UUID(password[9:-1]), first=True)
            is_away = any(group.findtext("UUID") == bin for group in target._element.iterancestors("Group"))
            # The password of an entry that is judged itself is judged there; of any other, here.
            is_judged_elsewhere = not is_away and target._element.findtext("QualityCheck") != "False"
            password = target.password
        has_totp = bool(entry.otp) or any(name.startswith(("TimeOtp-Secret", "HmacOtp-Secret", "TOTP Seed")) for name in custom)
        has_passkey = "KPEX_PASSKEY_PRIVATE_KEY_PEM" in custom
        urls = [url for url in urls if url]
        is_note = not (password or entry.username or urls or has_totp or has_passkey)
        lines.append(
            line(
                folder="/".join(group.findtext("Name") or "" for group in reversed(groups)),
                title=entry.title or "",
                user=entry.username or "",
                password=None if is_note or is_judged_elsewhere else password,
                urls=urls,
                totp=has_totp,
                passkey=has_passkey,
                out=entry._element.findtext("QualityCheck") == "False",
                times=[seconds(entry.ctime), seconds(entry.mtime), since(entry), seconds(entry.expiry_time) if entry.expires else None],
            )
        )
    write(path, lines, away)


def filled(kp, rng):
    """Entries of every kind in a database of pykeepass, whatever is in it already."""
    groups = [kp.root_group]
    for number in range(4):
        groups.append(kp.add_group(rng.choice(groups), f"G\u00e4 & {number}"))
    made = []
    for number in range(30):
        expiry = datetime(2020, 1, 1, tzinfo=timezone.utc) + timedelta(days=rng.randrange(6000))
        more = {"expiry_time": expiry} if rng.random() < 0.4 else {}
        password = rng.choice(["", "hunter2", "pass\u00e9 <&>", f"own {number}"])
        url = rng.choice(["", "https://example.org/a?b&c", "http://example.com"])
        entry = kp.add_entry(rng.choice(groups), f"Site {number} <&>", rng.choice(["", "ada", "\u0451ve"]), password, url=url, **more)
        if more and rng.random() < 0.5:
            entry.expires = False
        for state in range(rng.randrange(3)):
            entry.save_history()
            if rng.random() < 0.6:
                entry.password = f"new {state}"
            entry.touch(modify=True)
            entry.mtime = datetime(2025, 1, 1 + state, tzinfo=timezone.utc) + timedelta(hours=number)
        if rng.random() < 0.3:
            entry.otp = "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ"
        if rng.random() < 0.2:
            entry.set_custom_property("TimeOtp-Secret-Base32", "GEZDGNBVGY3TQOJQ", protect=True)
        if rng.random() < 0.2:
            entry.set_custom_property("KPEX_PASSKEY_PRIVATE_KEY_PEM", "-----BEGIN", protect=True)
        if rng.random() < 0.2:
            entry.set_custom_property("KP2A_URL", "https://two.example")
        own = [other for other in made if other.password and "{REF:" not in other.password]
        if own and rng.random() < 0.2:
            entry.password = "{REF:P@I:%s}" % rng.choice(own).uuid.hex.upper()
        made.append(entry)
    kp.add_entry(groups[1], "Only a note", "", "", notes="nothing else")
    for entry in rng.sample(made, 4):
        kp.trash_entry(entry)
    # pykeepass writes another header and keeps the hash of the old one, at which KeePassXC stops too.
    for told in kp.tree.findall("Meta/HeaderHash"):
        told.getparent().remove(told)
    kp.save()


def keepassxc(path):
    def run(*words, typed=""):
        subprocess.run(["keepassxc-cli", *map(str, words)], input=typed.encode(), check=True, stdout=subprocess.DEVNULL)

    lock = f"{PASSWORD}\n"
    run("db-create", "-q", "-p", "-t", "100", path, typed=lock * 2)
    run("mkdir", "-q", path, "Work", typed=lock)
    run("mkdir", "-q", path, "Work/Shops", typed=lock)
    for place in ["First", "Work/Second", "Work/Shops/Third", "Work/Gone"]:
        run("add", "-q", "-u", "ada", "--url", "https://example.org", "-p", path, place, typed=f"{lock}pass {place}\n")
    run("edit", "-q", "-p", path, "Work/Second", typed=f"{lock}another\n")
    run("edit", "-q", "-u", "eve", path, "First", typed=lock)
    run("rm", "-q", path, "Work/Gone", typed=lock)


def make_keepass(folder):
    import pykeepass

    rng = random.Random(1)
    key = folder / "created-key.key"
    shutil.copy(FIXTURES / "key-2.xml", key)
    for name, key_file in [("created", None), ("created-key", key)]:
        kp = pykeepass.create_database(str(folder / f"{name}.kdbx"), password=PASSWORD, keyfile=key_file and str(key_file))
        costs = kp.kdbx.header.value.dynamic_header.kdf_parameters.data.dict
        costs.M.value, costs.I.value = 64 << 10, 2
        filled(kp, rng)
    for version, name in [(3, "3-aes"), (3, "keepassxc-3"), (4, "4-argon2d-chacha20"), (4, "keepassxc-4")]:
        path = folder / f"{name}.kdbx"
        shutil.copy(FIXTURES / path.name, path)
        kp = pykeepass.PyKeePass(str(path), password=PASSWORD)
        assert kp.version[0] == version
        for entry in kp.entries:
            kp.delete_entry(entry)
        filled(kp, rng)
    keepassxc(folder / "keepassxc.kdbx")
    versions = set()
    for path in folder.glob("*.kdbx"):
        path.with_suffix(".password").write_text(PASSWORD)
        theirs(path, PASSWORD, key if path.stem == "created-key" else None)
        versions.add(path.read_bytes()[10])
    assert versions == {3, 4}, versions


# --- Bitwarden ---

def make_bitwarden(folder):
    # Not as a module of a package: `calendar.py` beside it is not the one that Python has.
    spec = importlib.util.spec_from_file_location("bitwarden", pathlib.Path(__file__).with_name("bitwarden.py"))
    bitwarden = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bitwarden)
    rng = random.Random(2)
    folders = [{"id": f"f{number}", "name": f"W\u00f6rk/{number}"} for number in range(3)]
    items, lines, away = [], [], 0
    for number in range(200):
        moment = lambda: rng.randrange(1_400_000_000, 1_800_000_000)
        text = lambda second: datetime.fromtimestamp(second, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + f"{rng.randrange(1000):03}Z"
        created, changed, revised = moment(), moment(), rng.choice([None, moment()])
        where = rng.choice([None, *folders])
        uris = rng.choice([[], ["https://example.org"], ["https://a.example", "androidapp://b"]])
        login = {
            "uris": [{"match": None, "uri": uri} for uri in uris],
            "username": rng.choice([None, "ada", "\u0451ve"]),
            "password": rng.choice([None, "", "hunter2", f"pass\u00e9 \"\\ {number}"]),
            "totp": rng.choice([None, "GEZDGNBVGY3TQOJQ"]),
            "fido2Credentials": rng.choice([[], [{"credentialId": "x"}]]),
            "passwordRevisionDate": revised and text(revised),
        }
        is_deleted = rng.random() < 0.1
        items.append(
            {
                "id": str(number),
                "type": 1,
                "name": f"Site {number}",
                "folderId": where and where["id"],
                "creationDate": text(created),
                "revisionDate": text(changed),
                "deletedDate": text(changed) if is_deleted else None,
                "passwordHistory": None,
                "login": login,
            }
        )
        away += is_deleted
        if not is_deleted:
            lines.append(
                line(
                    folder=where["name"] if where else "",
                    title=f"Site {number}",
                    user=login["username"] or "",
                    password=login["password"],
                    urls=uris,
                    totp=login["totp"] is not None,
                    passkey=bool(login["fido2Credentials"]),
                    out=False,
                    times=[created, changed, revised, None],
                )
            )
    bitwarden.PLAIN = {"encrypted": False, "folders": folders, "items": items}
    for name, export in {
        "plain": bitwarden.PLAIN,
        "pbkdf2": bitwarden.protected(kdfType=0, kdfIterations=5000),
        "pbkdf2-many": bitwarden.protected(kdfType=0, kdfIterations=600_000),
        "argon2id": bitwarden.protected(kdfType=1, kdfIterations=3, kdfMemory=16, kdfParallelism=4),
    }.items():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(export))
        path.with_suffix(".password").write_text(bitwarden.PASSWORD)
        write(path, lines, away)


# --- both ---

def read(path):
    return [json.loads(text) for text in path.read_text().splitlines()]


def compare(folder):
    rows = 0
    key = lambda row: json.dumps(row, sort_keys=True)
    for path in sorted(folder.glob("*.theirs")):
        told, ours = sorted(read(path), key=key), sorted(read(path.with_suffix(".ours")), key=key)
        for one, other in zip(told, ours, strict=False):
            if one != other:
                sys.exit(f"{path.stem}: they read\n{one}\nand we read\n{other}")
        if len(told) != len(ours):
            sys.exit(f"{path.stem}: they read {len(told)} lines and we read {len(ours)}")
        rows += len(told) - 1
    print(f"{rows} entries are the same")
    if not rows:
        sys.exit("nothing was compared")


if __name__ == "__main__":
    step, kind, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    if step == "make":
        {"keepass": make_keepass, "bitwarden": make_bitwarden}[kind](folder)
    else:
        compare(folder)
