//! The processes of a session, as `/proc` tells them.

use std::fmt;
use std::fs;

/// Everything that lives in the session of that leader.
pub(super) fn of(leader: i32) -> Vec<Process> {
    let entries = fs::read_dir("/proc").expect("/proc").flatten();
    let all = entries.filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok());
    all.filter_map(|stat| Process::parse(&stat, leader))
        .collect()
}

/// One process of a session.
#[derive(Clone, Debug)]
pub struct Process {
    /// Its id.
    pub pid: i32,
    /// Its name, of at most 15 bytes.
    pub name: String,
    /// As in `/proc`: `R`, `S`, `T` for stopped, `Z`.
    pub state: char,
}

impl Process {
    /// From `/proc/PID/stat`: `pid (name) state parent group session …`.
    fn parse(stat: &str, session: i32) -> Option<Self> {
        let (head, tail) = stat.rsplit_once(") ")?;
        let (pid, name) = head.split_once(" (")?;
        let mut fields = tail.split(' ');
        let state = fields.next()?.chars().next()?;
        let theirs: i32 = fields.nth(2)?.parse().ok()?;
        (theirs == session).then_some(Self {
            pid: pid.parse().ok()?,
            name: name.to_owned(),
            state,
        })
    }
}

impl fmt::Display for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.pid, self.name, self.state)
    }
}
