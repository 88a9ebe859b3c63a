//! What to know of the second factor of known sites, each row with its source.

/// What is known of one site.
#[derive(Debug)]
pub struct Site {
    /// Its short name, as recovery codes have it, or its domain.
    pub names: &'static [&'static str],
    /// Sentences for whoever has just enrolled there.
    pub advice: &'static [&'static str],
    /// It asks for two codes in a row.
    pub two_codes: bool,
}

/// The row of a site, where there is one.
#[must_use]
pub fn known(site: &str) -> Option<&'static Site> {
    let site = site.trim().to_ascii_lowercase();
    SITES.iter().find(|row| row.names.contains(&site.as_str()))
}

static SITES: &[Site] = &[
    // pypi/warehouse accounts/services.py, manage/views: recovery codes come first, one of them is burnt.
    Site {
        names: &["pypi", "testpypi"],
        advice: &[
            "PyPI takes each code once, and only if it is of this half-minute or its neighbours",
            "before it lets you add this, PyPI wants one of your recovery codes burnt",
        ],
        two_codes: false,
    },
    // docs.github.com, configuring two-factor authentication: passkeys and security keys are added after TOTP.
    Site {
        names: &["github"],
        advice: &[
            "GitHub wants this (or SMS) before a passkey or a security key can be added: add one now",
            "GitHub asks once more within 28 days whether it works",
        ],
        two_codes: false,
    },
    // docs.npmjs.com; npm/documentation#1740, #1746 (October 2025).
    Site {
        names: &["npm"],
        advice: &[
            "npm takes no new authenticator app: only security keys and passkeys; an old enrolment still works",
        ],
        two_codes: false,
    },
    // AWS EnableMFADevice: AuthenticationCode1 and AuthenticationCode2.
    Site {
        names: &["aws", "amazon web services", "aws.amazon.com"],
        advice: &["AWS lets you register eight devices: add a second one of another kind"],
        two_codes: true,
    },
    // rubygems/rubygems.org totps_controller.rb.
    Site {
        names: &["rubygems"],
        advice: &["the QR code of RubyGems expires: finish on its page now"],
        two_codes: false,
    },
    // rbw#24, otphp#242: the first QR code that Microsoft shows is for push messages.
    Site {
        names: &["microsoft", "microsoft.com", "login.microsoftonline.com"],
        advice: &[
            "Microsoft's first QR code is for its own app: choose `I want to use a different authenticator app`",
        ],
        two_codes: false,
    },
    // Key URI page of Google Authenticator.
    Site {
        names: &["google"],
        advice: &[
            "Google shows its secret in small letters and groups of four: that is the same secret",
        ],
        two_codes: false,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_each_of_its_names_and_no_name_stands_twice() {
        let mut names: Vec<_> = SITES.iter().flat_map(|site| site.names).collect();
        for name in &names {
            assert!(known(&name.to_ascii_uppercase()).is_some(), "{name}");
        }
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(known("example.org").is_none());
    }
}
