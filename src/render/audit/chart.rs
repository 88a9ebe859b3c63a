//! Charts as SVG that stands in the page: no script, no request, every number also as text.

use crate::audit::vault::list::Account;
use crate::audit::vault::list::Group;
use crate::audit::vault::list::List;
use crate::render::audit::markup::Markup;
use crate::render::audit::names;
use crate::render::words::strength;

/// How many passwords have each strength, by the worst that was found of their entries.
pub(super) fn scores(account: &Account, page: &mut Markup) {
    let most = account
        .scores
        .iter()
        .map(|row| row.iter().sum::<usize>())
        .max()
        .unwrap_or_default();
    if most == 0 {
        return;
    }
    page.raw("<figure class=\"chart\"><figcaption>How strong the passwords are</figcaption>");
    page.raw("<svg viewBox=\"0 0 340 158\" role=\"img\" aria-labelledby=\"scores\"><title id=\"scores\">");
    for (score, row) in (0..).zip(account.scores) {
        page.text(strength(score));
        page.raw(": ");
        page.number(row.iter().sum::<usize>());
        page.raw("; ");
    }
    page.raw("</title>");
    for (score, row) in (0_u8..).zip(account.scores) {
        bar(score, row, most, page);
    }
    page.raw("</svg>");
    page.raw("<p class=\"legend\">");
    for (class, word) in KINDS.iter().rev() {
        page.raw("<span class=\"key fill-");
        page.raw(class);
        page.raw("\"></span>");
        page.text(word);
        page.raw(" ");
    }
    page.raw("</p></figure>\n");
}

fn bar(score: u8, row: [usize; 4], most: usize, page: &mut Markup) {
    let top = 8 + usize::from(score) * 30;
    let sum: usize = row.iter().sum();
    page.raw("<text x=\"0\" y=\"");
    page.number(top + 15);
    page.raw("\">");
    page.text(strength(score));
    page.raw("</text>");
    let mut left = LEFT;
    for (count, (class, word)) in row
        .into_iter()
        .zip(KINDS)
        .rev()
        .filter(|(count, _)| *count > 0)
    {
        // What is there is to be seen, however little it is.
        let width = (count * WIDTH / most).max(3);
        page.raw("<rect x=\"");
        page.number(left);
        page.raw("\" y=\"");
        page.number(top);
        page.raw("\" width=\"");
        page.number(width);
        page.raw("\" height=\"22\" class=\"fill-");
        page.raw(class);
        page.raw("\"><title>");
        page.number(count);
        page.raw(" ");
        page.text(word);
        page.raw("</title></rect>");
        left += width;
    }
    page.raw("<text class=\"count\" x=\"");
    page.number(left + 6);
    page.raw("\" y=\"");
    page.number(top + 15);
    page.raw("\">");
    page.number(sum);
    page.raw("</text>");
}

/// One password and the accounts that it opens.
pub(super) fn group(list: &List, number: usize, group: &Group, page: &mut Markup) {
    let shown = group.members.len().min(MEMBERS);
    let height = (shown + usize::from(group.members.len() > shown)) * STEP + 8;
    let middle = height / 2;
    page.raw("<li id=\"group-");
    page.number(number);
    page.raw("\"><svg viewBox=\"0 0 340 ");
    page.number(height);
    page.raw("\" role=\"img\" aria-label=\"");
    page.text(what(group));
    page.raw(" for ");
    page.number(group.members.len());
    page.raw(" entries\">");
    let places = (0..).map(|at| 4 + at * STEP + STEP / 2);
    for top in places.clone().take(shown) {
        page.raw("<path class=\"line\" d=\"M 62 ");
        page.number(middle);
        page.raw(" C 80 ");
        page.number(middle);
        page.raw(" 74 ");
        page.number(top);
        page.raw(" 96 ");
        page.number(top);
        page.raw("\"/>");
    }
    page.raw("<rect class=\"hub\" x=\"1\" width=\"61\" height=\"24\" rx=\"5\" y=\"");
    page.number(middle - 12);
    page.raw("\"/><text class=\"hub-text\" x=\"31\" text-anchor=\"middle\" y=\"");
    page.number(middle + 4);
    page.raw("\">");
    page.text(if group.rule.id == "variant" {
        "alike"
    } else {
        "same"
    });
    page.raw("</text>");
    for (top, &member) in places.clone().zip(group.members.iter().take(shown)) {
        let Some(row) = list.rows.get(member) else {
            continue;
        };
        dot(top, row.protects.is_some(), page);
        page.raw("<a href=\"#row-");
        page.number(member + 1);
        page.raw("\"><text class=\"name\" x=\"111\" y=\"");
        page.number(top + 4);
        page.raw("\">");
        page.text(&short(&names::name(row)));
        page.raw("</text></a>");
    }
    if group.members.len() > shown {
        page.raw("<text x=\"111\" y=\"");
        page.number(4 + shown * STEP + STEP / 2 + 4);
        page.raw("\">and ");
        page.number(group.members.len() - shown);
        page.raw(" more</text>");
    }
    page.raw("</svg></li>\n");
}

/// A round one, or a square one for an account that protects others: colour alone says nothing.
fn dot(middle: usize, protects: bool, page: &mut Markup) {
    if protects {
        page.raw("<rect class=\"fill-strong\" width=\"10\" height=\"10\" x=\"95\" y=\"");
        page.number(middle - 5);
    } else {
        page.raw("<circle class=\"fill-plain\" r=\"5\" cx=\"100\" cy=\"");
        page.number(middle);
    }
    page.raw("\"/>");
}

/// What the members of a group have in common.
pub(super) fn what(group: &Group) -> &'static str {
    match group.rule.id {
        "reused" => "one password",
        "variant" => "nearly one password",
        _ => "one account",
    }
}

fn short(name: &str) -> String {
    let mut short: String = name.chars().take(NAME).collect();
    if name.chars().nth(NAME).is_some() {
        short.push('…');
    }
    short
}

/// As the account counts them: nothing, notes, warnings, errors.
const KINDS: [(&str, &str); 4] = [
    ("fine", "nothing found"),
    ("note", "note"),
    ("warning", "warning"),
    ("error", "error"),
];
const LEFT: usize = 70;
const WIDTH: usize = 225;
const STEP: usize = 24;
const MEMBERS: usize = 12;
const NAME: usize = 34;
