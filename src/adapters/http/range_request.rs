//! One range over HTTPS: a request with constant headers, its retries, and what of the transport is believed.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;

use reqwest::Client;
use reqwest::Response;
use reqwest::StatusCode;
use reqwest::header;
use reqwest::redirect;
use tokio::time;
use tokio::time::Instant;

use crate::adapters::clock::SystemClock;
use crate::adapters::http;
use crate::adapters::http::packed;
use crate::adapters::http::packed::Coding;
use crate::adapters::http::patience::LONGEST_WAIT;
use crate::adapters::http::patience::Patience;
use crate::adapters::http::redirects::MAX_REDIRECTS;
use crate::adapters::range_folder::MAX_RANGE;
use crate::adapters::service_address::Address;
use crate::adapters::trouble::Trouble;
use crate::ports::Clock;

/// Asks one service for ranges; cheap to copy into a task.
#[derive(Clone)]
pub(crate) struct RangeClient {
    client: Client,
    timeout: Duration,
    /// When the time for the run is up.
    until: Instant,
    /// Whether the last range was found with `.txt`, so that the next is asked for that way first.
    ending_first: Arc<AtomicBool>,
    /// Whether it asks for ranges as small as they come: compressed, and without padding.
    is_sweeping: bool,
}

/// A range as it came, or the news that the kept one still holds.
pub(crate) enum Fetched {
    Body {
        body: Vec<u8>,
        entity_tag: Option<String>,
        /// `Last-Modified`, in seconds since 1970.
        modified: Option<u64>,
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
            client: client(address, timeout, ("Add-Padding", "true"))
                .map_err(|error| Trouble::NoTrust(http::innermost(error)))?,
            timeout,
            until,
            ending_first: Arc::default(),
            is_sweeping: false,
        })
    }

    /// The same for someone who asks for all ranges: what they are is no secret then, so none is padded.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub(crate) fn sweeping(address: &Address, timeout: Duration) -> Result<Self, Trouble> {
        Ok(Self {
            client: client(address, timeout, ("Accept-Encoding", packed::ACCEPTED))
                .map_err(|error| Trouble::NoTrust(http::innermost(error)))?,
            timeout,
            until: Instant::now(),
            ending_first: Arc::default(),
            is_sweeping: true,
        })
    }

    /// Ask once, by either spelling.
    pub(crate) async fn once(
        &self,
        urls: &[String; 2],
        entity_tag: Option<&str>,
    ) -> Result<Fetched, Trouble> {
        self.either_spelling(urls, entity_tag).await
    }

    /// Ask until there is an answer, an end of patience, or a refusal that asking again will not mend.
    /// `urls` are the spellings without and with `.txt`.
    pub(crate) async fn fetch(
        self,
        urls: [String; 2],
        entity_tag: Option<String>,
    ) -> Result<Fetched, Trouble> {
        let mut patience = Patience::new(FIRST_WAIT, LONGEST_WAIT, Some(self.until));
        loop {
            let trouble = match self.either_spelling(&urls, entity_tag.as_deref()).await {
                Ok(fetched) => return Ok(fetched),
                Err(trouble) => trouble,
            };
            if !patience.waits_out(&trouble).await {
                return Err(trouble);
            }
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
            // The service itself calls the other spelling a bad request.
            Err(Trouble::Missing | Trouble::Refused(400)) => Err(trouble),
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
            let response = request.send().await.map_err(http::trouble)?;
            read(response, entity_tag.is_some(), self.is_sweeping).await
        };
        time::timeout(self.timeout, exchange)
            .await
            .unwrap_or(Err(Trouble::TimedOut))
    }
}

/// Believe an answer only where the transport says that it is whole.
async fn read(
    mut response: Response,
    is_revalidation: bool,
    is_sweeping: bool,
) -> Result<Fetched, Trouble> {
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_MODIFIED if is_revalidation => return Ok(Fetched::NotModified),
        status => {
            let wish = response.headers().get(header::RETRY_AFTER);
            let wish = wish.map(|value| value.to_str().unwrap_or("not text"));
            if let Some(seconds) = wish.and_then(http::second_of).filter(|_| is_sweeping) {
                let wait = seconds.saturating_sub(SystemClock.now()).to_string();
                return Err(Trouble::status(status.as_u16(), Some(&wait)));
            }
            return Err(Trouble::status(status.as_u16(), wish));
        }
    }
    let coding = if is_sweeping {
        Coding::of(&response)?
    } else {
        http::is_plain(&response)?;
        Coding::Plain
    };
    if http::says(&response, header::CONTENT_TYPE, "html") {
        return Err(Trouble::Unfit("a web page came instead of a range"));
    }
    let is_framed = http::is_framed(&response);
    let entity_tag = http::text_of(&response, header::ETAG).map(str::to_owned);
    let modified = http::text_of(&response, header::LAST_MODIFIED).and_then(http::second_of);
    let announced = response.content_length().unwrap_or(0);
    let mut body = Vec::new();
    while announced <= MAX_RANGE
        && let Some(chunk) = response.chunk().await.map_err(http::trouble)?
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
        body: coding.unpack(body, MAX_RANGE)?,
        entity_tag,
        modified,
        is_framed,
    })
}

fn client(
    address: &Address,
    timeout: Duration,
    (name, value): (&'static str, &'static str),
) -> reqwest::Result<Client> {
    let home = address.clone();
    let also = (name, header::HeaderValue::from_static(value));
    http::client(address.is_https(), address.is_this_machine(), timeout)
        .default_headers(http::constant_headers([also]))
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
        }))
        .build()
}

const FIRST_WAIT: Duration = Duration::from_millis(250);
