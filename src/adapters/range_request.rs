//! One range over HTTPS: a request with constant headers, its retries, and what of the transport is believed.

use std::error::Error;
use std::io;
use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use reqwest::Client;
use reqwest::Response;
use reqwest::StatusCode;
use reqwest::Version;
use reqwest::header;
use reqwest::redirect;
use tokio::time;
use tokio::time::Instant;

use crate::adapters::range_folder::MAX_RANGE;
use crate::adapters::service_address::Address;
use crate::adapters::trouble::Trouble;

/// Asks one service for ranges; cheap to copy into a task.
#[derive(Clone)]
pub(crate) struct RangeClient {
    client: Client,
    timeout: Duration,
    /// When the time for the run is up.
    until: Instant,
    /// Whether the last range was found with `.txt`, so that the next is asked for that way first.
    ending_first: Arc<AtomicBool>,
}

/// A range as it came, or the news that the kept one still holds.
pub(crate) enum Fetched {
    Body {
        body: Vec<u8>,
        entity_tag: Option<String>,
        /// Whether the transport says that this is all of it.
        is_framed: bool,
    },
    NotModified,
}

impl RangeClient {
    /// A client that opens no socket yet.
    ///
    /// # Errors
    /// This machine knows no authority that vouches for certificates.
    pub(crate) fn new(
        address: &Address,
        timeout: Duration,
        until: Instant,
    ) -> Result<Self, Trouble> {
        Ok(Self {
            client: client(address, timeout).map_err(|error| Trouble::NoTrust(innermost(error)))?,
            timeout,
            until,
            ending_first: Arc::default(),
        })
    }

    /// Ask until there is an answer, an end of patience, or a refusal that asking again will not mend.
    /// `urls` are the spellings without and with `.txt`.
    pub(crate) async fn fetch(
        self,
        urls: [String; 2],
        entity_tag: Option<String>,
    ) -> Result<Fetched, Trouble> {
        let mut wait = FIRST_WAIT;
        let mut tries = 1;
        loop {
            let trouble = match self.either_spelling(&urls, entity_tag.as_deref()).await {
                Ok(fetched) => return Ok(fetched),
                Err(trouble) => trouble,
            };
            let wished = trouble
                .again()
                .filter(|&wished| tries < trouble.tries() && wished <= LONGEST_WAIT);
            let Some(wished) = wished else {
                return Err(trouble);
            };
            let pause = wished.max(wait.mul_f64(rand::random_range(0.5..1.5)));
            if Instant::now() + pause >= self.until {
                return Err(trouble);
            }
            time::sleep(pause).await;
            wait *= 2;
            tries += 1;
        }
    }

    /// Static mirrors have files with or without `.txt`, and some say 403 for a file that is not there.
    async fn either_spelling(
        &self,
        [plain, with_ending]: &[String; 2],
        entity_tag: Option<&str>,
    ) -> Result<Fetched, Trouble> {
        let ending_first = self.ending_first.load(Ordering::Relaxed);
        let (first, second) = if ending_first {
            (with_ending, plain)
        } else {
            (plain, with_ending)
        };
        let trouble = match self.send(first, entity_tag).await {
            Err(trouble @ (Trouble::Missing | Trouble::Refused(403))) => trouble,
            other => return other,
        };
        match self.send(second, entity_tag).await {
            Err(Trouble::Missing) => Err(trouble),
            Err(other) => Err(other),
            Ok(fetched) => {
                self.ending_first.store(!ending_first, Ordering::Relaxed);
                Ok(fetched)
            }
        }
    }

    async fn send(&self, url: &str, entity_tag: Option<&str>) -> Result<Fetched, Trouble> {
        let mut request = self.client.get(url);
        if let Some(tag) = entity_tag {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        let exchange = async {
            let response = request.send().await.map_err(trouble)?;
            read(response, entity_tag.is_some()).await
        };
        time::timeout(self.timeout, exchange)
            .await
            .unwrap_or(Err(Trouble::TimedOut))
    }
}

/// Believe an answer only where the transport says that it is whole.
async fn read(mut response: Response, is_revalidation: bool) -> Result<Fetched, Trouble> {
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_MODIFIED if is_revalidation => return Ok(Fetched::NotModified),
        status => {
            let wish = response.headers().get(header::RETRY_AFTER);
            let wish = wish.map(|value| value.to_str().unwrap_or("not text"));
            return Err(Trouble::status(status.as_u16(), wish));
        }
    }
    is_plain(&response)?;
    let is_framed = is_framed(&response);
    let entity_tag = text_of(&response, header::ETAG).map(str::to_owned);
    let announced = response.content_length().unwrap_or(0);
    let mut body = Vec::new();
    while announced <= MAX_RANGE
        && let Some(chunk) = response.chunk().await.map_err(trouble)?
    {
        body.extend_from_slice(&chunk);
        if body.len() as u64 > MAX_RANGE {
            break;
        }
    }
    if announced.max(body.len() as u64) > MAX_RANGE {
        return Err(Trouble::Unfit("the answer is too large for a range"));
    }
    Ok(Fetched::Body {
        body,
        entity_tag,
        is_framed,
    })
}

/// Refuse an answer that is packed although nobody asked for that, or that is a page.
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
    if says(response, header::CONTENT_TYPE, "html") {
        return Err(Trouble::Unfit("a web page came instead of a range"));
    }
    Ok(())
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

fn client(address: &Address, timeout: Duration) -> reqwest::Result<Client> {
    // Fails only where a provider is set already, which is as good.
    let _already_set = rustls::crypto::ring::default_provider().install_default();
    let home = address.clone();
    let mut builder = Client::builder()
        .user_agent("doorkey")
        .default_headers(constant_headers())
        .https_only(address.is_https())
        .referer(false)
        .connect_timeout(timeout)
        // What is asked again, and how often, is decided here alone.
        .retry(reqwest::retry::never())
        // Whatever a name server says: plain HTTP goes to `localhost` unasked.
        .resolve_to_addrs("localhost", &LOOPBACK)
        .redirect(redirect::Policy::custom(move |attempt| {
            let follows = attempt.previous().len() <= MAX_REDIRECTS
                && attempt
                    .previous()
                    .first()
                    .is_some_and(|from| home.is_same_range(from, attempt.url()));
            if follows {
                attempt.follow()
            } else {
                attempt.stop()
            }
        }));
    if address.is_this_machine() {
        builder = builder.no_proxy();
        if !address.is_https() {
            builder = builder.tls_certs_only([]); // reading the system's takes longer than asking
        }
    }
    builder.build()
}

/// The same for every request of every user.
fn constant_headers() -> header::HeaderMap {
    let mut headers = header::HeaderMap::new();
    headers.insert("Add-Padding", header::HeaderValue::from_static("true"));
    headers.insert(
        header::ACCEPT_ENCODING,
        header::HeaderValue::from_static("identity"),
    );
    headers
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
const MAX_REDIRECTS: usize = 3;
const MAX_CAUSE: usize = 200;
const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(20);
