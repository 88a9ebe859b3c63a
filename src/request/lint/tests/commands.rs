//! Passwords in command lines, and command lines without one.

use super::edges::places;
use super::edges::tells;

#[test]
fn a_command_line_gives_its_password_away() {
    tells(
        "password",
        &[
            "twine upload -u ada -p hunter2xyz dist/*",
            "twine upload -u ada -p sunshine dist/*",
            "twine upload --username ada --password sunshine dist/*",
            "twine upload --password=sunshine dist/*",
            "--password Tr0ub4dor",
            "-u ada -p hunter2xyz",
            "docker login -u ada -p sunshine",
            "sshpass -p hunter2 ssh ada@example.org",
            "mysql -u root -phunter2 db",
            "curl -u ada:hunter2xyz https://example.org",
            "`curl --user ada:sunshine https://example.org`",
            "http -a ada:hunter2 https://example.org",
            "wget --user ada --password=hunter2 https://example.org",
            "openssl enc -pass pass:hunter2xyz",
            "gpg --batch --passphrase hunter2xyz -c x",
            "echo sunshine | docker login --username ada --password-stdin",
            "requests.get(url, auth=('ada', 'sunshine'))",
        ],
        &[
            "the --password option of twine",
            "the --username and --password options of twine",
            "use --password-stdin instead of --password",
            "twine upload -u __token__ -p $TOKEN dist/*",
            "twine upload -u __token__ -p \"$TWINE_PASSWORD\"",
            "twine upload --password <password>",
            "curl -u user:password https://example.org",
            "curl -u ada https://example.org",
            "curl -u \"$USER:$PASS\" https://example.org",
            "curl -u ada:*** https://example.org",
            "docker run -u 1000:1000 -p 8080:80 image",
            "docker run --user ada:staff -p 127.0.0.1:8080:80 image",
            "mysql -u root -p db2",
            "ssh -p 2222 -u ada",
            "mkdir -p dir2/build3",
            "psql -U ada -p 5432",
            "echo hello | sha256sum",
            "requests.get(url, auth=(user, password))",
        ],
    );
    assert_eq!(
        places("password", "run twine upload -u ada -p sunshine dist/*"),
        [(1, 25)]
    );
}
