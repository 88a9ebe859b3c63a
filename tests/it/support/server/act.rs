//! How each play is performed on the wire.

use std::io;
use std::io::Write;
use std::sync::OnceLock;
use std::time::Duration;

use super::Request;
use super::Stage;
use super::endless;
use super::gzip;
use super::play::Play;
use super::reply::After;
use super::reply::Out;
use super::reply::Reply;
use super::reply::chunks;
use super::reply::ok;
use super::reply::redirect;
use super::reply::zipped;
use super::rows;

/// Answers one request; `nth` counts the earlier requests for the same prefix.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each play, and the compiler misses none"
)]
pub(super) fn act(
    play: &Play,
    request: &Request,
    nth: usize,
    wire: &mut Out<'_>,
    stage: &Stage,
) -> io::Result<After> {
    match play {
        Play::ByMode(_, ntlm) if request.path.contains("mode=ntlm") => ok(ntlm).send(wire),
        Play::Correct(body) | Play::ByMode(body, _) | Play::OnlyNtlm(body) => ok(body).send(wire),
        Play::Chunked(body) => chunks(body, true, wire),
        Play::CloseDelimited(body) => ok(body).length(None).send(wire),
        Play::Padded(body) => ok(&format!("{body}\r\n{}", rows::padding(100))).send(wire),
        Play::Lf(body) => ok(&body.replace("\r\n", "\n")).send(wire),
        Play::LowerCase(body) => ok(&body.to_ascii_lowercase()).send(wire),
        Play::Bom(body) => ok(&format!("\u{FEFF}{body}")).send(wire),
        Play::Tagged(_, tag) if request.header("if-none-match") == Some(tag) => {
            Reply::new(304, b"")
                .header("ETag", tag)
                .length(None)
                .framed()
                .send(wire)
        }
        Play::Tagged(body, tag) => ok(body).header("ETag", tag).send(wire),
        Play::Site(site) => site.answer(request, wire),
        Play::EarlyHints(body) => {
            wire.write_all(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")?;
            ok(body).send(wire)
        }

        Play::Missing => Reply::new(404, b"The specified key does not exist.").send(wire),
        Play::ZeroLength => ok("").send(wire),
        Play::OnlyPadding => ok(&rows::padding(150)).send(wire),
        Play::TruncatedLine(body, lost) => ok(rows::into(body, lost)).send(wire),
        Play::TruncatedAtLine(body, lost) => ok(rows::before(body, lost)).send(wire),
        Play::HtmlPortal => Reply::new(200, PORTAL)
            .header("Content-Type", "text/html; charset=utf-8")
            .send(wire),
        Play::HtmlAsText => Reply::new(200, PORTAL)
            .header("Content-Type", "text/plain")
            .send(wire),
        Play::DuplicateSuffix(body, at) => {
            spoilt(body, at, &format!("{at}:42\r\n{at}:7")).send(wire)
        }
        Play::OverflowCount(body, at) => {
            spoilt(body, at, &format!("{at}:99999999999999999999999")).send(wire)
        }
        Play::NegativeCount(body, at) => spoilt(body, at, &format!("{at}:-42")).send(wire),
        Play::CountWithJunk(body, at) => spoilt(body, at, &format!("{at}:42abc")).send(wire),
        Play::CountMissing(body, at) => spoilt(body, at, &format!("{at}:")).send(wire),
        Play::NtlmLineInSha1(body, at) => {
            let (digits, _) = at.split_at(at.len().min(27));
            spoilt(body, at, &format!("{at}:42\r\n{digits}:3")).send(wire)
        }
        Play::NullBytes(body, at) => spoilt(body, at, &"\0".repeat(at.len() + 3)).send(wire),
        Play::Partial(body, lost) => {
            let part = rows::before(body, lost);
            let range = format!("bytes 0-{}/{}", part.len().saturating_sub(1), body.len());
            let reply = Reply::new(206, part.as_bytes()).header("Content-Range", &range);
            reply.header("Content-Type", "text/plain").send(wire)
        }
        Play::NotModifiedUnasked => Reply::new(304, b"").length(None).framed().send(wire),
        Play::GzipUnasked(body) => zipped(&gzip::stored(body.as_bytes())).send(wire),
        Play::GzipBomb => {
            static BOMB: OnceLock<Vec<u8>> = OnceLock::new();
            zipped(
                BOMB.get_or_init(|| gzip::bomb(format!("{:035X}:1\r\n", 1).as_bytes(), 16 << 20)),
            )
            .send(wire)
        }

        Play::TruncatedBody(body, lost) => {
            ok(rows::into(body, lost))
                .length(Some(body.len()))
                .send(wire)?;
            Ok(After::Drop)
        }
        Play::CloseDelimitedCut(body, lost) => {
            ok(rows::before(body, lost)).length(None).send(wire)?;
            Ok(After::Drop)
        }
        Play::ChunkedTruncated(body, lost) => chunks(rows::before(body, lost), false, wire),
        Play::ShortLengthAtLine(body, lost) => {
            ok(body)
                .length(Some(rows::before(body, lost).len()))
                .send(wire)?;
            Ok(After::Close)
        }
        Play::ShortLengthMidLine(body, lost) => {
            ok(body)
                .length(Some(rows::into(body, lost).len()))
                .send(wire)?;
            Ok(After::Close)
        }
        Play::ResetMidway(body, lost) => {
            ok(rows::before(body, lost))
                .length(Some(body.len()))
                .send(wire)?;
            stage.pause(Duration::from_millis(50)); // a reset overtakes what is not yet read
            Ok(After::Reset)
        }
        Play::NotHttp => {
            wire.write_all(
                b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\x00\xFF\xFE\x01\x02garbage\r\n\r\n",
            )?;
            Ok(After::Close)
        }
        Play::CloseAtOnce => Ok(After::Drop),

        Play::SlowDrip => endless::drip(wire, stage),
        Play::Hang => Ok(endless::hang(stage)),
        Play::HangAfterHeaders => {
            ok("").length(Some(70_000)).send(wire)?;
            Ok(endless::hang(stage))
        }
        Play::HugeBody => endless::huge_body(wire, stage),
        Play::HugeHeaders => endless::huge_headers(wire, stage),

        Play::Status(code) => Reply::new(*code, b"").send(wire),
        Play::Status429 {
            retry_after, times, ..
        } if nth < *times => {
            let reply = Reply::new(
                429,
                b"{\"statusCode\":429,\"message\":\"Rate limit is exceeded.\"}",
            );
            match retry_after {
                Some(when) => reply.header("Retry-After", when).send(wire),
                None => reply.send(wire),
            }
        }
        Play::Status503 { times, .. } if nth < *times => {
            Reply::new(503, b"upstream connect error").send(wire)
        }
        Play::Status429 { rows: body, .. } | Play::Status503 { rows: body, .. } => {
            ok(body).send(wire)
        }

        Play::RedirectHttpOtherHost(base) | Play::RedirectOtherHost(base) => {
            redirect(&format!("{base}{}", request.path)).send(wire)
        }
        Play::RedirectLoop => redirect(&request.path).send(wire),
        Play::RedirectSameHost(body) if request.path.starts_with("/moved/") => ok(body).send(wire),
        Play::RedirectSameHost(_) => redirect(&format!("/moved{}", request.path)).send(wire),
        Play::RedirectFile => redirect("file:///etc/passwd").send(wire),

        Play::InTurn(plays) => match plays.get(nth).or(plays.last()) {
            Some(now) => act(now, request, nth, wire, stage),
            None => Ok(After::Close),
        },
    }
}

/// The bare answer to a request that is none of the API's.
pub(super) fn refuse(code: u16, wire: &mut Out<'_>) -> io::Result<After> {
    Reply::new(code, b"").send(wire)
}

const PORTAL: &[u8] =
    b"<!DOCTYPE html>\r\n<html><head><title>Welcome to Hotel Wi-Fi</title></head>\r\n\
    <body><form action=\"/login\">Room number: <input name=\"room\"></form></body></html>\r\n";

fn spoilt(body: &str, suffix: &str, line: &str) -> Reply {
    ok(&rows::replace(body, suffix, line))
}
