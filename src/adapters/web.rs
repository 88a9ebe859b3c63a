//! Public pages over HTTPS.

use std::time::Duration;

use tokio::runtime;
use url::Url;

use crate::adapters::http::page_request;
use crate::adapters::process;
use crate::adapters::service_address;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::web::Answered;
use crate::ports::web::Page;
use crate::ports::web::Web;

/// The web.
pub struct SystemWeb;

impl Web for SystemWeb {
    fn get(&self, page: &Page) -> Result<Answered, Failure> {
        get(page, PATIENCE)
    }
}

fn get(page: &Page, patience: Duration) -> Result<Answered, Failure> {
    let url = asked(&page.url)?;
    let host = service_address::name(&url);
    let no_answer = |why: &str| {
        let what = format!("the page of {host} cannot be had");
        Failure::new(Kind::Network, what).because(why)
    };
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    // The resolver panics where it gets no thread.
    let (Ok(runtime), true) = (runtime, process::gives_threads()) else {
        return Err(no_answer("the system gives no thread"));
    };
    let is_this_machine = service_address::is_this_machine(&url);
    let fetch = page_request::fetch(url, is_this_machine, page.accept, page.follows, patience);
    let answered = runtime.block_on(fetch);
    // A resolver that hangs in a thread of its own must not hold up the exit.
    runtime.shutdown_background();
    answered.map_err(|trouble| no_answer(&trouble.reason()))
}

/// The address as a URL that may be asked: HTTPS, or HTTP to this machine, without a name or password. The
/// text is not repeated: it may hold one.
fn asked(text: &str) -> Result<Url, Failure> {
    let refuse = |what: &str, hint: &str| Failure::new(Kind::Usage, what).hint(hint);
    let url = Url::parse(text).map_err(|_| {
        refuse(
            "the address of a page is not a URL",
            "write it as `https://pypi.org`",
        )
    })?;
    if !url.username().is_empty() || url.password().is_some() {
        let what = "the address of a page holds a user or password";
        return Err(refuse(what, "leave them out"));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if service_address::is_this_machine(&url) => Ok(url),
        _ => Err(refuse(
            "the address of a page is neither `https://` nor on this machine",
            "use `https://`",
        )),
    }
}

const PATIENCE: Duration = Duration::from_secs(20);

#[cfg(test)]
mod tests;
