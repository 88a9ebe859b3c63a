//! Sets of passwords that grow together, and what may still be spent on finding more.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::vault::alike::Alike;
use crate::audit::vault::alike::Group;
use crate::audit::vault::alike::Kind;

/// Sets that grow together.
pub(super) struct Sets {
    parent: Vec<usize>,
    joined: Vec<(usize, Kind)>,
    /// How many others each may still be compared with.
    left: Vec<usize>,
    /// Those that were not compared with all that share a part with them.
    lost: Vec<bool>,
}

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Self {
            parent: (0..count).collect(),
            joined: Vec::new(),
            left: vec![COMPARED; count],
            lost: vec![false; count],
        }
    }

    /// The member that stands for the set of `at`.
    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while let Some(&parent) = self.parent.get(at)
            && parent != at
        {
            // Halve the way for who comes next.
            let above = self.parent.get(parent).copied().unwrap_or(parent);
            if let Some(place) = self.parent.get_mut(at) {
                *place = above;
            }
            at = above;
        }
        at
    }

    pub(super) fn join(&mut self, one: usize, other: usize, kind: Kind) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        if let Some(place) = self.parent.get_mut(one.max(other)) {
            *place = one.min(other);
        }
        self.joined.push((one, kind));
    }

    /// Take one comparison of `at`, if it has one left.
    pub(super) fn spend(&mut self, at: usize) -> bool {
        if let Some(left @ 1..) = self.left.get_mut(at) {
            *left -= 1;
            return true;
        }
        self.lose(at);
        false
    }

    /// Somebody may not find `at`.
    pub(super) fn lose(&mut self, at: usize) {
        if let Some(lost) = self.lost.get_mut(at) {
            *lost = true;
        }
    }

    /// What was found. Who is in a set was found, whatever was not compared.
    pub(super) fn alike(mut self) -> Alike {
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for (at, kind) in std::mem::take(&mut self.joined) {
            let root = self.root(at);
            let empty = || Group {
                passwords: Vec::new(),
                kinds: BTreeSet::new(),
            };
            let group = groups.entry(root).or_insert_with(empty);
            group.kinds.insert(kind);
        }
        let mut cut = 0;
        for at in 0..self.parent.len() {
            let root = self.root(at);
            match groups.get_mut(&root) {
                Some(group) => group.passwords.push(at),
                None => cut += usize::from(self.lost.get(at).copied().unwrap_or_default()),
            }
        }
        Alike {
            groups: groups.into_values().collect(),
            cut,
        }
    }
}

/// How many others one is compared with.
const COMPARED: usize = 64;
