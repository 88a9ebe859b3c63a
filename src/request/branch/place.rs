//! Where a repository is, whichever way its address is written: `github.com/ada/project`.

/// Host and path of `address` (a page, an address that git pushes to, or a folder), without user, password,
/// port and `.git`; in small letters, because forges do not tell letters apart.
#[must_use]
pub fn place(address: &str) -> String {
    let address = address.trim();
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = match address.split_once("://") {
        Some((_, rest)) => {
            let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
            (without_port(authority), path)
        }
        // As scp has it: `git@github.com:ada/project.git`; a slash before the colon makes it a path.
        None => match address.split_once(':') {
            Some((authority, path)) if !authority.contains('/') => (authority, path),
            _ => ("", address),
        },
    };
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    if host.is_empty() {
        // A folder of this machine, where letters do count.
        return path.to_owned();
    }
    format!("{host}/{}", path.trim_matches('/')).to_lowercase()
}

fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// Whether the page or address `repository` names the repository that `remote` pushes to, or a page in it.
#[must_use]
pub fn is_same(repository: &str, remote: &str) -> bool {
    let (repository, remote) = (place(repository), place(remote));
    let rest = repository.strip_prefix(&remote);
    !remote.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_repository_has_many_addresses() {
        for address in [
            "https://github.com/ada/project",
            "https://github.com/Ada/Project.git",
            "https://www.github.com/ada/project/",
            "https://ada:secret@github.com/ada/project.git",
            "git@github.com:ada/project.git",
            "ssh://git@github.com:22/ada/project.git",
            "git+https://github.com/ada/project#readme",
            " http://github.com/ada/project?tab=readme ",
        ] {
            assert_eq!(place(address), "github.com/ada/project", "{address}");
        }
        assert_eq!(place("/srv/Git/project.git/"), "/srv/Git/project");
        assert_eq!(place(""), "");
    }

    #[test]
    fn a_page_in_a_repository_is_its_own_and_a_longer_name_is_not() {
        let remote = "git@github.com:ada/project.git";
        assert!(is_same("https://github.com/ada/project/tree/main", remote));
        assert!(is_same("https://github.com/ada/project", remote));
        for other in [
            "https://github.com/ada/project-2",
            "https://gitlab.com/ada/project",
            "https://github.com/eve/project",
            "",
        ] {
            assert!(!is_same(other, remote), "{other}");
        }
        assert!(!is_same("https://github.com/ada/project", ""));
    }
}
