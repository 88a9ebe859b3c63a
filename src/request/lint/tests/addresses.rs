//! Mail addresses that hide from programs and not from people.

use super::edges::places;
use super::edges::tells;

#[test]
fn a_mail_address_is_one_however_its_at_sign_is_written() {
    tells(
        "email_address",
        &[
            "ada&#64;example.org",
            "ada&#0064;example.org",
            "ada&#x40;example.org",
            "ada&commat;example.org",
            "mailto:ada%40gmail.com",
            "https://example.org/?email=ada%40gmail.com",
            "ada(@)example.org",
            "ada[@]example[.]org",
            "ada @ example.org",
            "ada@example[.]org",
            "ada@example dot org",
        ],
        &[
            "&#64;example.org",
            "ada&#65;example.org",
            "ada&amp;example.org",
            "https://github.com/actions/checkout%40v4",
            "https://unpkg.com/react%4018.0.0/",
            "https://example.org/%40types/node.js",
            "meet @ example.org",
        ],
    );
    assert_eq!(places("email_address", "to ada&#64;example.org"), [(1, 4)]);
}

#[test]
fn a_name_is_emphasised_by_as_many_marks_on_both_sides_and_masked_by_others() {
    tells(
        "email_address",
        &[
            "**ada**@example.org",
            "*ada*@example.org",
            "`ada`@example.org",
            "I am **ada**@example.org",
        ],
        &[
            "ada**@example.org",
            "*ada**@example.org",
            "**a***@example.org",
            "a***@example.org",
            "a*d*a@example.org",
        ],
    );
}

#[test]
fn a_spoken_address_is_a_name_at_a_host_of_mailboxes_or_is_called_one() {
    tells(
        "email_address",
        &[
            "ada at gmail.com",
            "ada.lovelace at posteo.de",
            "ada at gmail dot com",
            "ada at example dot org",
            "ada AT example DOT org",
            "ada AT example.org",
            "write to ada at example.org",
            "my address is ada at example.org",
            "ada_at_gmail_dot_com",
            "ada-at-gmail.com",
        ],
        &[
            "ada at example.org",
            "look at example.org",
            "I work at gmail.com",
            "my account at gmail.com is lost",
            "my mailbox at gmail.com is gone",
            "not at outlook.com",
            "released at pypi.org and test.pypi.org",
            "See the docs AT example.org",
            "my mail server at example.org",
            "Mail (ada at mail.example)",
        ],
    );
}
