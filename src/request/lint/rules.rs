//! The rules: what must not stand in a text, and what it would cost. The most specific stands first.

use crate::request::lint::Rule;

/// The rules, most specific first: where two of them see the same, the first is told.
pub static RULES: [&Rule; 20] = [
    &KEPT_SECRET,
    &PRIVATE_KEY,
    &OTPAUTH_URI,
    &PYPI_TOKEN,
    &GITHUB_TOKEN,
    &NPM_TOKEN,
    &GITLAB_TOKEN,
    &AWS_KEY,
    &API_TOKEN,
    &JSON_WEB_TOKEN,
    &SESSION_HEADER,
    &MAIL_HEADER,
    &SECRET_LINK,
    &PASSWORD,
    &RECOVERY_CODE,
    &TOTP_SECRET,
    &CREATION_DATE,
    &EMAIL_ADDRESS,
    &PHONE_NUMBER,
    &HIGH_ENTROPY,
];

/// A secret that was handed over to compare with.
pub static KEPT_SECRET: Rule = Rule {
    id: "kept_secret",
    title: "a code or secret that doorkey keeps for you",
    cost: "Whoever reads it holds a working part of your login. Take it out; where it was published before, make \
        new codes or enrol again.",
    public_only: false,
};

/// PEM, OpenSSH, PGP, `PuTTY` and age.
pub static PRIVATE_KEY: Rule = Rule {
    id: "private_key",
    title: "a private key",
    cost: "Whoever reads it can log in, sign or decrypt as you wherever its public half is known. Staff never \
        need it; a public key or its fingerprint is enough.",
    public_only: false,
};

/// An enrolment, or a whole export of them.
pub static OTPAUTH_URI: Rule = Rule {
    id: "otpauth_uri",
    title: "the link of an authenticator enrolment",
    cost: "It makes every future one-time code of the account. Say that the authenticator is lost; if you still \
        have this link, `doorkey totp enroll` may let you in without any request.",
    public_only: false,
};

/// PyPI and `TestPyPI`.
pub static PYPI_TOKEN: Rule = Rule {
    id: "pypi_token",
    title: "a PyPI API token, or a piece of one",
    cost: "Anybody who copies it can upload releases as you until it is revoked, which happens on sight when it \
        is seen in public. It opens no account page and staff do not take it as proof.",
    public_only: false,
};

/// GitHub.
pub static GITHUB_TOKEN: Rule = Rule {
    id: "github_token",
    title: "a GitHub token",
    cost: "It reads and writes your repositories until it is revoked, and pushing a branch is the very proof \
        staff ask for. Name the repository instead.",
    public_only: false,
};

/// npm.
pub static NPM_TOKEN: Rule = Rule {
    id: "npm_token",
    title: "an npm token",
    cost: "Anybody can publish your packages with it until it is revoked. Name the package instead.",
    public_only: false,
};

/// GitLab.
pub static GITLAB_TOKEN: Rule = Rule {
    id: "gitlab_token",
    title: "a GitLab token",
    cost: "It acts as you, your runner or your project until it is revoked. Name the project instead.",
    public_only: false,
};

/// AWS.
pub static AWS_KEY: Rule = Rule {
    id: "aws_key",
    title: "an AWS access key",
    cost: "Machines watch for these and spend your money within minutes. Deactivate it if it was published; no \
        account recovery needs it.",
    public_only: false,
};

/// Tokens of other services that are known by how they begin.
pub static API_TOKEN: Rule = Rule {
    id: "api_token",
    title: "an API token",
    cost: "It acts as you at the service that made it until you revoke it. Name the service and the account \
        instead.",
    public_only: false,
};

/// JWT.
pub static JSON_WEB_TOKEN: Rule = Rule {
    id: "json_web_token",
    title: "a JSON web token",
    cost: "It is a login that is still open, or proof of one, with names and addresses readable in it. Leave it \
        out.",
    public_only: false,
};

/// Cookies and Authorization.
pub static SESSION_HEADER: Rule = Rule {
    id: "session_header",
    title: "a cookie or an authorization header",
    cost: "It lets a stranger continue your session without password and second factor. Leave it out, and log \
        out where it was made.",
    public_only: false,
};

/// The head of a mail.
pub static MAIL_HEADER: Rule = Rule {
    id: "mail_header",
    title: "the raw header of a mail",
    cost: "It shows your address, your provider and the way to your machine. Say which mail came and when; staff \
        have their own log of it.",
    public_only: true,
};

/// Links that are keys.
pub static SECRET_LINK: Rule = Rule {
    id: "secret_link",
    title: "a link that works like a key",
    cost: "Whoever opens it first may confirm, reset or read in your place. Name the page without what follows \
        the question mark, or the address without the name and password in it.",
    public_only: false,
};

/// Old and new ones.
pub static PASSWORD: Rule = Rule {
    id: "password",
    title: "a password",
    cost: "A password, old or new, is tried on every other account of its owner, and nobody at the site can even \
        test it: only a hash of the current one is kept. Staff never ask for one.",
    public_only: false,
};

/// What sites hand out for the day the second factor is lost.
pub static RECOVERY_CODE: Rule = Rule {
    id: "recovery_code",
    title: "a recovery code",
    cost: "Each one is a login without your second factor. If you hold one that was not used, log in with it: \
        no request is needed. If one was published, make a new set.",
    public_only: false,
};

/// The seed of one-time codes.
pub static TOTP_SECRET: Rule = Rule {
    id: "totp_secret",
    title: "the secret of an authenticator (base 32)",
    cost: "It makes every future one-time code of the account. If you still have it, enrol it again with \
        `doorkey totp enroll`: no request is needed then.",
    public_only: false,
};

/// Asked for by folk advice, and proof of nothing.
pub static CREATION_DATE: Rule = Rule {
    id: "creation_date_claim",
    title: "the date on which the account was created",
    cost: "It proves nothing: the public profile shows it to everyone, and staff never ask for it. Other services \
        use it as a question of their recovery, so it should not stand in public.",
    public_only: false,
};

/// Anybody's.
pub static EMAIL_ADDRESS: Rule = Rule {
    id: "email_address",
    title: "an e-mail address",
    cost: "In public it is collected for spam and for mails that pretend to be the staff. It belongs into the \
        private mail, which staff have to see anyway.",
    public_only: true,
};

/// Anybody's.
pub static PHONE_NUMBER: Rule = Rule {
    id: "phone_number",
    title: "a telephone number",
    cost: "It invites calls that pretend to be the staff, and the theft of the number itself. Nobody will ring \
        you: leave it out.",
    public_only: true,
};

/// Anything else that was drawn by lot.
pub static HIGH_ENTROPY: Rule = Rule {
    id: "high_entropy",
    title: "a string that looks random, as passwords and tokens do",
    cost: "If it opens anything, whoever reads it can open that too. If it is harmless (an identifier, a \
        checksum), say in words what it is, or leave it out.",
    public_only: false,
};
