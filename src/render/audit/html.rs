//! A page of its own: no script, no request, a strict policy; in print, light and dark.

use std::io;
use std::io::Write;

use sha2::Digest;
use sha2::Sha256;

use crate::audit::vault::list::Finding;
use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::date::Date;
use crate::digits::base64;
use crate::render::audit::chart;
use crate::render::audit::markup::Markup;
use crate::render::audit::mirror::change;
use crate::render::audit::names;
use crate::report::Severity;

/// Write the page. `now` is in seconds since 1970.
pub(super) fn write(list: &List, now: u64, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Markup::default();
    head(&mut page);
    sums(list, now, &mut page);
    charts(list, &mut page);
    let (mend, _) = names::counts(list);
    let (to_mend, to_know) = list.rows.split_at(mend);
    section("Mend these, from the top", &mut page, to_mend.is_empty());
    page.raw("<ol>\n");
    for (at, row) in to_mend.iter().enumerate() {
        self::row(list, at, row, &mut page);
        // A large vault is written as it is made.
        flush(&mut page, out)?;
    }
    page.raw("</ol>\n");
    groups(list, &mut page);
    know(list, mend, to_know, &mut page);
    ignored(list, &mut page);
    not_checked(list, &mut page);
    files(list, &mut page);
    page.raw("<footer><p class=\"soft\">Made by doorkey ");
    page.text(env!("CARGO_PKG_VERSION"));
    page.raw(". This page loads nothing, sends nothing, and holds no password. Ticks are gone when it is closed; names of \
        accounts are worth hiding, too: delete it when you are done.</p></footer>\n</body>\n</html>\n");
    flush(&mut page, out)?;
    out.flush()
}

fn flush(page: &mut Markup, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(page.0.as_bytes())?;
    page.0.clear();
    Ok(())
}

/// Everything above what is told. Only this one style is let in, by its digest.
fn head(page: &mut Markup) {
    page.raw(
        "<!DOCTYPE html>\n<html lang=\"en\" translate=\"no\">\n<head>\n<meta charset=\"utf-8\">\n",
    );
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    let digest = base64::encode(&Sha256::digest(STYLE.as_bytes()));
    page.raw(str::from_utf8(digest.reveal()).unwrap_or_default());
    page.raw("'; base-uri 'none'; form-action 'none'\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n");
    page.raw("<meta name=\"google\" content=\"notranslate\">\n");
    page.raw("<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n");
    page.raw("<title>Vault audit</title>\n<style>");
    page.raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n");
}

/// A heading, unless there is nothing below it.
fn section(title: &str, page: &mut Markup, is_empty: bool) {
    if !is_empty {
        page.element("h2", "", title);
        page.raw("\n");
    }
}

fn sums(list: &List, now: u64, page: &mut Markup) {
    let account = &list.account;
    page.element("h1", "", "Your vault: what to mend first");
    page.open("p", "soft");
    page.text(&Date::at(now).to_string());
    page.raw(": ");
    page.text(&names::checked(account));
    page.raw("</p>\n<ul class=\"sums\">\n");
    let of = |wanted: Severity| {
        list.rows
            .iter()
            .filter(|row| row.severity() == Some(wanted))
            .count()
    };
    let open = names::not_checked(account).len();
    for (count, words) in [
        (of(Severity::Error), "accounts with errors"),
        (of(Severity::Warning), "with warnings"),
        (of(Severity::Note), "with notes"),
        (open, "things not checked"),
    ] {
        page.raw("<li><b>");
        page.number(count);
        page.raw("</b>");
        page.text(words);
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
    if list.rows.is_empty() {
        page.element("p", "", &names::headline(list));
    }
    if account.is_incomplete() || account.read() == 0 {
        page.element("p", "warning", "Not everything could be looked at: see \u{201c}Not checked\u{201d} and \u{201c}Files\u{201d} below.");
    }
    for note in &account.notes {
        page.named("p", "soft", note);
    }
}

fn charts(list: &List, page: &mut Markup) {
    page.raw("<div class=\"charts\">\n");
    chart::scores(&list.account, page);
    page.raw("</div>\n");
}

/// One account that is to be mended.
fn row(list: &List, at: usize, row: &Row, page: &mut Markup) {
    page.raw("<li class=\"row");
    page.raw(if at < FIRST { " first" } else { "" });
    page.raw("\" id=\"row-");
    page.number(at + 1);
    page.raw("\"><input type=\"checkbox\" id=\"done-");
    page.number(at + 1);
    page.raw("\" autocomplete=\"off\"><div><label for=\"done-");
    page.number(at + 1);
    page.raw("\"><h3>");
    page.number(at + 1);
    page.raw(". ");
    page.outside(&names::title(row));
    page.raw("</h3></label>\n");
    if let Some(whose) = names::whose(row) {
        page.named("p", "", &whose);
    }
    let place = names::place(list, row);
    if !place.is_empty() {
        page.named("p", "soft", &place);
    }
    if row.is_withheld {
        page.element("p", "soft", names::WITHHELD);
    }
    if let Some(protects) = row.protects {
        page.element("p", "soft", &format!("Comes early: {}", protects.why()));
    }
    page.raw("<ul class=\"findings\">\n");
    for finding in &row.findings {
        self::finding(list, finding, page);
    }
    page.raw("</ul>\n");
    if let Some(help) = row.findings.first().map(|finding| finding.rule.help) {
        page.element("p", "", &format!("Do: {help}"));
    }
    links(row, page);
    page.raw("</div></li>\n");
}

fn finding(list: &List, finding: &Finding, page: &mut Markup) {
    let word = finding.severity.word();
    page.raw("<li><span class=\"badge ");
    page.raw(word);
    page.raw("\">");
    page.raw(word);
    page.raw("</span>");
    page.text(&finding.message);
    if finding.is_known {
        page.raw(" (known)");
    }
    let group = finding
        .group
        .and_then(|at| Some((at + 1, list.groups.get(at)?)));
    if let Some((number, _)) = group.filter(|(_, group)| is_pictured(group)) {
        page.raw(" <a href=\"#group-");
        page.number(number);
        page.raw("\">see them</a>");
    }
    if let Some(detail) = &finding.detail {
        page.raw(" ");
        page.named("span", "soft", detail);
    }
    page.raw("</li>\n");
}

fn links(row: &Row, page: &mut Markup) {
    page.raw("<p class=\"links\">");
    if let Some(host) = &row.links.change {
        page.link(&change(host), "change the password");
    }
    if let Some(help) = &row.links.help {
        page.link(help, "second factors there");
    }
    if let Some(recovery) = &row.links.recovery {
        page.link(recovery, "if you are locked out");
    }
    page.raw("</p>\n");
}

fn is_pictured(group: &crate::audit::vault::list::Group) -> bool {
    group.members.len() > 1 && group.rule.severity > Severity::Note
}

fn groups(list: &List, page: &mut Markup) {
    let told: Vec<_> = names::groups(list)
        .filter(|(_, group)| is_pictured(group))
        .collect();
    section("Accounts that fall together", page, told.is_empty());
    if told.is_empty() {
        return;
    }
    page.element("p", "soft", "One password opens all accounts of a picture (same), or its variations do (alike). A square is an account that protects others.");
    page.raw("<ol class=\"groups charts\">\n");
    for (number, group) in told {
        chart::group(list, number, group, page);
    }
    page.raw("</ol>\n");
}

fn know(list: &List, before: usize, rows: &[Row], page: &mut Markup) {
    section("Good to know", page, rows.is_empty());
    page.raw("<ul class=\"compact\">\n");
    for (at, row) in rows.iter().enumerate() {
        page.raw("<li id=\"row-");
        page.number(before + at + 1);
        page.raw("\">");
        page.named("b", "", &names::name(row));
        page.raw(" ");
        page.named("span", "soft", &names::place(list, row));
        page.raw("<br>");
        let told: Vec<_> = row
            .findings
            .iter()
            .map(|finding| finding.message.as_str())
            .collect();
        page.text(&told.join("; "));
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
}

fn ignored(list: &List, page: &mut Markup) {
    let ignored = &list.account.ignored;
    section("Ignored, as you chose", page, ignored.is_empty());
    page.raw("<ul class=\"compact\">\n");
    for (rule, why, count) in ignored {
        page.raw("<li>");
        page.text(&format!("{rule}, {count} times: "));
        page.outside(why);
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
}

fn not_checked(list: &List, page: &mut Markup) {
    let told = names::not_checked(&list.account);
    section("Not checked", page, told.is_empty());
    if told.is_empty() {
        return;
    }
    page.raw("<table><tr><th>Rule</th><th>Why</th><th>What to do</th></tr>\n");
    for (rule, why, hint) in told {
        page.raw("<tr>");
        page.element("td", "", rule);
        page.named("td", "", &why);
        page.element("td", "", &hint);
        page.raw("</tr>\n");
    }
    page.raw("</table>\n");
}

fn files(list: &List, page: &mut Markup) {
    section("Files", page, list.account.files.is_empty());
    page.raw("<ul class=\"compact\">\n");
    for file in &list.account.files {
        page.raw("<li>");
        page.named("b", "", &file.name);
        page.raw(" ");
        match &file.trouble {
            Some(why) => page.named("span", "warning", &format!("not read: {why}")),
            None => page.named(
                "span",
                "",
                &format!(
                    "{}: {} of {} entries checked",
                    file.format, file.checked, file.read
                ),
            ),
        }
        for note in &file.notes {
            page.raw("<br>");
            page.named("span", "soft", note);
        }
        for bad in &file.bad {
            page.raw("<br>");
            page.named(
                "span",
                "warning",
                &format!("{} cannot be read: {}", bad.place, bad.why),
            );
        }
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
}

/// How many stand out.
const FIRST: usize = 3;
const STYLE: &str = include_str!("style.css");
