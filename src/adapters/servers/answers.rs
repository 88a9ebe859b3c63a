//! What is answered to a request, without waiting for anything but the file.

use std::cell::RefCell;

use http_body_util::Full;
use hyper::HeaderMap;
use hyper::Method;
use hyper::Request;
use hyper::Response;
use hyper::StatusCode;
use hyper::body::Bytes;
use hyper::header;
use hyper::header::HeaderValue;

use crate::adapters::servers::shelves::Open;
use crate::adapters::servers::shelves::Shelves;
use crate::breach::digest::HashKind;
use crate::corpus::error::CorpusError;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::text;

/// An answer.
pub(super) type Answer = Response<Full<Bytes>>;

/// Answer `request`; its body is nobody's business.
pub(super) fn answer<B>(shelves: &Shelves, request: &Request<B>) -> Answer {
    let path = request.uri().path();
    let hex = path.strip_prefix("/range/");
    if hex.is_none() && path != "/" {
        return plain(
            StatusCode::NOT_FOUND,
            "there is nothing here; see /range/5BAA6",
        );
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD");
        let allowed = HeaderValue::from_static("GET, HEAD");
        answer.headers_mut().insert(header::ALLOW, allowed);
        return answer;
    }
    let Some(hex) = hex else {
        return plain(
            StatusCode::OK,
            "doorkey serves exposed digests; see /range/5BAA6",
        );
    };
    let Some(range) = text::range_number(hex) else {
        return plain(StatusCode::BAD_REQUEST, "a range is five hex digits");
    };
    let Some(kind) = kind(request.uri().query().unwrap_or_default()) else {
        return plain(StatusCode::BAD_REQUEST, "the mode is `sha1` or `ntlm`");
    };
    let Some(open) = shelves.of(kind) else {
        // Not 404: some take that for "not exposed".
        return plain(
            StatusCode::SERVICE_UNAVAILABLE,
            "no digests of this kind here",
        );
    };
    let is_padded = is_true(request.headers().get("add-padding"));
    let tag = format!("\"{:016x}-{range:05X}\"", open.build);
    if is_known(request.headers(), &tag) {
        return unchanged(&open, tag, is_padded);
    }
    match body(&open, range, is_padded) {
        Ok(_) if is_anything_known(request.headers()) => unchanged(&open, tag, is_padded),
        Ok(body) => {
            let mut answer = Response::new(Full::new(Bytes::from(body)));
            let headers = answer.headers_mut();
            describe(headers, &open, tag, is_padded);
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            answer
        }
        Err(error) => {
            // Which one it was is a part of somebody's password.
            shelves.trouble(|| format!("a range was not answered: {}", error.anywhere()));
            plain(
                StatusCode::SERVICE_UNAVAILABLE,
                "nothing is known of this range here",
            )
        }
    }
}

fn unchanged(open: &Open, tag: String, is_padded: bool) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = StatusCode::NOT_MODIFIED;
    describe(answer.headers_mut(), open, tag, is_padded);
    answer
}

/// Which kind the query asks for; `None` for one that nobody knows, so that nobody gets the other.
fn kind(query: &str) -> Option<HashKind> {
    let mode = query.split('&').find_map(|part| part.strip_prefix("mode="));
    match mode {
        None => Some(HashKind::Sha1),
        Some(mode) => [HashKind::Sha1, HashKind::Ntlm]
            .into_iter()
            .find(|kind| kind.word().eq_ignore_ascii_case(mode)),
    }
}

fn is_true(value: Option<&HeaderValue>) -> bool {
    value.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"))
}

/// Whether the asker has this already.
/// Source: <https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2>.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    // Compared without regard to weakness.
    known(headers).any(|known| known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// Whether the asker has something and wants nothing where there is anything: that is known once it was read.
fn is_anything_known(headers: &HeaderMap) -> bool {
    known(headers).any(|known| known == "*")
}

fn known(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let lists = headers.get_all(header::IF_NONE_MATCH).iter();
    let lists = lists.filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',').map(str::trim))
}

/// The headers of a range. Padding is random: two such bodies mean the same and are not the same.
fn describe(headers: &mut HeaderMap, open: &Open, tag: String, is_padded: bool) {
    headers.reserve(6);
    let tag = if is_padded { format!("W/{tag}") } else { tag };
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(modified) = &open.modified {
        headers.insert(header::LAST_MODIFIED, modified.clone());
    }
    for (name, value) in [
        (header::CACHE_CONTROL, "public, max-age=86400"),
        (header::VARY, "Add-Padding"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// All rows of a range, or why they are not known.
fn body(open: &Open, range: u32, is_padded: bool) -> Result<Vec<u8>, CorpusError> {
    ROWS.with_borrow_mut(|rows| {
        rows.clear();
        open.range(range, rows)?;
        let mut body = Vec::new();
        text::range(&mut body, rows, open.kind);
        if is_padded {
            text::more(&mut body, &padding(), open.kind);
        }
        if rows.capacity() > MANY {
            *rows = Vec::new();
        }
        Ok(body)
    })
}

/// As many as the service's own edge appends, unsorted as there.
/// Source: <https://github.com/HaveIBeenPwned/PwnedPasswordsCloudflareWorker>.
fn padding() -> Vec<Row> {
    let row = |_| Row {
        key: Key {
            head: rand::random(),
            tail: rand::random(),
        },
        count: 0,
    };
    (0..rand::random_range(10..=209)).map(row).collect()
}

/// A line of text that nobody is to keep.
fn plain(status: StatusCode, line: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from_static(line.as_bytes())));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

thread_local! {
    /// Where a range is unpacked: one for each thread, so that none is made for each request.
    static ROWS: RefCell<Vec<Row>> = const { RefCell::new(Vec::new()) };
}

/// More rows than any real range has.
const MANY: usize = 16 << 10;
