//! The table of tokens.
//!
//! Lengths and alphabets are meant to be those of the rules of gitleaks 8
//! (github.com/gitleaks/gitleaks, config/gitleaks.toml) where a row names no other source.

use crate::strength::shape::charset::Alphabet;
use crate::strength::shape::charset::Alphabet::Base32;
use crate::strength::shape::charset::Alphabet::Base62;
use crate::strength::shape::charset::Alphabet::Base64Url;
use crate::strength::shape::charset::Alphabet::Digits;
use crate::strength::shape::charset::Alphabet::Hex;
use crate::strength::shape::charset::Alphabet::Letters;
use crate::strength::shape::charset::Alphabet::LowerDigits;
use crate::strength::shape::charset::Alphabet::UpperDigits;
use crate::strength::shape::token::Part;
use crate::strength::shape::token::Part::Drawn;
use crate::strength::shape::token::Part::Fixed;
use crate::strength::shape::token::Part::Told;
use crate::strength::shape::token::Rest;
use crate::strength::shape::token::Row;

const fn row(
    maker: &'static str,
    lead: &'static str,
    alphabet: Alphabet,
    parts: &'static [Part],
) -> Row {
    Row {
        maker,
        lead,
        alphabet,
        parts,
        rest: Rest::Plain,
    }
}

const fn crc(maker: &'static str, lead: &'static str) -> Row {
    Row {
        maker,
        lead,
        alphabet: Base62,
        parts: &[Drawn(36, 36)],
        rest: Rest::Crc32,
    }
}

/// The tokens; of two that begin alike, the first that fits is told.
pub(super) static ROWS: &[Row] = &[
    // github.blog, 2021-04-05, "Behind GitHub's new authentication token formats".
    crc("github", "ghp_"),
    crc("github", "gho_"),
    crc("github", "ghu_"),
    crc("github", "ghs_"),
    crc("github", "ghr_"),
    // The first 22 name the token; whether the last six are a checksum is not published.
    Row {
        maker: "github",
        lead: "github_pat_",
        alphabet: Base62,
        parts: &[Told(Base62, 22, 22), Fixed("_"), Drawn(59, 59)],
        rest: Rest::Known(36.0),
    },
    // github.blog/changelog, 2021-09-23: npm's tokens have the same form.
    crc("npm", "npm_"),
    // docs.gitlab.com, "Token overview" (prefixes); the routable form has a dot.
    row("gitlab", "glpat-", Base64Url, &[Drawn(20, 20)]),
    row(
        "gitlab",
        "glpat-",
        Base64Url,
        &[
            Drawn(27, 300),
            Fixed("."),
            Told(LowerDigits, 2, 2),
            Told(LowerDigits, 7, 7),
        ],
    ),
    row("gitlab", "gldt-", Base64Url, &[Drawn(20, 20)]),
    row("gitlab", "glrt-", Base64Url, &[Drawn(20, 20)]),
    row("gitlab", "glptt-", Hex, &[Drawn(40, 40)]),
    row("gitlab", "gloas-", Hex, &[Drawn(64, 64)]),
    row("gitlab", "GR1348941", Base64Url, &[Drawn(20, 20)]),
    // pypi.org/help: a macaroon for `pypi.org`, at whose end its signature of 32 bytes stands.
    row(
        "pypi",
        "pypi-AgEIcHlwaS5vcmc",
        Base64Url,
        &[Told(Base64Url, 10, 960), Drawn(42, 42)],
    ),
    row(
        "pypi",
        "pypi-AgENdGVzdC5weXBpLm9yZw",
        Base64Url,
        &[Told(Base64Url, 10, 960), Drawn(42, 42)],
    ),
    // api.slack.com/authentication/token-types.
    row(
        "slack",
        "xoxb-",
        Base62,
        &[
            Told(Digits, 10, 13),
            Fixed("-"),
            Told(Digits, 10, 13),
            Fixed("-"),
            Drawn(24, 24),
        ],
    ),
    row(
        "slack",
        "xoxp-",
        Hex,
        &[
            Told(Digits, 10, 13),
            Fixed("-"),
            Told(Digits, 10, 13),
            Fixed("-"),
            Told(Digits, 10, 13),
            Fixed("-"),
            Drawn(32, 32),
        ],
    ),
    row(
        "slack",
        "xapp-1-",
        Hex,
        &[
            Told(UpperDigits, 9, 13),
            Fixed("-"),
            Told(Digits, 10, 13),
            Fixed("-"),
            Drawn(64, 64),
        ],
    ),
    row("stripe", "sk_live_", Base62, &[Drawn(24, 99)]),
    row("stripe", "sk_test_", Base62, &[Drawn(24, 99)]),
    row("stripe", "rk_live_", Base62, &[Drawn(24, 99)]),
    row("stripe", "rk_test_", Base62, &[Drawn(24, 99)]),
    // docs.aws.amazon.com, IAM, "unique identifiers". A name rather than a secret: the number of
    // the account can be read from it (about 40 bits).
    aws("AKIA"),
    aws("ASIA"),
    row("google", "AIzaSy", Base64Url, &[Drawn(33, 33)]),
    row("google", "AIza", Base64Url, &[Drawn(35, 35)]),
    row("google", "GOCSPX-", Base64Url, &[Drawn(28, 28)]),
    row(
        "sendgrid",
        "SG.",
        Base64Url,
        &[Told(Base64Url, 22, 22), Fixed("."), Drawn(43, 43)],
    ),
    row("twilio", "SK", Hex, &[Drawn(32, 32)]),
    row(
        "openai",
        "sk-",
        Base62,
        &[Drawn(20, 20), Fixed("T3BlbkFJ"), Drawn(20, 20)],
    ),
    row(
        "openai",
        "sk-proj-",
        Base64Url,
        &[Drawn(74, 74), Fixed("T3BlbkFJ"), Drawn(74, 74)],
    ),
    row(
        "openai",
        "sk-proj-",
        Base64Url,
        &[Drawn(58, 58), Fixed("T3BlbkFJ"), Drawn(58, 58)],
    ),
    row(
        "openai",
        "sk-svcacct-",
        Base64Url,
        &[Drawn(74, 74), Fixed("T3BlbkFJ"), Drawn(74, 74)],
    ),
    row(
        "openai",
        "sk-svcacct-",
        Base64Url,
        &[Drawn(58, 58), Fixed("T3BlbkFJ"), Drawn(58, 58)],
    ),
    row(
        "openai",
        "sk-admin-",
        Base64Url,
        &[Drawn(74, 74), Fixed("T3BlbkFJ"), Drawn(74, 74)],
    ),
    row(
        "openai",
        "sk-admin-",
        Base64Url,
        &[Drawn(58, 58), Fixed("T3BlbkFJ"), Drawn(58, 58)],
    ),
    row(
        "anthropic",
        "sk-ant-api03-",
        Base64Url,
        &[Drawn(93, 93), Fixed("AA")],
    ),
    row(
        "anthropic",
        "sk-ant-admin01-",
        Base64Url,
        &[Drawn(93, 93), Fixed("AA")],
    ),
    row("openrouter", "sk-or-v1-", Hex, &[Drawn(64, 64)]),
    // Several makers write keys like OpenAI's first ones.
    row("sk", "sk-", Base62, &[Drawn(32, 64)]),
    row("perplexity", "pplx-", Base62, &[Drawn(48, 48)]),
    row("huggingface", "hf_", Letters, &[Drawn(34, 34)]),
    row("huggingface", "api_org_", Letters, &[Drawn(34, 34)]),
    // github.com/rust-lang/crates.io, src/util/token.rs.
    row("crates.io", "cio", Base62, &[Drawn(32, 32)]),
    row("rubygems", "rubygems_", Hex, &[Drawn(48, 48)]),
    row("clojars", "CLOJARS_", LowerDigits, &[Drawn(60, 60)]),
    // docs.docker.com, "Personal access tokens"; lengths from public scanners.
    row("docker", "dckr_pat_", Base64Url, &[Drawn(27, 27)]),
    row("docker", "dckr_oat_", Base64Url, &[Drawn(32, 32)]),
    row("digitalocean", "dop_v1_", Hex, &[Drawn(64, 64)]),
    row("digitalocean", "doo_v1_", Hex, &[Drawn(64, 64)]),
    row("digitalocean", "dor_v1_", Hex, &[Drawn(64, 64)]),
    row("databricks", "dapi", Hex, &[Drawn(32, 32)]),
    row("shopify", "shpat_", Hex, &[Drawn(32, 32)]),
    row("shopify", "shpca_", Hex, &[Drawn(32, 32)]),
    row("shopify", "shppa_", Hex, &[Drawn(32, 32)]),
    row("shopify", "shpss_", Hex, &[Drawn(32, 32)]),
    row("linear", "lin_api_", Base62, &[Drawn(40, 40)]),
    // The eight hex digits at its end are a checksum.
    row(
        "grafana",
        "glsa_",
        Base62,
        &[Drawn(32, 32), Fixed("_"), Told(Hex, 8, 8)],
    ),
    row("pulumi", "pul-", Hex, &[Drawn(40, 40)]),
    row(
        "postman",
        "PMAK-",
        Hex,
        &[Told(Hex, 24, 24), Fixed("-"), Drawn(34, 34)],
    ),
    row("planetscale", "pscale_tkn_", Base64Url, &[Drawn(32, 64)]),
    row("sentry", "sntryu_", Hex, &[Drawn(64, 64)]),
    row("doppler", "dp.pt.", Base62, &[Drawn(43, 43)]),
    row("mailgun", "key-", Hex, &[Drawn(32, 32)]),
    row("vault", "hvs.", Base64Url, &[Drawn(90, 120)]),
    row("heroku", "HRKU-AA", Base64Url, &[Drawn(58, 58)]),
    row(
        "notion",
        "ntn_",
        Base62,
        &[Told(Digits, 11, 11), Drawn(35, 35)],
    ),
];

const fn aws(lead: &'static str) -> Row {
    Row {
        maker: "aws",
        lead,
        alphabet: Base32,
        parts: &[Drawn(16, 16)],
        rest: Rest::Known(40.0),
    }
}
