//! Hosts that an address names: which lie in the reader's own network, where a stranger's address must not lead.

use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;

/// Whether `host`, as a URL has it, is this machine or lies in its own network by its very spelling.
#[must_use]
pub fn is_near(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']).trim_end_matches('.');
    if let Ok(address) = host.parse() {
        return is_near_address(address);
    }
    let host = host.to_ascii_lowercase();
    let last = host.rsplit_once('.').map(|(_, last)| last);
    // A name without a dot is looked for in the own network first.
    last.is_none_or(|last| OWN.contains(&last)) || host.ends_with(".home.arpa")
}

fn is_near_address(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_near_v4(address),
        IpAddr::V6(address) => inner(address).map_or_else(|| !is_global(address), is_near_v4),
    }
}

fn is_near_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    matches!(
        (first, second, third),
        // Ends of tunnels and of providers' networks, and where speed is measured.
        (0 | 10 | 127 | 224.., _, _) | (100, 64..128, _) | (192, 0, 0) | (198, 18 | 19, _)
    ) || address.is_private()
        || address.is_link_local()
}

/// What is handed out to the world.
fn is_global(address: Ipv6Addr) -> bool {
    let [first, ..] = address.segments();
    first >> 13 == 1
}

/// The address of the older kind that one of these stands for.
fn inner(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [first, second, third, .., before, last] = address.segments();
    let (high, low) = match (first, second) {
        (0x2002, _) => (second, third),
        (0x64, 0xff9b) => (before, last),
        _ => return address.to_ipv4(),
    };
    let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
    Some(Ipv4Addr::new(a, b, c, d))
}

/// Ends of names that no name server of the world answers for.
const OWN: [&str; 8] = [
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_the_own_network_is_told_by_its_spelling() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "intranet",
            "git.corp",
            "nas.local",
            "metadata.google.internal",
            "router.home.arpa",
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[::ffff:10.0.0.1]",
            "[::10.0.0.1]",
            "[64:ff9b::a00:1]",
            "[2002:a00:1::]",
            "[fe80::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "",
        ] {
            assert!(is_near(host), "{host}");
        }
        for host in [
            "github.com",
            "git.example.org",
            "local.example",
            "10.example.org",
            "1.1.1.1",
            "172.32.0.1",
            "192.0.66.1",
            "100.128.0.1",
            "[2606:4700::1111]",
            "[64:ff9b::101:101]",
        ] {
            assert!(!is_near(host), "{host}");
        }
    }
}
