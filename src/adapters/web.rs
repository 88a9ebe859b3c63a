//! Public pages over HTTPS.

use std::time::Duration;

use tokio::runtime;
use url::Url;

use crate::adapters::http::page_request;
use crate::adapters::process;
use crate::adapters::service_address;
use crate::adapters::service_address::Wording;
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

/// Not even a flag allows plain HTTP here.
fn asked(text: &str) -> Result<Url, Failure> {
    service_address::asked(text, false, &PAGE)
}

const PAGE: Wording = Wording {
    of: "a page",
    example: "write it as `https://pypi.org`",
    bare: None,
    shown: None,
    nor: "on this machine",
};
const PATIENCE: Duration = Duration::from_secs(20);

#[cfg(test)]
mod tests;
