//! Files that are made from the code and committed: a change that leaves them stale fails here and mends them.

mod layout;

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use doorkey::cli::Cli;
use doorkey::cli::topics::TOPICS;
use doorkey::commands::completions::Completions;
use doorkey::commands::completions::ShellName;

#[test]
fn completions_are_fresh() {
    let mut stale = Vec::new();
    for (shell, file) in [
        (ShellName::Bash, "doorkey.bash"),
        (ShellName::Zsh, "_doorkey"),
        (ShellName::Fish, "doorkey.fish"),
        (ShellName::Powershell, "_doorkey.ps1"),
        (ShellName::Elvish, "doorkey.elv"),
        (ShellName::Nushell, "doorkey.nu"),
    ] {
        let script = Completions { shell }.script(Cli::definition());
        let script = String::from_utf8(script).expect("a script is text");
        stale.extend(mend(&format!("completions/{file}"), &script));
    }
    assert!(
        stale.is_empty(),
        "were stale and are written anew, commit them: {stale:?}"
    );
    assert_eq!(ShellName::value_variants().len(), 6, "a shell has no file");
}

#[test]
fn man_pages_are_fresh() {
    let mut definition = Cli::definition();
    definition.build();
    let mut stale = Vec::new();
    mend_pages(&definition, "doorkey", &mut stale);
    assert!(
        stale.is_empty(),
        "were stale and are written anew, commit them: {stale:?}"
    );
}

#[test]
fn topics_say_what_the_readme_says() {
    let readme = include_str!("../../../README.md");
    let mut stale = Vec::new();
    for topic in TOPICS {
        let is_alone = topic.headings.len() == 1;
        let mut markdown = String::new();
        for heading in topic.headings {
            if !is_alone {
                markdown.extend(["## ", heading, "\n"]);
            }
            markdown.extend([section(readme, heading), "\n"]);
        }
        let text = layout::text(&markdown);
        stale.extend(mend(&format!("src/cli/topics/{}.txt", topic.name), &text));
        let page = layout::manual(
            topic.name,
            topic.about,
            env!("CARGO_PKG_VERSION"),
            &markdown,
        );
        stale.extend(mend(&format!("man/doorkey-{}.7", topic.name), &page));
    }
    assert!(
        stale.is_empty(),
        "were stale and are written anew, commit them: {stale:?}"
    );
}

/// What stands below a heading of the second rank, up to the next.
fn section<'t>(page: &'t str, heading: &str) -> &'t str {
    let title = format!("\n## {heading}\n");
    let (_, below) = page
        .split_once(&title)
        .unwrap_or_else(|| panic!("README.md has no section `{heading}`"));
    below
        .split_once("\n## ")
        .map_or(below, |(section, _)| section)
}

/// The page of a command, and those of the commands below it.
fn mend_pages(command: &clap::Command, name: &str, stale: &mut Vec<String>) {
    stale.extend(mend(&format!("man/{name}.1"), &page(command.clone(), name)));
    let below = command.get_subcommands();
    for command in below.filter(|command| command.get_name() != "help") {
        mend_pages(command, &format!("{name}-{}", command.get_name()), stale);
    }
}

fn page(definition: clap::Command, name: &str) -> String {
    let name: &'static str = name.to_owned().leak();
    let mut page = Vec::new();
    let definition = definition.name(name).version(env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(definition)
        .render(&mut page)
        .expect("memory takes a page");
    String::from_utf8(page).expect("a page is text")
}

/// Where the committed file differs, write the right one in its place and name it.
fn mend(file: &str, wanted: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if fs::read_to_string(&path).is_ok_and(|found| found == wanted) {
        return None;
    }
    fs::create_dir_all(path.parent().expect("a file lies in a folder"))
        .expect("the folder can be made");
    fs::write(&path, wanted).expect("the file can be written");
    Some(file.to_owned())
}
