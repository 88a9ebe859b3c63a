//! Whatever an index, a name server and the register of domains answer, nothing is usable that no push proved.
//!
//! The input is the answers, one after the other with a line `%%` between; one that begins with three digits and
//! a line end has that status.
#![no_main]

use doorkey::recipes;
use doorkey::request::facts::Facts;
use doorkey::request::proof;
use doorkey::request::proof::Answer;
use doorkey::request::proof::Asked;
use doorkey::request::proof::Bases;
use doorkey::request::proof::Standing;
use doorkey::request::proof::Tried;
use doorkey::request::proof::forge;
use doorkey::request::proof::plan;
use doorkey::request::proof::plan::Planned;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let mut answers = parts(input).into_iter();
    let recipe = recipes::known("pypi").expect("it is one of ours");
    let mut facts = Facts::read(FACTS).expect("facts");
    let bases = Bases {
        index: "https://pypi.org".to_owned(),
        dns: "https://dns.example/resolve".to_owned(),
        rdap: "https://rdap.example".to_owned(),
    };
    let mut answer = |page: Planned| -> Asked {
        let answer = answers.next().map(|part| answer(part, &page.url));
        (page, answer.ok_or_else(|| "nobody answers".to_owned()))
    };
    let mut asked: Vec<Asked> = plan::pages(&recipe, &facts, &bases)
        .into_iter()
        .map(&mut answer)
        .collect();
    let links = plan::links(&facts, &bases, &asked);
    assert!(links.len() < 1_000);
    for page in &links {
        assert!(
            page.url.starts_with("https://") || page.url.starts_with("http://"),
            "{page:?}"
        );
        assert!(
            !page
                .url
                .contains(|char: char| char.is_control() || char == ' '),
            "{page:?}"
        );
    }
    asked.extend(links.into_iter().map(&mut answer));
    let pushes = plan::pushes(&facts, &asked, &[]);
    // Each way is an argument of git's.
    let ways = pushes.iter().flat_map(|push| &push.ways);
    assert!(
        ways.clone()
            .all(|way| !way.starts_with('-') && !way.contains("::"))
    );
    let _notes = plan::elsewhere(&facts, &asked, &[]);
    let tried = |tried: &Tried| {
        let pushes = pushes.iter().map(|push| (push.clone(), tried.clone()));
        let pushes: Vec<_> = pushes.collect();
        proof::read(&recipe, &facts, &asked, &pushes, 1_795_000_000)
    };
    let said = String::from_utf8_lossy(input).into_owned();
    for is_not in [Tried::Refused(said.clone()), Tried::Not(said.clone())] {
        assert_ne!(tried(&is_not).standing, Standing::Usable);
    }
    let taken = tried(&Tried::Taken);
    assert!(!taken.verdict.is_empty() && taken.findings.iter().all(|seen| !seen.saw.is_empty()));
    taken.tell(&mut facts);

    let _link = forge::link("Source", &said);
    let _remote = forge::of_remote(&said);
});

fn parts(input: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = input;
    while let Some(at) = rest.windows(4).position(|window| window == b"\n%%\n") {
        parts.push(&rest[..at]);
        rest = &rest[at + 4..];
    }
    parts.push(rest);
    parts
}

fn answer(part: &[u8], url: &str) -> Answer {
    let status = part.split_at_checked(4).and_then(|(head, body)| {
        let status = str::from_utf8(head).ok()?.strip_suffix('\n')?;
        Some((status.parse().ok()?, body))
    });
    let (status, body) = status.unwrap_or((200, part));
    Answer {
        status,
        body: body.to_vec(),
        at: url.to_owned(),
        ahead: Some(status.into()),
    }
}

const FACTS: &[u8] = b"service = 'pypi'
username = 'ada'
address = 'ada@lost.example'
new_address = 'ada@mail.example.org'
email = 'lost'
projects = ['sampleproject', 'other.project']
";
