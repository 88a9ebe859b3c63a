//! What is printed, as a printer and a telephone see it: pages, words, and QR codes that other programs read.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use doorkey::date::Date;
use doorkey::recovery_codes::shares::Share;
use doorkey::recovery_codes::shares::split;
use doorkey::recovery_codes::sheet::CodeState;
use doorkey::recovery_codes::sheet::Sheet;
use doorkey::recovery_codes::sheet::SheetCode;
use doorkey::recovery_codes::sheet::share::Opens;
use doorkey::recovery_codes::sheet::share::ShareSheet;
use doorkey::secret::Secret;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::support::process::End;
use crate::support::process::wait_for;

#[test]
#[ignore = "needs rsvg-convert and zbarimg; .ci/run has them"]
fn every_qr_code_of_a_sheet_is_read_by_another_program() {
    let folder = tempfile::tempdir().expect("a folder");
    for (count, length) in [(1, 8), (8, 16), (16, 11), (16, 64), (100, 16), (1, 600)] {
        let codes = codes(count, length);
        let html = text(&sheet(&codes).html());
        let mut read = Vec::new();
        for drawn in drawings(&html) {
            let told = qr_of(folder.path(), drawn);
            assert!(
                told.starts_with("PyPI, ada, recovery codes of 2026-09-21"),
                "{told}"
            );
            read.extend(told.lines().skip(1).map(str::to_owned));
        }
        let given: Vec<_> = codes.iter().map(text).collect();
        assert_eq!(read, given, "{count} codes of {length}");
    }
}

#[test]
#[ignore = "needs rsvg-convert and zbarimg; .ci/run has them"]
fn the_qr_code_of_a_share_is_the_share() {
    let folder = tempfile::tempdir().expect("a folder");
    for share in shares() {
        let html = text(&share_sheet(&share).html());
        let [drawn] = drawings(&html)[..] else {
            panic!("one QR code a share");
        };
        assert_eq!(qr_of(folder.path(), drawn), text(&share.text()));
    }
}

#[test]
#[ignore = "needs chromium, pdftotext, pdftoppm and zbarimg; .ci/run has them"]
fn a_browser_prints_each_sheet_on_one_page_of_either_format_and_the_print_can_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = std::env::var_os("DOORKEY_KEEP_PRINTS").map(PathBuf::from);
    let folder = kept.as_deref().unwrap_or(folder.path());
    for (name, count, length, pages) in [
        ("pypi", 8, 16, 1),
        ("full", 16, 16, 1),
        ("many", 40, 16, 2),
        ("hex", 10, 64, 2),
        ("hyphens", 16, 19, 1),
        ("long", 16, 26, 1),
    ] {
        let codes = codes(count, length);
        let mut sheet = sheet(&codes);
        sheet.codes[1].state = CodeState::Burnt;
        sheet.codes[2].state = CodeState::HandedOut;
        for format in ["A4", "letter"] {
            let pdf = printed(
                folder,
                &format!("{name}-{format}"),
                &text(&sheet.html()),
                format,
            );
            assert_eq!(page_count(&pdf), pages, "{name} on {format}");
            let words: String = said(Command::new("pdftotext").arg("-raw").arg(&pdf).arg("-"))
                .split_whitespace()
                .collect();
            for code in &codes {
                assert!(words.contains(&text(code)), "{name}: {words}");
            }
            let read = read_from_paper(&pdf);
            for (at, code) in codes.iter().enumerate() {
                assert_eq!(read.contains(&text(code)), at != 1, "{name}: {read}");
            }
        }
    }
    for share in &shares()[..1] {
        let pdf = printed(folder, "share", &text(&share_sheet(share).html()), "letter");
        assert_eq!(page_count(&pdf), 1);
        assert!(read_from_paper(&pdf).contains(&text(&share.text())));
    }
}

/// Invented codes of this length; of 19 with hyphens, as Hex has them.
fn codes(count: usize, length: usize) -> Vec<Secret> {
    (0..count)
        .map(|at| {
            let digits = format!(
                "{:032x}",
                0x9e37_79b9_7f4a_7c15_f39c_u128.wrapping_mul(at as u128 * 97 + 1)
            );
            let long = digits.repeat(length.div_ceil(32));
            let mut code: String = long.chars().skip(long.len() - length).collect();
            if length == 19 {
                for at in [4, 9, 14] {
                    code.replace_range(at..=at, "-");
                }
            }
            Secret::new(code.into_bytes())
        })
        .collect()
}

fn sheet(codes: &[Secret]) -> Sheet<'_> {
    let numbered = (1..).zip(codes);
    Sheet {
        site: "PyPI",
        account: "ada",
        made: Date::at(1_790_000_000),
        where_to_use: Some("https://pypi.org/account/login/, “Login using recovery codes”"),
        fingerprint: Some("7k2q9xpm"),
        codes: numbered
            .map(|(number, code)| SheetCode {
                number,
                code,
                state: CodeState::Unused,
            })
            .collect(),
    }
}

fn shares() -> Vec<Share> {
    let key = Secret::new(b"0123456789abcdef0123456789abcdef".to_vec());
    split(&key, 3, 5, &mut StdRng::seed_from_u64(7)).expect("a possible split")
}

fn share_sheet(share: &Share) -> ShareSheet<'_> {
    ShareSheet {
        name: "the key of the vault",
        made: Date::at(1_790_000_000),
        share,
        command: "doorkey codes combine",
        opens: Opens {
            what: "the vault",
            command: "doorkey codes list",
            without: "age -d -i key.txt",
        },
    }
}

fn text(secret: &Secret) -> String {
    String::from_utf8(secret.reveal().to_vec()).expect("text")
}

/// The drawings in a page.
fn drawings(html: &str) -> Vec<&str> {
    let all = html.split("<svg").skip(1);
    all.map(|rest| rest.split("</svg>").next().unwrap_or_default())
        .collect()
}

/// What a reader of QR codes sees in a drawing, at two sizes.
fn qr_of(folder: &Path, drawn: &str) -> String {
    let (svg, png) = (folder.join("qr.svg"), folder.join("qr.png"));
    fs::write(&svg, format!("<svg{drawn}</svg>")).expect("a file");
    let [small, large] = ["400", "900"].map(|width| {
        let mut draw = Command::new("rsvg-convert");
        said(draw.args(["--width", width, "--output"]).args([&png, &svg]));
        read_qr(&png)
    });
    assert_eq!(small, large);
    small
}

fn read_qr(picture: &Path) -> String {
    let read = said(
        Command::new("zbarimg")
            .args(["--raw", "--quiet", "--oneshot"])
            .arg(picture),
    );
    read.trim_end_matches('\n').to_owned()
}

/// All QR codes of a print, as a scanner of 200 dots an inch sees them.
fn read_from_paper(pdf: &Path) -> String {
    let stem = pdf.with_extension("");
    said(
        Command::new("pdftoppm")
            .args(["-r", "200", "-png"])
            .arg(pdf)
            .arg(&stem),
    );
    let name = stem
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let folder = fs::read_dir(stem.parent().expect("a folder")).expect("a folder");
    let mut pictures: Vec<_> = folder
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "png"))
        .filter(|path| {
            path.file_name()
                .is_some_and(|file| file.to_string_lossy().starts_with(&format!("{name}-")))
        })
        .collect();
    pictures.sort();
    let mut all = String::new();
    for picture in pictures {
        let out = Command::new("zbarimg")
            .args(["--raw", "--quiet"])
            .arg(picture)
            .output();
        all += &String::from_utf8_lossy(&out.expect("zbarimg").stdout);
    }
    all
}

/// The page as a browser prints it on this format.
fn printed(folder: &Path, name: &str, html: &str, format: &str) -> PathBuf {
    let (page, pdf) = (
        folder.join(format!("{name}.html")),
        folder.join(format!("{name}.pdf")),
    );
    let html = html.replace("@page { ", &format!("@page {{ size: {format}; "));
    assert!(html.contains(format), "the style has a rule for the page");
    fs::write(&page, html).expect("a file");
    let mut child = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--no-first-run",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("browser").display()
        ))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(&page)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromium");
    let end = wait_for(&mut child, Duration::from_mins(1));
    if end.is_none() {
        child.kill().expect("a browser to stop");
    }
    assert_eq!(end, Some(End::Code(0)));
    pdf
}

fn page_count(pdf: &Path) -> usize {
    let told = said(Command::new("pdfinfo").arg(pdf));
    let pages = told.lines().find_map(|line| line.strip_prefix("Pages:"));
    pages
        .and_then(|pages| pages.trim().parse().ok())
        .expect("a number of pages")
}

/// What a program says, which must be content.
fn said(command: &mut Command) -> String {
    let out = command.output().expect("a program of the tests");
    assert!(
        out.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8_lossy(&out.stdout).into_owned()
}
