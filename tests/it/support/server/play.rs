//! The parts a range server can play, and for each the fault of the real world that it stands for.
//!
//! `rows` are lines with CRLF between them, as [`super::rows`] makes them. Where a play has two texts, the second is the
//! suffix that the fault hits: lost behind a cut, or on the line that is spoilt.

use std::sync::Arc;

use super::site::Site;

/// How one prefix is answered.
#[derive(Clone)]
pub enum Play {
    // Honest answers, as the service and its mirrors give them.
    /// The service as documented: 200, `text/plain`, a right Content-Length.
    Correct(String),
    /// The same in chunks, as a proxy or a compressing edge re-frames it.
    Chunked(String),
    /// HTTP/1.0 manners: no length, no chunks, the end is the closing of the connection (a cut cannot be told from an end).
    CloseDelimited(String),
    /// The edge with `Add-Padding: true`: rows of count 0, unsorted, appended.
    Padded(String),
    /// A mirror or a re-rendered range that ends its lines with LF.
    Lf(String),
    /// A mirror made by a tool that writes digits in lower case.
    LowerCase(String),
    /// A mirror filled by the official downloader of mid-2026: a UTF-8 byte order mark at the start.
    Bom(String),
    /// The edge with an `ETag`: 304 when `If-None-Match` names it, else 200. (rows, tag with its quotes)
    Tagged(String, String),
    /// The service with `?mode=ntlm` understood. (SHA-1 rows, NTLM rows)
    ByMode(String, String),
    /// A whole mirror, each range its own.
    Site(Arc<Site>),
    /// An interim `103 Early Hints` before the answer, as edges send it.
    EarlyHints(String),

    // Answers that are whole as HTTP and wrong as a range.
    /// A mirror that lacks the object (404 or S3's 403): not "not found".
    Missing,
    /// A mirror whose download of this range failed and left an empty file.
    ZeroLength,
    /// A padding edge in front of an origin that answered nothing.
    OnlyPadding,
    /// A mirror whose file was cut in the middle of a line, by a full disk. (rows, suffix)
    TruncatedLine(String, String),
    /// A mirror whose file was cut between two lines. (rows, suffix)
    TruncatedAtLine(String, String),
    /// A captive portal: 200, `text/html`.
    HtmlPortal,
    /// A filtering proxy that answers its block page as `text/plain`.
    HtmlAsText,
    /// A range merged badly: the suffix twice, with counts 42 and 7. (rows, suffix)
    DuplicateSuffix(String, String),
    /// A count beyond 64 bits. (rows, suffix)
    OverflowCount(String, String),
    /// A count below nought. (rows, suffix)
    NegativeCount(String, String),
    /// A count with letters behind it, `42abc`: a loose parser reads 42. (rows, suffix)
    CountWithJunk(String, String),
    /// A colon and no count. (rows, suffix)
    CountMissing(String, String),
    /// A line of 27 digits among those of 35 (PwnedPasswordsDownloader#20). (rows, suffix that precedes it)
    NtlmLineInSha1(String, String),
    /// A static host that ignores `?mode=ntlm` the other way round: only 27-digit rows.
    OnlyNtlm(String),
    /// A hole in the mirror's file after a power cut: NUL bytes where the line was. (rows, suffix)
    NullBytes(String, String),
    /// A cache that answers a part: status 206 and `Content-Range`. (rows, suffix)
    Partial(String, String),
    /// A cache that answers 304 to an unconditional request.
    NotModifiedUnasked,
    /// A proxy that compresses unasked: a valid gzip stream of a right answer.
    GzipUnasked(String),
    /// A hostile mirror: 100 kB that inflate to 16 MB of valid-looking lines.
    GzipBomb,

    // Answers that are broken as HTTP.
    /// A connection lost before the announced length. (rows, suffix)
    TruncatedBody(String, String),
    /// An attacker's FIN between two lines of an answer without length or chunks; under TLS the missing `close_notify`
    /// tells it, over plain HTTP nothing does. (rows, suffix)
    CloseDelimitedCut(String, String),
    /// Chunks without the last one. (rows, suffix)
    ChunkedTruncated(String, String),
    /// A length too short by whole lines, more bytes behind it. (rows, suffix)
    ShortLengthAtLine(String, String),
    /// A length too short that ends inside a line. (rows, suffix)
    ShortLengthMidLine(String, String),
    /// A firewall that resets the connection half way. (rows, suffix)
    ResetMidway(String, String),
    /// Another protocol on this port.
    NotHttp,
    /// A load balancer without a backend: it accepts and closes.
    CloseAtOnce,

    // Answers that never end.
    /// A dead link: one byte each 200 ms, for ever, so that a timeout per read never fires.
    SlowDrip,
    /// A backend that accepts and never answers.
    Hang,
    /// A backend that dies after the headers.
    HangAfterHeaders,
    /// A hostile mirror: 1 GB announced, valid-looking lines streamed.
    HugeBody,
    /// A hostile mirror: headers without end.
    HugeHeaders,

    // Other statuses.
    /// The bare status: 400 bad prefix, 403 no user agent or a missing S3 object, 500 a fault of the origin, 407 a proxy.
    Status(u16),
    /// Rate limiting: 429 so many times, with this `Retry-After` if any, then the rows.
    Status429 {
        /// Seconds, an HTTP date, or rubbish.
        retry_after: Option<String>,
        /// How often; `usize::MAX` for ever.
        times: usize,
        /// What is answered after that.
        rows: String,
    },
    /// An overloaded origin: 503 so many times, then the rows.
    Status503 {
        /// How often; `usize::MAX` for ever.
        times: usize,
        /// What is answered after that.
        rows: String,
    },

    // Redirects: a client of one host follows none of them elsewhere.
    /// A downgrade: to plain `http://` on another host (give another server's `http://localhost:PORT`).
    RedirectHttpOtherHost(String),
    /// To another host by this base URL, as a hijacked or expired mirror does.
    RedirectOtherHost(String),
    /// To itself, for ever.
    RedirectLoop,
    /// Within the host (`/moved/range/…`), then the rows.
    RedirectSameHost(String),
    /// To `file:///etc/passwd`.
    RedirectFile,

    /// One play after the other, a request each; the last one stays.
    InTurn(Vec<Play>),
}
