//! A draft as a page of its own: one file that loads and runs nothing.

use crate::request::draft::Content;
use crate::request::draft::Draft;
use crate::request::draft::Issue;
use crate::request::draft::Mail;
use crate::request::draft::text::NOT_TRUE;
use crate::text::in_html;

/// The draft as a page. What is to be copied stands in fields that cannot be changed; a browser that
/// translates or looks for telephone numbers is told not to.
#[must_use]
pub fn write(draft: &Draft) -> String {
    let mut page = Page(HEAD.to_owned());
    if let Some(issue) = &draft.issue {
        page.issue(issue);
    }
    if let Some(mail) = &draft.mail {
        page.mail(mail);
    }
    page.0.push_str("</body>\n</html>\n");
    page.0
}

struct Page(String);

impl Page {
    fn issue(&mut self, issue: &Issue) {
        let (conduct, summary) = &issue.conduct;
        self.element("h2", "The issue: everybody can read it");
        self.link("Open the form: ", &issue.url);
        self.link(&format!("Rules: {summary}, "), conduct);
        self.copied("Title", &issue.title);
        for block in &issue.blocks {
            match &block.content {
                Content::Text(text) => self.copied(&block.label, text),
                Content::Box { sentence, honest } => {
                    self.element("h3", &block.label);
                    self.element("p", &format!("\u{2610} {sentence}"));
                    let not_true = honest.as_ref().map_or("", |_| NOT_TRUE);
                    self.element("p", &format!("Only you can tick this. {not_true}"));
                }
            }
        }
    }

    fn mail(&mut self, mail: &Mail) {
        self.element("h2", "The mail: only staff can read it");
        self.element("p", &format!("From: {}.", mail.from_rule));
        if let Some(from) = &mail.from {
            self.copied("From", from);
        }
        self.copied("To", &mail.to);
        self.copied("Subject", &mail.subject);
        self.copied("Text", &mail.body);
    }

    /// A field to copy from. A parser drops one line end after the tag, so there is one to drop.
    fn copied(&mut self, label: &str, text: &str) {
        let text = text.trim_end();
        let rows = text
            .split('\n')
            .map(|line| 1 + line.chars().count() / COLUMNS);
        let rows: usize = rows.sum();
        self.0.push_str("<label><b>");
        self.text(label);
        self.0
            .push_str("</b>\n<textarea readonly spellcheck=\"false\" cols=\"80\" rows=\"");
        self.0.push_str(&rows.to_string());
        self.0.push_str("\">\n");
        self.text(text);
        self.0.push_str("</textarea></label>\n");
    }

    /// A link, where it leads to a site; else its text.
    fn link(&mut self, before: &str, url: &str) {
        self.0.push_str("<p>");
        self.text(before);
        let is_site = url.starts_with("https://");
        if is_site {
            self.0.push_str("<a rel=\"noreferrer noopener\" href=\"");
            self.text(url);
            self.0.push_str("\">");
        }
        self.text(url);
        self.0
            .push_str(if is_site { "</a></p>\n" } else { "</p>\n" });
    }

    fn element(&mut self, name: &str, text: &str) {
        self.tag(name, "");
        self.text(text);
        self.tag(&format!("/{name}"), "\n");
    }

    fn tag(&mut self, name: &str, after: &str) {
        for part in ["<", name, ">", after] {
            self.0.push_str(part);
        }
    }

    /// Text, in which nothing is markup and nothing hides.
    fn text(&mut self, text: &str) {
        for char in text.chars() {
            match in_html(char) {
                Some(told) if char != '\n' => self.0.push_str(told),
                _ => self.0.push(char),
            }
        }
    }
}

const COLUMNS: usize = 80;

const HEAD: &str = "\
<!DOCTYPE html>
<html lang=\"en\" translate=\"no\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"google\" content=\"notranslate\">
<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">
<title>Account recovery: what to file and what to send</title>
<style>
body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem; font-family: sans-serif; line-height: 1.4; }
label { display: block; margin: 1rem 0; }
textarea { display: block; width: 100%; box-sizing: border-box; font-family: monospace; }
</style>
</head>
<body>
<h1>Account recovery: what to file and what to send</h1>
";
