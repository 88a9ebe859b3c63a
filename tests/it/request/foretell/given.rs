//! What an index says of an account and a project, as PyPI says it.

use crate::support::world::World;

/// Where the project's repository is.
pub(super) const GITHUB: &str = "https://github.com/ada/sample";

/// The page of an account.
pub(super) fn profile(name: &str) -> String {
    format!("<!DOCTYPE html><title>Profile of {name} · PyPI</title><h1>{name}</h1>")
}

/// What the index says of a project that `owner` owns and that links to `link`.
pub(super) fn index(owner: &str, link: &str) -> String {
    serde_json::json!({
        "info": {
            "name": "sample.project",
            "version": "1.2",
            "author_email": "Ada <ada.lovelace@old.example>",
            "home_page": null,
            "download_url": "",
            "project_urls": { "Documentation": "https://sample.example/docs", "Source": link },
            "yanked": false,
        },
        "last_serial": 7,
        "ownership": { "roles": [{ "role": "Owner", "user": owner }], "organization": null },
        "releases": { "1.2": [] },
        "urls": [{ "filename": "sample-1.2.tar.gz", "digests": {} }],
        "vulnerabilities": [],
    })
    .to_string()
}

/// A world in which the index knows `ada`, and says this of her project.
pub(super) fn world(index: &str) -> World {
    World::new()
        .page("https://pypi.org/user/ada/", 200, &profile("ada"))
        .page("https://pypi.org/pypi/sample-project/json", 200, index)
}
