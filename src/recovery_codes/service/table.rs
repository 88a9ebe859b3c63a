//! The table of services; each row says where its facts come from.

use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::service::Service;
use crate::recovery_codes::shape::Case;
use crate::recovery_codes::shape::Shape;

/// Sixteen lower-case hex digits: `token_hex(8)` in Python, `SecureRandom.hex(8)` in Ruby.
const HEX_16: Option<Shape> = Some(Shape::known(Alphabet::Hex, Some(Case::Lower), &[16], b'-'));

const ONLY_ONE: &str = "it is the only one: keep a second factor of another kind beside it";

pub(super) static SERVICES: [Service; 12] = [
    // pypi/warehouse accounts/services.py, accounts/forms.py, accounts/views.py,
    // templates/manage/account/recovery_codes-*.html; PyPI blog of 2025-11-14 on login verification.
    Service {
        id: "pypi",
        title: "PyPI",
        names: &["pypi.org"],
        count: Some(8),
        shape: HEX_16,
        used_at: Some(
            "log in at https://pypi.org/account/login/, then `Login using recovery codes`",
        ),
        at_use: &[
            "from a new network each try spends a code and needs the link in a mail too",
            "capital letters are refused",
        ],
        advice: &[
            "PyPI wants one burnt on purpose before a second factor can be added: mark that one as burnt",
        ],
        files: &["PyPI-Recovery-Codes-*.txt"],
    },
    // The same program with accounts of its own.
    Service {
        id: "testpypi",
        title: "TestPyPI",
        names: &["test.pypi.org"],
        count: Some(8),
        shape: HEX_16,
        used_at: Some(
            "log in at https://test.pypi.org/account/login/, then `Login using recovery codes`",
        ),
        at_use: &[],
        advice: &[
            "TestPyPI wants one burnt on purpose before a second factor can be added: mark that one as burnt",
            "its accounts and codes are not those of PyPI",
        ],
        // How it names its file is not documented.
        files: &[],
    },
    // docs.github.com: configuring two-factor authentication recovery methods, recovering your account if you
    // lose your 2FA credentials. The groups of hex digits are observed, not documented.
    Service {
        id: "github",
        title: "GitHub",
        names: &["github.com"],
        count: Some(16),
        shape: Some(Shape::known(
            Alphabet::Hex,
            Some(Case::Lower),
            &[5, 5],
            b'-',
        )),
        used_at: Some("log in at https://github.com/login, then `2FA recovery code`"),
        at_use: &[],
        advice: &[],
        files: &["github-recovery-codes.txt"],
    },
    // gitlabhq doc/user/profile/account/two_factor_authentication_troubleshooting.md; shape from devise-two-factor.
    Service {
        id: "gitlab",
        title: "GitLab",
        names: &["gitlab.com"],
        count: Some(10),
        shape: HEX_16,
        used_at: Some("where GitLab asks for the one-time code"),
        at_use: &[],
        advice: &[
            "`ssh git@gitlab.com 2fa_recovery_codes` makes a new set as long as your SSH key is on the account",
            "support resets the second factor of paid accounts only",
        ],
        files: &["gitlab-recovery-codes.txt"],
    },
    // rubygems/rubygems.org app/models/concerns/user_multifactor_methods.rb: SecureRandom.hex(6).
    Service {
        id: "rubygems",
        title: "RubyGems",
        names: &["rubygems.org"],
        count: Some(10),
        shape: Some(Shape::known(Alphabet::Hex, Some(Case::Lower), &[12], b'-')),
        used_at: None,
        at_use: &[],
        advice: &["up to two are needed to move to another device: do not go below two"],
        files: &[],
    },
    // hexpm/hexpm lib/hexpm/accounts/recovery_code.ex, lib/hexpm_web/views/view_helpers.ex.
    Service {
        id: "hex",
        title: "Hex",
        names: &["hex.pm", "hexpm"],
        count: Some(10),
        shape: Some(Shape::known(
            Alphabet::Base32Hex,
            Some(Case::Lower),
            &[4, 4, 4, 4],
            b'-',
        )),
        used_at: None,
        at_use: &[],
        advice: &["Hex keeps the codes readable: whoever reads its database has them"],
        files: &[],
    },
    // https://support.google.com/accounts/answer/1187538.
    Service {
        id: "google",
        title: "Google",
        names: &["google.com", "accounts.google.com", "gmail", "gmail.com"],
        count: Some(10),
        shape: Some(Shape::known(Alphabet::Digits, None, &[4, 4], b' ')),
        used_at: None,
        at_use: &[],
        advice: &[],
        files: &["Backup-codes-*.txt"],
    },
    // npm/documentation recovering-your-2fa-enabled-account.mdx: neither number nor shape is documented.
    Service {
        id: "npm",
        title: "npm",
        names: &["npmjs", "npmjs.com", "npmjs.org"],
        count: None,
        shape: None,
        used_at: Some("log in at https://www.npmjs.com/login, then `Use a recovery code`"),
        at_use: &[],
        advice: &["the codes can be seen and made anew while you are logged in"],
        files: &[],
    },
    // composer/packagist src/Security/TwoFactorAuthManager.php, templates/user/confirm_two_factor_auth.html.twig.
    Service {
        id: "packagist",
        title: "Packagist",
        names: &["packagist.org"],
        count: Some(1),
        shape: Some(Shape::known(Alphabet::Hex, None, &[8], b'-')),
        used_at: None,
        at_use: &["using it switches the second factor off: enrol again at once"],
        advice: &[ONLY_ONE],
        files: &[],
    },
    // docker/docs content/manuals/security/authentication/2fa/recover-hub-account.md: the shape is not documented.
    Service {
        id: "dockerhub",
        title: "Docker Hub",
        names: &[
            "docker",
            "docker hub",
            "docker.com",
            "hub.docker.com",
            "docker.io",
        ],
        count: Some(1),
        shape: None,
        used_at: None,
        at_use: &[],
        advice: &[ONLY_ONE],
        files: &[],
    },
    // https://docs.codeberg.org/security/2fa/; shape from go-gitea/gitea models/auth/twofactor.go.
    Service {
        id: "codeberg",
        title: "Codeberg",
        names: &["codeberg.org"],
        count: Some(1),
        shape: Some(Shape::known(
            Alphabet::Legible,
            Some(Case::Upper),
            &[10],
            b'-',
        )),
        used_at: None,
        at_use: &[],
        advice: &[
            ONLY_ONE,
            "Codeberg calls it the scratch token and shows it once",
        ],
        files: &[],
    },
    // mastodon/mastodon config: otp_backup_code_length 16, otp_number_of_backup_codes 10.
    Service {
        id: "mastodon",
        title: "Mastodon",
        names: &["mastodon.social"],
        count: Some(10),
        shape: HEX_16,
        used_at: None,
        at_use: &[],
        advice: &["each server has accounts of its own: name the server, not Mastodon"],
        files: &[],
    },
];
