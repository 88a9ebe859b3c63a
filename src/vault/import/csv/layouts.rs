//! Every layout of columns: a row in [`LAYOUTS`] for each.
//!
//! Sources: the columns that the programs write themselves; a column that no row here names is passed over.

use crate::formats::delimited::Rows;
use crate::vault::import::csv::enpass;
use crate::vault::import::csv::keeper;
use crate::vault::import::csv::odd;
use crate::vault::import::csv::odd::Finish;
use crate::vault::import::csv::roles::NONE;
use crate::vault::import::csv::roles::Names;
use crate::vault::import::csv::roles::Roles;
use crate::vault::import::csv::row::Dress;
use crate::vault::import::csv::row::Header;

/// What one program writes.
pub(super) struct Layout {
    /// As its owner writes it.
    pub(super) title: &'static str,
    pub(super) known: Known,
    pub(super) roles: Roles,
    /// What is odd about it.
    pub(super) finish: Finish,
    pub(super) dress: Dress,
    /// Its rows have as many cells as they like.
    pub(super) is_ragged: bool,
    /// A backslash stands before what means itself.
    pub(super) is_backslashed: bool,
    /// What should be known of every such file.
    pub(super) note: Option<&'static str>,
}

/// What a layout is known by.
pub(super) enum Known {
    /// These columns, in any order, and maybe others.
    Columns(Names),
    /// Only these columns, and none or all of those.
    Only(Names, Names),
    /// The first columns.
    First(Names),
    /// One of each of these.
    OneOfEach(&'static [Names]),
    /// Its rows, of which the first has no names.
    Shape(fn(Rows<'_>) -> bool),
}

impl Known {
    /// How many columns speak for it, if it is this one.
    pub(super) fn columns(&self, header: &Header) -> Option<usize> {
        let names = header.names();
        let is_it = match self {
            Self::Columns(must) => must.iter().all(|name| header.has_once(name)),
            Self::Only(must, may) => {
                let is_known = |name: &String| must.contains(&&**name) || may.contains(&&**name);
                must.iter().all(|name| header.has_once(name)) && names.iter().all(is_known)
            }
            Self::First(must) => {
                names.len() >= must.len()
                    && names.iter().zip(*must).all(|(name, must)| name == must)
            }
            Self::OneOfEach(groups) => {
                let mut groups = groups.iter();
                groups.all(|group| group.iter().filter(|name| header.has_once(name)).count() > 0)
            }
            Self::Shape(_) => false,
        };
        is_it.then(|| match self {
            Self::Columns(must) | Self::Only(must, _) | Self::First(must) => must.len(),
            Self::OneOfEach(_) | Self::Shape(_) => 0,
        })
    }
}

/// What most layouts have in common.
pub(super) const PLAIN: Layout = Layout {
    title: "",
    known: Known::Columns(&[]),
    roles: NONE,
    finish: odd::nothing,
    dress: Dress::Plain,
    is_ragged: false,
    is_backslashed: false,
    note: None,
};

/// Every layout. That which names most columns of a file wins; of two that name as many, the first.
pub(super) static LAYOUTS: &[Layout] = &[
    Layout {
        title: "Bitwarden (CSV)",
        known: Known::Columns(&[
            "type",
            "name",
            "login_uri",
            "login_username",
            "login_password",
        ]),
        roles: Roles {
            title: &["name"],
            folder: &["folder", "collections"],
            urls: &["login_uri"],
            user: &["login_username"],
            password: &["login_password"],
            totp: &["login_totp"],
            ..NONE
        },
        finish: odd::typed,
        ..PLAIN
    },
    Layout {
        title: "1Password (CSV)",
        known: Known::Columns(&[
            "title", "url", "username", "password", "otpauth", "favorite", "archived", "tags",
            "notes",
        ]),
        roles: Roles {
            title: &["title"],
            urls: &["url"],
            totp: &["otpauth"],
            ..USER
        },
        finish: odd::one_password,
        ..PLAIN
    },
    Layout {
        title: "1Password (CSV, version 6 or 7)",
        known: Known::Columns(&[
            "uuid",
            "title",
            "username",
            "password",
            "scope",
            "autosubmit",
        ]),
        roles: Roles {
            title: &["title"],
            urls: &["url", "urls", "website"],
            email: &["email"],
            totp: &["one-time password"],
            created: &["created date", "createdat"],
            changed: &["modified date", "updatedat"],
            ..USER
        },
        finish: odd::typed,
        ..PLAIN
    },
    Layout {
        title: "1Password (CSV, version 4 or later)",
        known: Known::Columns(&["title", "notes", "username", "password", "url"]),
        roles: TITLED,
        ..PLAIN
    },
    Layout {
        title: "KeePassXC (CSV)",
        known: Known::Columns(&["group", "title", "username", "password", "url", "notes"]),
        roles: Roles {
            folder: &["group"],
            totp: &["totp"],
            created: &["created"],
            changed: &["last modified"],
            ..TITLED
        },
        finish: odd::keepassxc,
        ..PLAIN
    },
    Layout {
        title: "KeePass 1 (CSV)",
        known: Known::Columns(&["account", "login name", "password", "web site", "comments"]),
        roles: Roles {
            title: &["account"],
            urls: &["web site"],
            user: &["login name"],
            password: &["password"],
            ..NONE
        },
        finish: odd::reference,
        is_backslashed: true,
        ..PLAIN
    },
    Layout {
        title: "LastPass (CSV)",
        known: Known::Columns(&["url", "username", "password", "extra", "name", "grouping"]),
        roles: Roles {
            title: &["name"],
            folder: &["grouping"],
            urls: &["url"],
            totp: &["totp"],
            ..USER
        },
        finish: odd::last_pass,
        dress: Dress::Escaped,
        ..PLAIN
    },
    Layout {
        title: "Chrome, Edge or Brave (CSV)",
        known: Known::Columns(&["name", "url", "username", "password"]),
        roles: Roles {
            title: &["name"],
            urls: &["url"],
            ..USER
        },
        ..PLAIN
    },
    Layout {
        title: "Firefox (CSV)",
        known: Known::Columns(&["url", "username", "password", "guid", "timepasswordchanged"]),
        roles: Roles {
            urls: &["url"],
            created: &["timecreated"],
            last_used: &["timelastused"],
            password_changed: &["timepasswordchanged"],
            ..USER
        },
        finish: odd::firefox,
        ..PLAIN
    },
    Layout {
        title: "Apple Passwords (CSV)",
        known: Known::Columns(&["title", "url", "username", "password", "notes", "otpauth"]),
        roles: APPLE,
        finish: odd::apple,
        ..PLAIN
    },
    Layout {
        title: "Apple Passwords (CSV, older)",
        known: Known::Columns(&["title", "url", "username", "password"]),
        roles: APPLE,
        finish: odd::apple,
        ..PLAIN
    },
    Layout {
        title: "Dashlane (CSV)",
        known: Known::Columns(&["username", "title", "password", "note", "url", "category"]),
        roles: Roles {
            folder: &["category"],
            user: &["username", "username2", "username3"],
            totp: &["otpurl", "otpsecret"],
            ..TITLED
        },
        ..PLAIN
    },
    Layout {
        title: "Dashlane (CSV of notes)",
        known: Known::Only(&["title", "note"], &["category"]),
        roles: NAMED,
        finish: odd::note,
        ..PLAIN
    },
    Layout {
        title: "Dashlane (CSV of payments)",
        known: Known::Columns(&[
            "type",
            "account_name",
            "account_holder",
            "cc_number",
            "code",
        ]),
        roles: Roles {
            title: &["name", "account_name"],
            ..NONE
        },
        finish: odd::payment,
        ..PLAIN
    },
    Layout {
        title: "Dashlane (CSV of documents)",
        known: Known::Columns(&["type", "number", "name", "issue_date", "expiration_date"]),
        roles: NAMED,
        finish: odd::identity,
        ..PLAIN
    },
    Layout {
        title: "Dashlane (CSV of persons)",
        known: Known::Columns(&["type", "title", "first_name", "last_name", "login"]),
        roles: Roles {
            title: &["item_name", "title"],
            email: &["email"],
            ..NONE
        },
        finish: odd::identity,
        ..PLAIN
    },
    Layout {
        title: "Proton Pass (CSV)",
        known: Known::Columns(&[
            "type", "name", "url", "username", "password", "note", "totp",
        ]),
        roles: Roles {
            title: &["name"],
            folder: &["vault"],
            urls: &["url", "autofillurls"],
            email: &["email"],
            totp: &["totp"],
            created: &["createtime"],
            changed: &["modifytime"],
            ..USER
        },
        finish: odd::typed,
        ..PLAIN
    },
    Layout {
        title: "NordPass (CSV)",
        known: Known::Columns(&[
            "name",
            "url",
            "username",
            "password",
            "note",
            "cardholdername",
            "cardnumber",
        ]),
        roles: Roles {
            title: &["name"],
            folder: &["folder"],
            urls: &["url"],
            totp: &["totp"],
            ..USER
        },
        finish: odd::nord_pass,
        ..PLAIN
    },
    Layout {
        title: "RoboForm (CSV)",
        known: Known::Columns(&["name", "url", "login", "pwd", "note", "folder"]),
        roles: Roles {
            title: &["name"],
            folder: &["folder"],
            urls: &["url"],
            user: &["login"],
            password: &["pwd"],
            ..NONE
        },
        finish: odd::robo_form,
        dress: Dress::Guarded,
        is_ragged: true,
        ..PLAIN
    },
    Layout {
        title: "Enpass (CSV)",
        known: Known::First(&["title", "field", "value"]),
        finish: enpass::finish,
        is_ragged: true,
        ..PLAIN
    },
    Layout {
        title: "CSV with a column of passwords",
        known: Known::OneOfEach(&[PASSWORDS, OTHERS]),
        roles: Roles {
            title: &["title", "name", "account"],
            folder: &["folder", "group", "category"],
            urls: &["url", "website", "web site", "login_uri", "uri", "site"],
            user: &["username", "user name", "login", "login name", "user"],
            email: &["email", "e-mail"],
            password: PASSWORDS,
            totp: &["totp", "otp", "otpauth"],
            ..NONE
        },
        note: Some("no program is known that writes these columns: they were taken by their names"),
        ..PLAIN
    },
    Layout {
        title: "Keeper (CSV)",
        known: Known::Shape(keeper::is),
        finish: keeper::finish,
        is_ragged: true,
        note: Some(
            "its columns have no names: by its shape it was read as Keeper's; if it is not, name them with `--columns`",
        ),
        ..PLAIN
    },
];

const USER: Roles = Roles {
    user: &["username"],
    password: &["password"],
    ..NONE
};
const TITLED: Roles = Roles {
    title: &["title"],
    urls: &["url"],
    ..USER
};
const APPLE: Roles = Roles {
    totp: &["otpauth"],
    ..TITLED
};
const NAMED: Roles = Roles {
    title: &["title", "name"],
    ..NONE
};
/// What a column of passwords is called, in languages of which that is sure.
pub(super) const PASSWORDS: Names = &[
    "password",
    "passwort",
    "kennwort",
    "mot de passe",
    "contraseña",
    "senha",
    "wachtwoord",
    "hasło",
    "пароль",
    "パスワード",
    "密码",
    "密碼",
    "login_password",
    "pwd",
];
/// What must stand beside it.
const OTHERS: Names = &[
    "title",
    "name",
    "account",
    "url",
    "website",
    "web site",
    "login_uri",
    "uri",
    "site",
    "username",
    "user name",
    "login",
    "login name",
    "user",
    "email",
    "e-mail",
];
