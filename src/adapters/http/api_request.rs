//! One question to a service that answers with JSON: its key, its retries, and what of the answer is believed.

use std::cell::Cell;
use std::time::Duration;

use reqwest::Client;
use reqwest::Response;
use reqwest::StatusCode;
use reqwest::header;
use tokio::time;
use tokio::time::Instant;
use url::Url;

use crate::adapters::http;
use crate::adapters::http::patience::Patience;
use crate::adapters::http::redirects;
use crate::adapters::trouble::Trouble;
use crate::ports::web_api::Reached;
use crate::ports::web_api::Reply;
use crate::secret::Secret;
use crate::sites::MAX_LIST;

/// Asks one service.
pub(crate) struct ApiClient {
    client: Client,
    timeout: Duration,
    /// When the time for all questions is up.
    until: Instant,
    /// How far questions came since this was last asked for.
    reached: Cell<Reached>,
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
            reached: Cell::default(),
        })
    }

    /// How far the questions came since the last call.
    pub(crate) fn reached(&mut self) -> Reached {
        self.reached.take()
    }

    /// Ask until there is an answer, the end of the time, or a refusal that asking again will not mend.
    pub(crate) async fn ask(
        &self,
        url: &Url,
        key: Option<(&'static str, &Secret)>,
        entity_tag: Option<&str>,
    ) -> Result<Reply, Trouble> {
        let mut patience = Patience::new(FIRST_WAIT, Duration::MAX, Some(self.until));
        loop {
            let exchange = self.send(url, key, entity_tag);
            let answer = time::timeout(self.timeout.min(self.left()), exchange).await;
            let answer = answer.unwrap_or_else(|_| {
                // While connecting, or after the question was sent.
                self.came(Reached::Perhaps);
                Err(Trouble::TimedOut)
            });
            let trouble = match &answer {
                Ok(Reply::Refused {
                    status,
                    retry_after,
                }) => {
                    let wish = retry_after.map(|seconds| seconds.to_string());
                    &Trouble::status(*status, wish.as_deref())
                }
                Ok(_) => return answer,
                Err(trouble) => trouble,
            };
            if !patience.waits_out(trouble).await {
                return answer;
            }
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
        let answer = request.send().await;
        self.came(match &answer {
            Ok(_) => Reached::Service,
            Err(error) if http::is_before_sending(error, url) => Reached::Nobody,
            Err(_) => Reached::Perhaps,
        });
        read(answer.map_err(http::trouble)?).await
    }

    /// One try came this far.
    fn came(&self, reached: Reached) {
        self.reached.set(self.reached.get().max(reached));
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
            let body = http::whole(&mut response, MAX_REFUSAL).await;
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
    let body = http::whole(&mut response, MAX_LIST).await?;
    Ok(Reply::Body { body, entity_tag })
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
const MAX_TAG: usize = 1000;
const FIRST_WAIT: Duration = Duration::from_millis(500);
