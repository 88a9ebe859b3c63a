//! One public page: a request with constant headers and no retry, and which redirects are followed.

use std::time::Duration;

use reqwest::Client;
use reqwest::Response;
use reqwest::StatusCode;
use reqwest::header;
use tokio::time;
use url::Url;

use crate::adapters::http;
use crate::adapters::http::redirects;
use crate::adapters::trouble::Trouble;
use crate::host;
use crate::ports::web::Answered;

/// Ask for the page at `url`, which may be asked.
///
/// # Errors
/// There is no whole answer in time, or it cannot be believed.
pub(crate) async fn fetch(
    url: Url,
    is_this_machine: bool,
    accept: &'static str,
    follows: bool,
    timeout: Duration,
) -> Result<Answered, Trouble> {
    let client = client(&url, is_this_machine, accept, follows, timeout)
        .map_err(|error| Trouble::NoTrust(http::innermost(error)))?;
    let exchange = async {
        let response = client.get(url).send().await.map_err(http::trouble)?;
        read(response).await
    };
    time::timeout(timeout, exchange)
        .await
        .unwrap_or(Err(Trouble::TimedOut))
}

/// The whole answer. A body is believed only where the transport says that it is whole; of a status other
/// than 200 only the status counts.
async fn read(mut response: Response) -> Result<Answered, Trouble> {
    let mut answered = Answered {
        status: response.status().as_u16(),
        body: Vec::new(),
        at: response.url().to_string(),
        second: second(&response),
    };
    if response.status() != StatusCode::OK {
        return Ok(answered);
    }
    answered.body = http::whole(&mut response, http::MAX_BODY).await?;
    Ok(answered)
}

fn second(response: &Response) -> Option<u64> {
    // What a cache kept for a while has an old date.
    let is_fresh = response.headers().get(header::AGE).is_none();
    let date = response.headers().get(header::DATE)?.to_str().ok()?;
    http::second_of(date).filter(|_| is_fresh)
}

fn client(
    url: &Url,
    is_this_machine: bool,
    accept: &'static str,
    follows: bool,
    timeout: Duration,
) -> reqwest::Result<Client> {
    let accept = ("Accept", header::HeaderValue::from_static(accept));
    http::client(url.scheme() == "https", is_this_machine, timeout)
        .default_headers(http::constant_headers([accept]))
        .redirect(redirects::that(move |from, to| {
            may_follow(from, to, follows)
        }))
        .build()
}

/// Within one origin always; to another over HTTPS where the page may have moved there, but never into the
/// reader's own network, nor with a name or password that the first server made up.
fn may_follow(from: &Url, to: &Url, follows: bool) -> bool {
    let is_bare = to.username().is_empty() && to.password().is_none();
    let is_near = from.origin() == to.origin();
    let is_far = follows && to.scheme() == "https" && !to.host_str().is_none_or(host::is_near);
    is_bare && (is_near || is_far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leaves_its_origin_only_over_https_and_where_it_may() -> Result<(), url::ParseError>
    {
        let from = Url::parse("https://a.example/x")?;
        for (to, near, far) in [
            ("https://a.example/y", true, true),
            ("https://a.example:443/y?z", true, true),
            ("https://b.example/x", false, true),
            ("https://a.example:8443/x", false, true),
            ("http://a.example/x", false, false),
            ("http://127.0.0.1/x", false, false),
            ("https://127.0.0.1/x", false, false),
            ("https://169.254.169.254/x", false, false),
            ("https://router.local/x", false, false),
            ("https://ada:hunter2@a.example/x", false, false),
            ("https://ada@b.example/x", false, false),
            ("file:///etc/passwd", false, false),
        ] {
            let to = Url::parse(to)?;
            assert_eq!(may_follow(&from, &to, false), near, "{to}");
            assert_eq!(may_follow(&from, &to, true), far, "{to}");
        }
        Ok(())
    }
}
