//! HTTP: the one place that names reqwest. What every client of ours is like, and what its errors mean.

pub(super) mod api_request;
mod packed;
pub(super) mod page_request;
mod patience;
pub(super) mod piece_request;
pub(super) mod range_request;
mod redirects;

use std::error::Error;
use std::io;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::time::Duration;
use std::time::UNIX_EPOCH;

use reqwest::Client;
use reqwest::ClientBuilder;
use reqwest::Response;
use reqwest::Version;
use reqwest::header;
use url::Url;

use crate::adapters::trouble::Trouble;

/// A client that tells nobody who asks, and that asks nothing twice by itself.
fn client(is_https: bool, is_this_machine: bool, timeout: Duration) -> ClientBuilder {
    // Fails only where a provider is set already, which is as good.
    let _already_set = rustls::crypto::ring::default_provider().install_default();
    let builder = Client::builder()
        .user_agent("doorkey")
        .https_only(is_https)
        .referer(false)
        .connect_timeout(timeout)
        // What is asked again, and how often, is decided by whoever asks.
        .retry(reqwest::retry::never())
        // Whatever a name server says: plain HTTP goes to `localhost` unasked.
        .resolve_to_addrs("localhost", &LOOPBACK);
    match (is_this_machine, is_https) {
        (false, _) => builder,
        (true, true) => builder.no_proxy(),
        // Reading the system's certificates takes longer than asking.
        (true, false) => builder.no_proxy().tls_certs_only([]),
    }
}

/// The same for every request of every user.
fn constant_headers(
    also: impl IntoIterator<Item = (&'static str, header::HeaderValue)>,
) -> header::HeaderMap {
    let mut headers = header::HeaderMap::new();
    headers.insert(
        header::ACCEPT_ENCODING,
        header::HeaderValue::from_static("identity"),
    );
    for (name, value) in also {
        headers.insert(name, value);
    }
    headers
}

/// Refuse an answer that is packed although nobody asked for that.
fn is_plain(response: &Response) -> Result<(), Trouble> {
    if response
        .headers()
        .get_all(header::CONTENT_ENCODING)
        .iter()
        .any(|coding| coding != "identity")
    {
        return Err(Trouble::Unfit(
            "the answer is compressed although nobody asked for that",
        ));
    }
    Ok(())
}

/// The body, if the transport says that it is whole and it is not longer than this.
async fn whole(response: &mut Response, at_most: u64) -> Result<Vec<u8>, Trouble> {
    is_plain(response)?;
    if !is_framed(response) {
        return Err(Trouble::Unfit(
            "the answer does not say how long it is, so it may be cut short",
        ));
    }
    if response.content_length().unwrap_or(0) > at_most {
        return Err(Trouble::Unfit(TOO_LARGE));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(trouble)? {
        body.extend_from_slice(&chunk);
        if body.len() as u64 > at_most {
            return Err(Trouble::Unfit(TOO_LARGE));
        }
    }
    Ok(body)
}

/// Whether the transport tells the end of the answer from a broken connection.
fn is_framed(response: &Response) -> bool {
    response.headers().contains_key(header::CONTENT_LENGTH)
        || response.version() >= Version::HTTP_2
        || says(response, header::TRANSFER_ENCODING, "chunked")
}

fn says(response: &Response, name: header::HeaderName, word: &str) -> bool {
    text_of(response, name).is_some_and(|text| text.to_ascii_lowercase().contains(word))
}

fn text_of(response: &Response, name: header::HeaderName) -> Option<&str> {
    response.headers().get(name)?.to_str().ok()
}

/// The second that a date in a header names. Source: <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
fn second_of(date: &str) -> Option<u64> {
    let since = httpdate::parse_http_date(date)
        .ok()?
        .duration_since(UNIX_EPOCH);
    since.ok().map(|since| since.as_secs())
}

/// What the client says went wrong. TLS that fails once fails again.
fn trouble(error: reqwest::Error) -> Trouble {
    if error.is_timeout() {
        return Trouble::TimedOut;
    }
    let is_untrusted = causes(&error).any(is_tls);
    if is_untrusted {
        Trouble::Untrusted(innermost(error))
    } else if error.is_connect() {
        Trouble::Unreachable(innermost(error))
    } else {
        Trouble::Broken(innermost(error))
    }
}

/// Whether it went wrong before a connection was made, so that nothing of the question to `url` left this machine. Where a
/// redirect was followed, the question was sent before.
fn is_before_sending(error: &reqwest::Error, url: &Url) -> bool {
    error.is_connect() && error.url() == Some(url)
}

/// An I/O error may hold others, which do not count as its source.
fn is_tls(cause: &(dyn Error + 'static)) -> bool {
    let within = cause.downcast_ref().and_then(io::Error::get_ref);
    cause.is::<rustls::Error>() || within.is_some_and(|within| is_tls(within))
}

/// The last cause in a few words: without the address, which may hold more than the host, and not at
/// such length as a server could wish.
fn innermost(error: reqwest::Error) -> String {
    let error = error.without_url();
    let innermost = causes(&error).last().map(ToString::to_string);
    innermost
        .unwrap_or_default()
        .chars()
        .take(MAX_CAUSE)
        .collect()
}

/// An error and what lies beneath it, outermost first.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    let outermost: &(dyn Error + 'static) = error;
    std::iter::successors(Some(outermost), |&cause| cause.source())
}

/// Port 0 stands for the URL's own.
const LOOPBACK: [SocketAddr; 2] = [
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
    SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), 0),
];
/// Said of an answer; that a refusal is longer than it may be, nobody hears.
const TOO_LARGE: &str = "the answer is longer than 16 MiB";
const MAX_BODY: u64 = 16 << 20;
const MAX_CAUSE: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_says_what_time_it_is() {
        for (text, second) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Thu, 26 Nov 2026 12:00:00 GMT", Some(1_795_694_400)),
            // The two obsolete forms, which a recipient still has to read.
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777)),
            ("Sun Nov  6 08:49:37 1994", Some(784_111_777)),
            ("Sun, 06 Nov 1994 08:49:37 CET", None),
            ("Sun, 06 Nov 1994 08:49 GMT", None),
            ("Sun, 06 Nov 1994 24:49:37 GMT", None),
            ("Sun, 31 Feb 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37 GMT x", None),
            ("7", None),
            ("", None),
        ] {
            assert_eq!(second_of(text), second, "{text}");
        }
    }
}
