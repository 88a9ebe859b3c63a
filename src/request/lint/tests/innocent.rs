//! Texts as honest people write them: nothing in them is a secret.

pub(super) static TEXTS: &[&str] = &[
    "",
    "Hello,\n\nI lost my phone and with it the authenticator app. My mailbox works, and I know my password.\n\
     I never saved the recovery codes.\n\nIndex: PyPI\nUsername: `ada-lovelace.x_1`\nProjects: `difference-engine`,\n\
     `py_analytics2`\nRepository: https://github.com/ada/difference-engine\n\nThank you!",
    "What is lost: the second factor and all recovery codes.\nWhat works: password, mailbox, push right.",
    "Password: lost\nE-mail: works\nSecond factor: lost\nRecovery codes: never generated\nAccount: active",
    "I forgot my password. The password reset mail does not arrive. My password is correct, but the code is not\n\
     accepted. The password was changed 2 days ago. My old password was compromised. The password is 12 characters.",
    "password: I do not know it any more; the password is stored in KeePassXC on the lost laptop",
    "I have access to my old password manager. Passwords: forgotten. The password field says: required",
    "I opened an issue on 2026-11-23 about my account, and the account recovery request was created on 2026-11-20.",
    "The project was created in 2015 and registered by the company in 2016. I joined the team in 2019.",
    "Locked out since 2026-11-23T12:34:56Z (2026-11-23 12:34:56.789012+00:00), 20261123, 11/23/2026.",
    "Fixed by 2b66c98c0d7e5c3b1f0a9d8e7c6b5a4938271605 in v1.2.3-45-g22b2a59; see also commit 22b2a59f and\n\
     commit 22b2a59f01c4, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.",
    "Merge: 22b2a59 6acc505\n30829fb totp: ask for padding\n0123abcd another",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\
     md5 d41d8cd98f00b204e9800998ecf8427e",
    "difference_engine-2.0.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl\n\
     difference-engine-2.0.1.tar.gz py38-py39-py310-py311 cp39-abi3-macosx_10_12_universal2",
    "https://files.pythonhosted.org/packages/3b/00/2344469e2084fb287c2e0b57b72910309874c3245463acd6cf5e3db69324/\
     appdirs-1.4.4-py2.py3-none-any.whl",
    "foo/bar.py,sha256=yoPmPXaKdJ8gfz8ObPJbcwcWlBKIPKvYSxDwn3eMbSA,1234\n\
     numpy==1.26.4 --hash=sha256:2a02aba9ed12e4ac4eb3ea9421c420301a0c6460d9830d74a9df87efa4912010",
    "\"integrity\": \"sha512-9NET910DNaIPngYnLLPeg+Ogzqsi9uM4mSboU5y6p8S5DzMTVEsJZrawi+BoDNUVBa2DhJqQYUFvMDfgU062LQ==\"",
    "https://github.com/pypi/support/issues/11415#issuecomment-2345678901 and\n\
     https://github.com/pypi/support/issues/new?assignees=&labels=account-recovery&template=account-recovery.yml&title=Account+recovery+request",
    "https://pypi.org/project/difference-engine/2.0.1/#files https://pypi.org/user/ada/?page=2&key=name",
    "git@github.com:ada/difference-engine.git https://ada@dev.example.com/x ssh://git@github.com/ada/x.git\n\
     pip install git+https://github.com/ada/x.git@v1.0.dev",
    "uses: actions/checkout@v4\nuses: pypa/gh-action-pypi-publish@release/v1\n\
     uses: actions/setup-python@0b93645e9fea7318ecaed2b359559ac225c90a2b\npackage@1.2.3 @scope/package@2.0.0-rc.1",
    "Releases came on these days:\n20240101\n20240315\n20241231\n19991130\n20231009\nand no other.",
    "The branches main-core-base-tool, good-bare-main-core and then-made-from-oaks are gone.",
    "ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISSN 2049-3630, DOI 10.1000/xyz123, RFC 6238, CVE-2026-12345.",
    "Python 3.12.1, pip 24.0, Ubuntu 24.04.1 LTS, Windows 10.0.19045.3803, Firefox 133.0, 192.168.178.21,\n\
     2001:0db8:85a3:0000:0000:8a2e:0370:7334, aa:bb:cc:dd:ee:ff, 127.0.0.1:8080",
    "Downloads: 1234567 last month, 12 345 678 in all, 1,234,567.89 USD, 100000000 rows, 3.14159265358979.",
    "In 2024 1500 people used it; from 2024 2025 on, more. See pages 1024-2048, issues 10174-10175.",
    "Token id 0b5c7d2e-1234-4abc-9def-0123456789ab (the token itself is deleted), user id 123456.",
    "Tokens of PyPI begin with `pypi-`, as in pypi-AgEIcHlwaS5vcmc…; those of GitHub with ghp_ and github_pat_.\n\
     export TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\npassword = <your token>\nTWINE_PASSWORD=${{ secrets.PYPI_API_TOKEN }}",
    "I use pypi-publish-github-action-workflow-templates, npm_config_registry and hf_transfer, sk-learn-contrib.",
    "https://user:password@example.org/simple is how it looks; https://${USER}:${PASS}@host/ is what I have.",
    "An otpauth:// link was never saved. The QR code is gone too. I had a YubiKey 5C NFC (firmware 5.4.3).",
    "THIS IS URGENT. ACCOUNTRECOVERYREQUEST. PLEASE HELP WITH THIS CASE SOON. INTERNATIONALIZATION",
    "they need more time with this code than last year when that code came from them",
    "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEVs/o5+uQbTjL3chynL4wXgUg2R9\n\
     q9UU8I5mEovUf86QZ7kOBIjJwqnzD1omageEHWwHdBO6B+dFabmdT9POxg==\n-----END PUBLIC KEY-----",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0SAxzcHqvXFYYcLnWJ0u5pJ8vNn2q4rNq3Qe0r1x2y ada@laptop\n\
     SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDYc7C1bLLsQw1a2b8 gpg fingerprint 0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567",
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    "Traceback (most recent call last):\n  File \"/usr/lib/python3.12/site-packages/twine/commands/upload.py\", line 230\n\
     requests.exceptions.HTTPError: 403 Client Error: Invalid or non-existent authentication information.\n\
     <object at 0x00007f3b5c0d1e80> <object at 0x7f3b5c0d1e80>",
    "This is a path: /nix/store/0c5gk4v0vgqlwvvvh5xwmsk1vqa4lhdz-python3",
    "OAuth2AuthenticationProviderFactory test_should_return_404_when_account_is_not_found getUserByIdAndName\n\
     AbstractSingletonProxyFactoryBeanV2 manylinux2014_x86_64_gnu UPLOAD_TO_TESTPYPI_2",
    "Received no mail since then. Received: nothing. Cookie: I deleted all of them. Authorization: failed.",
    "m***@gmail.com or a***e@example.net is my address, masked. The staff write from support@pypi.org; I will answer by mail.",
    "12345+ada@users.noreply.github.com signed the commits.",
    "| field | value |\n|---|---|\n| index | PyPI |\n| 2FA | TOTP, lost on 2026-11-01 |\n\n- [x] I agree to follow the PSF Code of Conduct",
    "Build 20261126.1234567 took 12:34:56, run 9876543210, job 12345678901, port 8080.",
    "Größe: 12 MB; naïve café; 日本語のテキスト; Привет, мир; שלום; 🙂🙂",
    "git push origin HEAD:refs/heads/aB3dE5gH7jK9mN1p\n * [new branch]      HEAD -> aB3dE5gH7jK9mN1p\n\
     branch 'aB3dE5gH7jK9mN1p' set up to track 'origin/aB3dE5gH7jK9mN1p'.",
    "gpg: Signature made Fri 27 Nov 2026 10:00:00 AM UTC\ngpg:                using RSA key 4AEE18F83AFDEB23\n\
     gpg: key 4AEE18F83AFDEB23: public key \"Ada\" imported\npub   rsa4096/4AEE18F83AFDEB23 2019-01-01 [SC]\n\
     Key fingerprint = 4AEE18F83AFDEB234AEE18F83AFDEB2312345678",
    "### PyPI Username\n\n`ada99`\n\n### Reason for request\n\nI lost my phone (Pixel8). But I still know:\n\
     - login/password\n- API token to upload packages",
    "Enter your username: ada99\nEnter your password: \nUploading difference_engine-2.0.1.tar.gz\n\
     HTTPError: 403 Forbidden. Invalid username/password. Permission denied (publickey,password).",
    "My password works. My phone was a Pixel8. I use KeePass2 for passwords, and Firefox135 on Ubuntu24.\n\
     I used ada99 as my username. The passwords of the users ada1 and ada2 are known.",
    "Mi contraseña funciona y mi usuario es ada99. Mein Passwort kenne ich, mein Benutzername ist ada99.\n\
     я помню пароль, логин ada99. 我的密码没有忘记，用户名是ada99。",
    "In 83af75d865cc I fixed it; I joined Mastodon in 2022 and work at example.org.",
];
