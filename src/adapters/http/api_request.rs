//! One question to a service that answers with JSON: its key, its retries, and what of the answer is believed.

use std::time::Duration;

use reqwest::Client;
use reqwest::Response;
use reqwest::StatusCode;
use reqwest::header;
use tokio::time;
use tokio::time::Instant;
use url::Url;

use crate::adapters::http;
use crate::adapters::http::redirects;
use crate::adapters::trouble::Trouble;
use crate::ports::web_api::Reply;
use crate::secret::Secret;
use crate::sites::MAX_LIST;

/// Asks one service.
pub(crate) struct ApiClient {
    client: Client,
    timeout: Duration,
    /// When the time for all questions is up.
    until: Instant,
}

impl ApiClient {
    /// A client that opens no socket yet.
    ///
    /// # Errors
    /// This machine knows no authority that vouches for certificates.
    pub(crate) fn new(
        base: &Url,
        is_this_machine: bool,
        timeout: Duration,
        until: Instant,
    ) -> Result<Self, Trouble> {
        let json = (
            "Accept",
            header::HeaderValue::from_static("application/json"),
        );
        let client = http::client(base.scheme() == "https", is_this_machine, timeout)
            .default_headers(http::constant_headers([json]))
            .redirect(redirects::at_home())
            .build()
            .map_err(|error| Trouble::NoTrust(http::innermost(error)))?;
        Ok(Self {
            client,
            timeout,
            until,
        })
    }

    /// Ask until there is an answer, the end of the time, or a refusal that asking again will not mend.
    pub(crate) async fn ask(
        &self,
        url: &Url,
        key: Option<(&'static str, &Secret)>,
        entity_tag: Option<&str>,
    ) -> Result<Reply, Trouble> {
        let mut wait = FIRST_WAIT;
        let mut tries = 1;
        loop {
            let patience = self.timeout.min(self.left());
            let exchange = self.send(url, key, entity_tag);
            let answer = time::timeout(patience, exchange).await;
            let answer = answer.unwrap_or(Err(Trouble::TimedOut));
            let again = match &answer {
                Ok(Reply::Refused {
                    status,
                    retry_after,
                }) => Trouble::status(*status, None)
                    .again()
                    .map(|_| Duration::from_secs(retry_after.unwrap_or_default())),
                Ok(_) => None,
                Err(trouble) => trouble.again().filter(|_| tries < trouble.tries()),
            };
            let pause = again.map(|wished| wished.max(wait.mul_f64(rand::random_range(0.5..1.5))));
            let has_room = |pause: &Duration| *pause < self.left();
            let Some(pause) = pause.filter(|pause| tries < MAX_TRIES && has_room(pause)) else {
                return answer;
            };
            time::sleep(pause).await;
            wait *= 2;
            tries += 1;
        }
    }

    fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    async fn send(
        &self,
        url: &Url,
        key: Option<(&'static str, &Secret)>,
        entity_tag: Option<&str>,
    ) -> Result<Reply, Trouble> {
        let mut request = self.client.get(url.clone());
        if let Some((name, key)) = key {
            let mut key = header::HeaderValue::from_bytes(key.reveal())
                .map_err(|_| Trouble::Unfit("the key holds what no header can carry"))?;
            key.set_sensitive(true);
            request = request.header(name, key);
        }
        if let Some(tag) = entity_tag.and_then(|tag| header::HeaderValue::from_str(tag).ok()) {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        read(request.send().await.map_err(http::trouble)?).await
    }
}

/// The whole answer. A body is believed only where the transport says that it is whole, and it is no web page.
async fn read(mut response: Response) -> Result<Reply, Trouble> {
    let is_page = http::says(&response, header::CONTENT_TYPE, "html");
    match response.status() {
        StatusCode::OK => {}
        StatusCode::NOT_MODIFIED => return Ok(Reply::NotModified),
        // Of a service that knows nothing of the matter, or of a portal on the way.
        StatusCode::NOT_FOUND if is_page => return Err(Trouble::Unfit(PAGE)),
        StatusCode::NOT_FOUND => {
            let body = whole(&mut response, MAX_REFUSAL).await;
            return match body {
                Ok(body) if is_own_missing(&body) => Ok(Reply::Missing),
                Err(trouble @ (Trouble::Broken(_) | Trouble::TimedOut)) => Err(trouble),
                _ => Err(Trouble::Unfit(STRANGE_MISSING)),
            };
        }
        status => {
            let wish = http::text_of(&response, header::RETRY_AFTER);
            return Ok(Reply::Refused {
                status: status.as_u16(),
                retry_after: wish.and_then(|wish| wish.trim().parse().ok()),
            });
        }
    }
    if is_page {
        return Err(Trouble::Unfit(PAGE));
    }
    let entity_tag = http::text_of(&response, header::ETAG).map(str::to_owned);
    let entity_tag = entity_tag.filter(|tag| tag.len() <= MAX_TAG);
    let body = whole(&mut response, MAX_LIST).await?;
    Ok(Reply::Body { body, entity_tag })
}

/// The body, if the transport says that it is whole and it is not longer than this.
async fn whole(response: &mut Response, at_most: u64) -> Result<Vec<u8>, Trouble> {
    http::is_plain(response)?;
    if !http::is_framed(response) {
        return Err(Trouble::Unfit(
            "the answer does not say how long it is, so it may be cut short",
        ));
    }
    if response.content_length().unwrap_or(0) > at_most {
        return Err(Trouble::Unfit(TOO_LARGE));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(http::trouble)? {
        body.extend_from_slice(&chunk);
        if body.len() as u64 > at_most {
            return Err(Trouble::Unfit(TOO_LARGE));
        }
    }
    Ok(body)
}

/// Whether a 404 is written as such a service writes it: without a body, or as the object in which it puts its
/// refusals. Whatever else listens at a wrong address says 404 too, and in words of its own.
/// Source: <https://haveibeenpwned.com/API/v3#Authorisation>.
fn is_own_missing(body: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Refusal {
        #[serde(rename = "statusCode")]
        status: u16,
    }
    let is_missing = |refusal: Refusal| refusal.status == 404;
    body.is_empty() || serde_json::from_slice(body).is_ok_and(is_missing)
}

const PAGE: &str = "a web page came instead of an answer";
const STRANGE_MISSING: &str =
    "what says that there is nothing (404) does not speak like the service; check its address";
const MAX_REFUSAL: u64 = 4096;
const TOO_LARGE: &str = "the answer is longer than 16 MiB";
const MAX_TRIES: u32 = 4;
const MAX_TAG: usize = 1000;
const FIRST_WAIT: Duration = Duration::from_millis(500);
