//! The page in a real browser: its own style and nothing else, on a telephone and a desk, light, dark and printed.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;

use crate::audit::chrome;
use crate::support::world::World;

/// Opens the page inside of another of this width, which looks at it and writes down what it sees.
fn seen(folder: &Path, html: &str, width: u32, more: &[&str]) -> String {
    let inner = html.replace('&', "&amp;").replace('"', "&quot;");
    let outer = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><iframe id=\"f\" style=\"border:0;width:{width}px;height:3000px\" srcdoc=\"{inner}\"></iframe>\
         <p id=\"told\"></p><script>onload = () => {{ const page = f.contentDocument, root = page.documentElement;\
         told.textContent = ['over', root.scrollWidth - root.clientWidth, 'back', getComputedStyle(root).backgroundColor,\
         'rows', page.querySelectorAll('.row').length, 'scripts', page.scripts.length,\
         'loaded', performance.getEntriesByType('resource').length].join(' '); }}</script>"
    );
    let path = folder.join("outer.html");
    fs::write(&path, outer).expect("a file");
    let out = browser(folder, &path, &[&["--dump-dom"], more].concat());
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let told = text
        .split("<p id=\"told\">")
        .nth(1)
        .and_then(|rest| rest.split('<').next());
    told.unwrap_or_else(|| panic!("the page was not looked at: {text:.300}"))
        .to_owned()
}

fn browser(folder: &Path, page: &Path, more: &[&str]) -> Output {
    let out = Command::new("timeout")
        .args([
            "60",
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--enable-logging=stderr",
        ])
        .arg("--host-resolver-rules=MAP * ~NOTFOUND")
        .arg(format!(
            "--user-data-dir={}",
            folder.join("browser").display()
        ))
        .args(more)
        .arg(page)
        .output()
        .expect("chromium");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    let console: Vec<_> = said
        .lines()
        .filter(|line| line.contains("CONSOLE"))
        .collect();
    assert!(console.is_empty(), "{console:?}");
    out
}

#[test]
#[ignore = "needs chromium, pdftotext and pdfinfo; .ci/run has them"]
fn the_page_asks_for_nothing_fits_a_telephone_and_a_desk_is_dark_where_that_is_wanted_and_prints() {
    let html = World::new()
        .file(
            "vault.csv",
            chrome(&[
                ("GitHub", "https://github.com/login", "ada", "Tr0mbone-2024"),
                (
                    "A very long name without any space_____________________________________in_it",
                    "https://long.example/",
                    "ada",
                    "Tr0mbone-2024",
                ),
                (
                    "<script>document.title='x'</script>",
                    "https://x.example/",
                    "'><img src=https://x.example/x.png onerror=alert(1)>",
                    "letmein",
                ),
                ("مرحبا", "https://rtl.example/", "ada", "letmein"),
            ]),
        )
        .run([
            "audit",
            "vault.csv",
            "--rules",
            "-exposed",
            "--format",
            "html",
        ])
        .out;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let page = folder.join("audit.html");
    fs::write(&page, &html).expect("a file");
    for width in [360, 1280] {
        let told = seen(folder, &html, width, &[]);
        assert_eq!(
            told,
            "over 0 back rgb(255, 255, 255) rows 4 scripts 0 loaded 0"
        );
        let told = seen(
            folder,
            &html,
            width,
            &["--blink-settings=preferredColorScheme=0"],
        );
        assert_eq!(
            told,
            "over 0 back rgb(20, 23, 26) rows 4 scripts 0 loaded 0"
        );
    }
    let log = folder.join("net.json");
    let pdf = folder.join("audit.pdf");
    let flags = [
        format!("--log-net-log={}", log.display()),
        format!("--print-to-pdf={}", pdf.display()),
    ];
    browser(
        folder,
        &page,
        &flags.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let log = fs::read_to_string(log).expect("a log");
    for host in ["github.com", "x.example", "rtl.example"] {
        assert!(!log.contains(host), "the page asked {host}");
    }
    let text = Command::new("pdftotext")
        .arg(&pdf)
        .arg("-")
        .output()
        .expect("pdftotext");
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(
        text.contains("GitHub")
            && text
                .replace('\n', "")
                .contains("github.com/.well-known/change-password"),
        "{text:.500}"
    );
    assert!(!text.contains("Tr0mbone"));
}
