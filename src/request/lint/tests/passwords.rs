//! What gives a password away without a colon before it, and what only speaks of one.

use super::edges::places;
use super::edges::tells;

#[test]
fn a_label_alone_on_its_line_is_answered_by_the_next_lines() {
    tells(
        "password",
        &[
            "Password:\nhunter2",
            "Password:\n\nhunter2",
            "Password:\t\n    hunter2",
            "> Password:\n> hunter2",
            "**Password:**\nsunshine",
            "### Password\n\nhunter2",
            "### Which password did you use?\n\nhunter2",
            "Old password\nhunter2",
            "Password: ________\nhunter2",
            "My old passwords:\n\n- sunshine\n- dragon99",
            "My old passwords:\n\n- [removed]\n- dragon99",
            "Passwords:\n1. sunshine\n2. moonlight",
            "Password:\n```\nhunter2\n```",
        ],
        &[
            "Password:\nUsername:\nE-mail:",
            "Password:\n\nThanks,\nAda",
            "Password:\nlost",
            "### Password\n\nlost",
            "### Password\n\nI forgot it.",
            "### Password\n\n_No response_",
            "### Username and password?\n\nada99",
            "I forgot my password\nada99",
            "Password:\n\n\n\nhunter2",
            "Enter your password: \nUploading difference_engine-2.0.1.tar.gz",
            "[sudo] password for ada99:\nSorry, try again.",
        ],
    );
    assert_eq!(
        places("password", "Passwords:\n- sunshine\n- lost\n- moonlight"),
        [(2, 3), (4, 3)]
    );
}

#[test]
fn a_file_of_logins_gives_its_passwords_away() {
    tells(
        "password",
        &[
            "machine upload.pypi.org login ada password hunter2",
            "machine upload.pypi.org\n  login ada\n  password sunshine",
            "default login ada password sunshine",
            "[pypi]\nusername = ada\npassword = correct-horse-battery",
            "name,url,username,password\nPyPI,https://pypi.org,ada,hunter2",
            "| username | password |\n|---|---|\n| ada | lost |\n| bob | hunter2 |",
            "user: ada\npass: hunter2",
            "DB_PASS=hunter2",
            "credentials: ada:hunter2",
            "PGPASSWORD=hunter2 psql",
            "dbPassword: \"sunshine\"",
            "Password1 = hunter2",
            "ALTER USER ada IDENTIFIED BY 'hunter2'",
        ],
        &[
            "[pypi]\nusername = __token__\npassword = ",
            "login ada99\npassword lost",
            "name,email,role\nada,none,owner2",
            "I lost my phone, password, and codes\nand so on, in 2019, nothing2",
            "| username | password |\n|---|---|\n| ada99 | lost |",
            "| what | works |\n|---|---|\n| password | yes |\n| TOTP2 | no |",
            "password2fa: ok1",
            "password = get_password()",
            "def check_password(user1):",
            "(None, 'joe', 'password', 'proxy.example.com:3128')",
            "password = settings.password",
            "passwd = _raw_input(prompt, stream, input=input)",
            "PASS: test_login2",
            "pass: 12, fail: 3",
            "2 tests pass: integration2",
            "pass -c pypi/ada99",
            "pin: numpy==1.26.4",
            "pin numpy1 to 1.26",
        ],
    );
}

#[test]
fn a_number_is_a_pin_where_it_is_called_one() {
    tells(
        "password",
        &["PIN: 4711", "my PIN is 4711"],
        &["PIN: 471", "PIN is 2019", "PIN: lost", "pin: 1.26.4"],
    );
}

#[test]
fn several_words_are_a_password_where_they_are_no_sentence() {
    tells(
        "password",
        &[
            "password: correct horse battery staple",
            "My last password was correct horse battery staple",
            "My passphrase is correct-horse-battery-staple",
            "passphrase for key: purple monkey dishwasher",
            "pass phrase: purple monkey dishwasher",
            "app password: abcd efgh ijkl mnop",
            "password: dragon (the old one)",
        ],
        &[
            "password: works fine still",
            "Password: lost with the phone",
            "password: please help",
            "password: case-sensitive",
            "password: not-set",
            "password: read-only",
            "my password was too short then",
            "Export passwords: CSV",
            "wrong passphrase -> \"Decryption failed\"",
        ],
    );
}

#[test]
fn a_sentence_gives_a_password_away_before_and_behind_its_name() {
    tells(
        "password",
        &[
            "I used hunter2 as my password",
            "I used dragon as my old PyPI password.",
            "\"hunter2\" used to be my password",
            "hunter2 was my password",
            "hunter2 (my old password)",
            "the password was set to hunter2",
            "password was changed from hunter2 to hunter3",
            "password used to be hunter2",
            "my password may have been Summer2019!",
            "The password I set on PyPI was hunter2",
            "My PyPI password (the one from 2019) was hunter2",
            "The password was, I believe, hunter2.",
            "my first password ever was dragon.",
            "my password starts with hun2ter",
            "I changed my password to hunter2",
            "my usual password (hunter2) does not work",
            "my usual password, hunter2, does not work",
            "data['password'] = 'sunshine'",
            "my password hunter2 does not work any more",
            "username and password are ada and hunter2",
            "my old password\nwas hunter2 and it worked",
            "I am sure that my password was\nhunter2 on that day",
        ],
        &[
            "The previous password was mine",
            "My old password was in KeePass",
            "I used KeePass2 for my passwords",
            "I used Firefox135 for my passwords.",
            "I used ada99 as my username and forgot my password.",
            "My username is ada99 and I lost my password.",
            "I forgot my password and my username is ada99.",
            "My username was hunter2; the password is lost.",
            "My password manager is KeePass2",
            "That was my old password.",
            "What works is the password",
            "the password was set to expire",
            "I lost the password to ada99",
            "my password, phone, and codes2",
            "the password of ada99 was changed",
            "password for ada99: lost",
            "password authentication failed for user ada99",
            "my password is hashed with argon2id",
            "my password is stored as sha256-hash",
            "I changed the password on 2nd of May, 3x, at 10:15am",
            "variants of the master password, keepassxc#4276",
            "check SHA-1(\"password\") first",
            "the `password` field in `.pypirc`",
            "my password is fine, PyPI2FA is not",
        ],
    );
}

#[test]
fn two_passwords_are_weighed_against_each_other() {
    tells(
        "password",
        &[
            "It was either Summer2019 or Winter2020, I do not know which password I used.",
            "I forgot my password. It was either Summer2019 or Winter2020.",
            "I forgot my password. It was Summer2019, I think.",
            "my password was either [removed] or Winter2020",
            "My old passwords: [removed], Winter2020",
            "What was your last password? hunter2",
        ],
        &[
            "With a password or a key, either Python2 or Python3 works",
            "I forgot my password. It was changed in 2019.",
            "I only have the password, username, and e-mail.\nIt is ada99 on PyPI.",
            "Do you know your password? Yes, I know it.",
            "Either Summer2019 or Winter2020 was the last release.",
        ],
    );
    assert_eq!(
        places("password", "Passwords: hunter2, [removed] and hunter3"),
        [(1, 1)]
    );
}

#[test]
fn a_layout_hands_a_password_over_as_a_colon_does() {
    tells(
        "password",
        &[
            "password -> hunter2",
            "password → sunshine",
            "password => hunter2",
            "password - hunter2",
            "password – hunter2",
            "password........: hunter2",
            "| password | hunter2 |",
            "| password: | hunter2 |",
            "password (old): hunter2",
            "password [old] = hunter2",
            "Password #1: hunter2",
            "<td>Password</td><td>hunter2</td>",
            "<b>Password</b>: hunter2",
            "Password for 'https://ada@github.com': hunter2",
            "[sudo] password for ada: hunter2",
            "The password I used in 2019: hunter2",
        ],
        &[
            "password - lost",
            "password -> forgotten",
            "| password | lost |",
            "| username | password | email |",
            "| | PyPI | TestPyPI |\n|---|---|---|\n| password | works | lost2 |",
            "Password (lost): I had it in Firefox135",
            "password reset link: https://pypi.org/account/request-password-reset/",
            "password entropy: 77.5bit",
            "password (12 characters)",
            "<input type=\"password\" id=\"pw1\" name=\"field2\">",
        ],
    );
}
