#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

fn told(text: &str, columns: &str) -> String {
    let columns = Columns::parse(columns).unwrap();
    let vault = match generic(&Secret::new(text.as_bytes().to_vec()), &columns) {
        Ok(vault) => vault,
        Err(trouble) => return format!("{trouble:?}"),
    };
    let entries = vault.entries.iter().map(|entry| {
        let password = entry.password.as_ref().unwrap().reveal();
        let password = String::from_utf8_lossy(password);
        format!(
            "{}: {}|{}|{}|{password}",
            entry.place,
            entry.title,
            entry.urls.join(" "),
            entry.username
        )
    });
    entries.collect::<Vec<_>>().join("\n")
}

#[test]
fn columns_are_found_by_number_and_by_name() {
    for (text, columns, entries) in [
        (
            "Mail,https://a.example,you,s3cret\nMore,b.example,me,t",
            "title=1,url=2,user=3,password=4",
            "line 1: Mail|https://a.example|you|s3cret\nline 2: More|b.example|me|t",
        ),
        (
            "Wo;Wer;Was\na.example;you;s3cret",
            "url=wo,user=WER, password = was ",
            "line 2: a.example|a.example|you|s3cret",
        ),
        (
            "x\tPassword\na\ts3cret",
            "title=1,password=2",
            "line 2: a||| s3cret",
        ),
        ("x,y\na,b", "title=x,password=2", "line 2: a|||b"),
    ] {
        assert_eq!(told(text, columns), entries.replace("| ", "|"), "{text}");
    }
}

#[test]
fn columns_that_are_not_there_are_not_guessed_at() {
    for (text, columns) in [
        ("a,b\nc,d", "title=1,password=3"),
        ("a,b\nc,d", "title=1,password=secret"),
        ("a,b\nc,d", "title=2,password=2"),
        ("a,a\nc,d", "password=a"),
        ("", "password=1"),
    ] {
        assert!(told(text, columns).starts_with("Unsupported"), "{text}");
    }
}

#[test]
fn columns_that_are_written_otherwise_are_refused() {
    for text in [
        "",
        "title=1",
        "password",
        "password=",
        "password=0",
        "password=1,password=2",
        "secret=1,password=2",
    ] {
        assert!(Columns::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_column_that_may_have_passwords_too_is_said() {
    let notes = |text: &str, columns: &str| {
        let file = Secret::new(text.as_bytes().to_vec());
        let vault = generic(&file, &Columns::parse(columns).unwrap()).unwrap();
        vault.notes
    };
    let note = ["1 column may have passwords too, by its name, and was not judged"];
    let table = "name,password,Password 2,password 3\na,b,c,\n";
    assert_eq!(notes(table, "title=name,password=password"), note);
    assert_eq!(notes(table, "title=1,password=2"), note);
    // What has no first line names nothing: it may be a password that is called so.
    let notes = notes("a,b,password1\n", "title=1,password=2");
    assert!(!notes.join(" ").contains("may have passwords"), "{notes:?}");
}

#[test]
fn a_first_line_of_names_is_no_entry_and_where_it_may_be_one_that_is_said() {
    let read = |text: &str| {
        let columns = Columns::parse("title=1,url=2,user=3,password=4").unwrap();
        let vault = generic(&Secret::new(text.as_bytes().to_vec()), &columns).unwrap();
        (vault.entries.len(), vault.notes.join(" "))
    };
    for (first, entries, note) in [
        ("title,url,user,password", 1, ""),
        ("Name,Website,Login,Secret", 1, "was taken for the names"),
        ("T,U,N,P", 2, "was taken for an entry"),
        ("Title,a.example,ada,letmein", 2, ""),
    ] {
        let (count, notes) = read(&format!("{first}\nMail,b.example,ada,s3cret\n"));
        assert_eq!(count, entries, "{first}");
        assert_eq!(
            notes.contains(note),
            notes == note || !note.is_empty(),
            "{first}: {notes}"
        );
    }
}
