//! Markdown as people read it in a terminal, and as `man` shows it.

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

const COLUMNS: usize = 80;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    Heading(String),
    Paragraph(String),
    Item(String),
    Verbatim(String),
    Table(Vec<Vec<String>>),
}

/// As plain text of at most 80 columns, but for what stands verbatim.
pub fn text(markdown: &str) -> String {
    let mut page = String::new();
    let blocks = blocks(markdown);
    for (at, block) in blocks.iter().enumerate() {
        let is_tight = at > 0
            && matches!(
                (blocks.get(at - 1), block),
                (Some(Block::Item(_)), Block::Item(_))
            );
        if at > 0 && !is_tight {
            page.push('\n');
        }
        for line in laid_out(block) {
            page.push_str(line.trim_end());
            page.push('\n');
        }
    }
    page
}

/// As a page of section 7 of the manual.
pub fn manual(name: &str, about: &str, version: &str, markdown: &str) -> String {
    let mut page = format!(
        ".TH doorkey-{name} 7 \"\" \"doorkey {version}\" \"\"\n.SH NAME\ndoorkey\\-{} \\- {}\n.SH DESCRIPTION\n",
        escaped(name),
        escaped(about)
    );
    for block in blocks(markdown) {
        let (before, lines, after) = match &block {
            Block::Heading(title) => (".SH ", vec![title.to_uppercase()], ""),
            Block::Paragraph(words) => (".PP\n", vec![words.clone()], ""),
            Block::Item(words) => (".IP \\(bu 2\n", vec![words.clone()], ""),
            Block::Verbatim(_) | Block::Table(_) => (".PP\n.nf\n", laid_out(&block), ".fi\n"),
        };
        page.push_str(before);
        for line in lines {
            page.push_str(&escaped(line.trim_end()));
            page.push('\n');
        }
        page.push_str(after);
    }
    page
}

/// What roff would take for its own.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) {
        return format!("\\&{text}");
    }
    text
}

fn laid_out(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(title) => vec![title.to_uppercase()],
        Block::Paragraph(words) => wrapped(words, COLUMNS),
        Block::Item(words) => indented("- ", wrapped(words, COLUMNS - 2)),
        Block::Verbatim(lines) => lines.lines().map(|line| format!("    {line}")).collect(),
        Block::Table(rows) => table(rows),
    }
}

/// The first line after `mark`, the others below it.
fn indented(mark: &str, lines: Vec<String>) -> Vec<String> {
    let below = " ".repeat(mark.len());
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(at, line)| format!("{}{line}", if at == 0 { mark } else { &below }))
        .collect()
}

/// Lines of at most `width` characters, but for a longer word.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if length(line) + 1 + length(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Columns side by side; the widest of them give way.
fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column));
    let widest = |column| {
        cells(column)
            .map(|cell| length(cell))
            .max()
            .unwrap_or_default()
    };
    let mut widths: Vec<usize> = (0..columns).map(widest).collect();
    let room = COLUMNS - 4 - 2 * columns.saturating_sub(1);
    while widths.iter().sum::<usize>() > room {
        let Some(most) = widths.iter_mut().max() else {
            break;
        };
        *most -= 1;
    }
    let mut lines = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<_> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| wrapped(cell, *width))
            .collect();
        for height in 0..cells.iter().map(Vec::len).max().unwrap_or_default() {
            let mut line = "    ".to_owned();
            for (cell, width) in cells.iter().zip(&widths) {
                let part = cell.get(height).map_or("", String::as_str);
                line.push_str(part);
                line.push_str(&" ".repeat((width + 2).saturating_sub(length(part))));
            }
            lines.push(line.trim_end().to_owned());
        }
        if at == 0 {
            let rules: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
            lines.push(format!("    {}", rules.join("  ")));
        }
    }
    lines
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut words = String::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut is_item = false;
    let mut is_verbatim = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented)) => {
                is_verbatim = true;
            }
            Event::End(TagEnd::CodeBlock) => {
                is_verbatim = false;
                blocks.push(Block::Verbatim(std::mem::take(&mut words)));
            }
            Event::Start(Tag::Item) => is_item = true,
            Event::End(TagEnd::Item) => {
                is_item = false;
                if !words.is_empty() {
                    blocks.push(Block::Item(std::mem::take(&mut words)));
                }
            }
            Event::End(TagEnd::Paragraph) if is_item => {
                blocks.push(Block::Item(std::mem::take(&mut words)));
            }
            Event::End(TagEnd::Paragraph) => {
                blocks.push(Block::Paragraph(std::mem::take(&mut words)));
            }
            Event::End(TagEnd::Heading(_)) => {
                blocks.push(Block::Heading(std::mem::take(&mut words)));
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                if let Some(row) = rows.last_mut() {
                    row.push(std::mem::take(&mut words));
                }
            }
            Event::End(TagEnd::Table) => blocks.push(Block::Table(std::mem::take(&mut rows))),
            Event::Text(text) => words.push_str(&text),
            Event::Code(code) if is_verbatim => words.push_str(&code),
            Event::Code(code) => words.extend(["`", &code, "`"]),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(_)
                | Tag::Strong
                | Tag::Emphasis
                | Tag::Link { .. }
                | Tag::Table(_)
                | Tag::TableCell,
            )
            | Event::End(
                TagEnd::List(_)
                | TagEnd::Strong
                | TagEnd::Emphasis
                | TagEnd::Link
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => {}
            other => panic!("a topic has no place for {other:?}"),
        }
    }
    blocks
}
