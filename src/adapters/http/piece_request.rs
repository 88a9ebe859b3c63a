//! A piece of a file over HTTP: a range request with constant headers, its retries, and what of the answer is believed.
//! Source: <https://www.rfc-editor.org/rfc/rfc9110#section-14>.

use std::time::Duration;

use reqwest::Client;
use reqwest::Response;
use reqwest::StatusCode;
use reqwest::header;
use tokio::time;
use url::Url;

use crate::adapters::http;
use crate::adapters::http::patience::LONGEST_WAIT;
use crate::adapters::http::patience::Patience;
use crate::adapters::http::redirects;
use crate::adapters::trouble::Trouble;

/// Asks one host for pieces of files; cheap to copy into a task.
#[derive(Clone)]
pub(crate) struct PieceClient {
    client: Client,
    timeout: Duration,
}

/// The bytes that were asked for.
#[derive(Debug)]
pub(crate) struct Fetched {
    pub(crate) bytes: Vec<u8>,
    /// How long the whole file is.
    pub(crate) total: u64,
    pub(crate) entity_tag: Option<String>,
}

impl PieceClient {
    /// A client that opens no socket yet.
    ///
    /// # Errors
    /// This machine knows no authority that vouches for certificates.
    pub(crate) fn new(
        is_https: bool,
        is_this_machine: bool,
        timeout: Duration,
    ) -> Result<Self, Trouble> {
        let client = http::client(is_https, is_this_machine, timeout)
            .default_headers(http::constant_headers([]))
            .redirect(redirects::at_home())
            .build()
            .map_err(|error| Trouble::NoTrust(http::innermost(error)))?;
        Ok(Self { client, timeout })
    }

    /// Ask for `length` bytes, at least one, from `offset` on, until there is an answer, an end of patience, or a
    /// refusal that asking again will not mend.
    pub(crate) async fn fetch(
        &self,
        url: &Url,
        offset: u64,
        length: u64,
    ) -> Result<Fetched, Trouble> {
        let mut patience = Patience::new(FIRST_WAIT, LONGEST_WAIT, None);
        loop {
            let exchange = self.send(url, offset, length);
            let answer = time::timeout(self.timeout, exchange).await;
            let trouble = match answer.unwrap_or(Err(Trouble::TimedOut)) {
                Ok(fetched) => return Ok(fetched),
                Err(trouble) => trouble,
            };
            if !patience.waits_out(&trouble).await {
                return Err(trouble);
            }
        }
    }

    async fn send(&self, url: &Url, offset: u64, length: u64) -> Result<Fetched, Trouble> {
        let last = offset.saturating_add(length).saturating_sub(1);
        let response = self
            .client
            .get(url.clone())
            .header(header::RANGE, format!("bytes={offset}-{last}"))
            .send()
            .await
            .map_err(http::trouble)?;
        let total = is_the_piece(&response, offset, last)?;
        read(response, length, total).await
    }
}

/// Whether the answer is the piece and nothing else; the length of the whole file. A body that is not wanted is
/// not read.
fn is_the_piece(response: &Response, offset: u64, last: u64) -> Result<u64, Trouble> {
    match response.status() {
        StatusCode::PARTIAL_CONTENT => {}
        StatusCode::OK if http::says(response, header::CONTENT_TYPE, "html") => {
            return Err(Trouble::Unfit(
                "a web page came instead of a piece of the corpus",
            ));
        }
        StatusCode::OK => {
            return Err(Trouble::Unfit(
                "the host sends whole files only: it does not answer range requests",
            ));
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            return Err(Trouble::Unfit(
                "the file on the host is shorter than the corpus says: it was cut short",
            ));
        }
        status => {
            let wish = response.headers().get(header::RETRY_AFTER);
            let wish = wish.map(|value| value.to_str().unwrap_or("not text"));
            return Err(Trouble::status(status.as_u16(), wish));
        }
    }
    http::is_plain(response)?;
    let range = http::text_of(response, header::CONTENT_RANGE).and_then(content_range);
    match range {
        Some((first, end, total)) if (first, end) == (offset, last) && total > last => Ok(total),
        // What there is of it, up to the end.
        Some((first, end, total)) if first == offset && end < last && end + 1 == total => {
            Err(Trouble::Unfit(
                "the file on the host is shorter than the corpus says: it was cut short",
            ))
        }
        _ => Err(Trouble::Unfit(
            "the host sent another piece than the one that was asked for",
        )),
    }
}

async fn read(mut response: Response, length: u64, total: u64) -> Result<Fetched, Trouble> {
    let wrong = || Trouble::Unfit("the host sent more or less than it said");
    if response
        .content_length()
        .is_some_and(|announced| announced != length)
    {
        return Err(wrong());
    }
    let entity_tag = http::text_of(&response, header::ETAG).map(str::to_owned);
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(http::trouble)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() as u64 > length {
            return Err(wrong());
        }
    }
    if bytes.len() as u64 != length {
        return Err(wrong());
    }
    Ok(Fetched {
        bytes,
        total,
        entity_tag,
    })
}

/// First, last and total of `bytes 0-9/100`.
fn content_range(text: &str) -> Option<(u64, u64, u64)> {
    let (range, total) = text.strip_prefix("bytes ")?.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let number = |text: &str| {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_number)
    };
    Some((number(first)?, number(last)?, number(total)?))
}

const FIRST_WAIT: Duration = Duration::from_millis(250);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_piece_is_read_exactly() {
        assert_eq!(content_range("bytes 0-9/100"), Some((0, 9, 100)));
        for text in [
            "",
            "bytes 0-9",
            "bytes 0-9/*",
            "bytes */100",
            "0-9/100",
            "bytes +0-9/100",
            "bytes 0-9/100, 20-29/100",
            "bytes 0-9/99999999999999999999",
        ] {
            assert_eq!(content_range(text), None, "{text}");
        }
    }
}
