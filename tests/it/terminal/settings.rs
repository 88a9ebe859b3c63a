//! Terminals with settings of their own: they are kept.

use super::*;
use crate::support::process::End;

#[test]
fn unusual_settings_are_there_again_afterwards() {
    for settings in [
        "-echo",
        "echonl -echo",
        "raw -echo",
        "-icanon min 0 time 3",
        "intr ^X susp undef erase ^H",
        "-isig -ixon",
        "-icrnl",
    ] {
        let home = Home::new();
        let script = format!(
            "stty {settings}; stty -g > before; \"$@\"; end=$?; stty -g > after; exit $end"
        );
        let program = check_for(&home, b"password").through(["sh", "-c", &script, "sh"]);
        let mut terminal = at_the_prompt(&program);
        terminal.type_bytes(b"password\r");
        assert_eq!(terminal.wait(SOON), End::Code(1), "{settings}");
        let read = |name| fs::read_to_string(home.path().join(name)).expect("settings");
        assert_eq!(read("before"), read("after"), "{settings}");
        let screen = terminal.screen();
        assert!(
            screen.contains(PROVEN) && !screen.contains("password\r"),
            "{settings}: {screen}"
        );
    }
}

#[test]
fn another_key_for_ctrl_c_is_respected() {
    let home = Home::new();
    let script = ["sh", "-c", "stty intr ^X; exec \"$@\"", "sh"];
    let mut terminal = at_the_prompt(&check(&home).through(script));
    terminal.type_bytes(b"half\x18");
    assert_eq!(terminal.wait(SOON), End::Signal(2));
    assert!(terminal.modes().echoes() && terminal.modes().is_canonical());
    assert!(terminal.unread_input().is_empty());
}

#[test]
fn ctrl_c_ends_it_also_where_the_terminal_makes_no_signals() {
    let home = Home::new();
    let script = ["sh", "-c", "stty -isig; exec \"$@\"", "sh"];
    let mut terminal = at_the_prompt(&check(&home).through(script));
    terminal.type_bytes(b"half\x03");
    assert_eq!(terminal.wait(SOON), End::Signal(2));
    assert!(terminal.modes().echoes() && !terminal.modes().has_signals());
}

#[test]
fn a_resized_window_disturbs_nothing() {
    let home = Home::new();
    let mut terminal = at_the_prompt(&check_for(&home, b"password"));
    terminal.type_bytes(b"pass");
    terminal.resize(20, 5);
    std::thread::sleep(Duration::from_millis(30));
    terminal.resize(1, 1);
    terminal.type_bytes(b"word\n");
    assert_eq!(terminal.wait(SOON), End::Code(1));
    is_as_found(&mut terminal);
    assert!(terminal.screen().contains(PROVEN), "{}", terminal.screen());
}
