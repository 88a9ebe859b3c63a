"""A 1PUX export of 1Password, made without doorkey: `one_pux.py FOLDER`.

The shape is that of support.1password.com/1pux-format.
"""

import json
import sys
import zipfile
from pathlib import Path


def field(title, **value):
    traits = {"keyboard": "default", "correction": "default", "capitalization": "default"}
    return {
        "title": title,
        "id": f"TOTP_{title}",
        "value": value,
        "indexAtSource": 0,
        "guarded": False,
        "multiline": False,
        "dontGenerate": False,
        "inputTraits": traits,
    }


def item(title, user, *totps, **more):
    fields = [field("note", string="hunter2"), *(field("one-time password", totp=totp) for totp in totps)]
    login = [
        {"value": "hunter2", "id": "", "name": "password", "fieldType": "P", "designation": "password"},
        {"value": {"odd": "hunter2"}, "id": "", "name": "odd", "fieldType": "T"},
        {"value": user, "id": "", "name": "username", "fieldType": "T", "designation": "username"},
    ]
    return {
        "uuid": "fkruyzrldvizuqlnavfj3gltfe",
        "favIndex": 0,
        "createdAt": 1614298956,
        "updatedAt": 1635346445,
        "state": "active",
        "categoryUuid": "001",
        "details": {
            "loginFields": login,
            "notesPlain": "hunter2",
            "sections": [
                {"title": "empty", "name": "a", "fields": []},
                {"title": "", "name": "b", "fields": fields},
            ],
            "passwordHistory": [{"value": "hunter2", "time": 1458322355}],
        },
        "overview": {"title": title, "url": "https://example.org", "urls": [], "tags": [], "ps": 88},
        **more,
    }


EXPORT = {
    "accounts": [
        {
            "attrs": {"accountName": "Ada", "name": "Ada", "email": "ada@example.org", "uuid": "A"},
            "vaults": [
                {
                    "attrs": {"uuid": "v1", "name": "Personal", "type": "P"},
                    "items": [
                        item("PyPI", "ada", "otpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI"),
                        item("No codes", "ada"),
                        item("Two", "ada", "mzxw6ytboi", "MZXW6YTBOI5XW43F"),
                    ],
                },
                {
                    "attrs": {"uuid": "v2", "name": "Work", "type": "E"},
                    "items": [
                        item("Old", "ada", "MZXW6YTBOI", state="archived"),
                        {"item": item("Wrapped", "eve", "MZXW6YTBOI"), "trashed": False},
                        {"item": item("Trashed", "eve", "MZXW6YTBOI"), "trashed": True},
                        item("Broken", "ada", "MZXW0"),
                    ],
                },
            ],
        }
    ]
}


def main(folder):
    def member(name):
        return zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))

    with zipfile.ZipFile(folder / "one_pux.1pux", "w", zipfile.ZIP_DEFLATED) as archive:
        attributes = {"version": 3, "description": "1Password Unencrypted Export", "createdAt": 1635346445}
        archive.writestr(member("export.attributes"), json.dumps(attributes), zipfile.ZIP_DEFLATED)
        archive.writestr(member("export.data"), json.dumps(EXPORT), zipfile.ZIP_DEFLATED)
        archive.writestr(member("files/abc__photo.png"), bytes(1000), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
