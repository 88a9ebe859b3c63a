//! Services that answer questions with JSON, over HTTPS.

use std::time::Duration;

use tokio::runtime;
use tokio::runtime::Runtime;
use tokio::time::Instant;
use url::Url;

use crate::adapters::http::api_request::ApiClient;
use crate::adapters::process;
use crate::adapters::service_address;
use crate::adapters::service_address::Wording;
use crate::digits::percent;
use crate::failure::Failure;
use crate::ports::Unavailable;
use crate::ports::web_api::ApiService;
use crate::ports::web_api::Question;
use crate::ports::web_api::Reached;
use crate::ports::web_api::Reply;
use crate::ports::web_api::WebApi;
use crate::ports::web_api::WebApis;

/// The real services.
pub struct SystemWebApis;

impl WebApis for SystemWebApis {
    fn open(&self, service: &ApiService) -> Result<Box<dyn WebApi>, Failure> {
        let base = base(&service.url, service.allow_http)?;
        Ok(Box::new(SystemWebApi {
            name: service_address::name(&base),
            base,
            timeout: service.timeout,
            deadline: service.deadline,
            opened: None,
        }))
    }
}

struct SystemWebApi {
    base: Url,
    name: String,
    timeout: Duration,
    deadline: Duration,
    /// Made with the first question.
    opened: Option<Opened>,
}

struct Opened {
    runtime: Runtime,
    client: ApiClient,
}

impl SystemWebApi {
    fn opened(&mut self) -> Result<&Opened, Unavailable> {
        if self.opened.is_none() {
            let runtime = runtime::Builder::new_current_thread().enable_all().build();
            // The resolver panics where it gets no thread.
            let (Ok(runtime), true) = (runtime, process::gives_threads()) else {
                return Err(Unavailable("the system gives no thread".to_owned()));
            };
            let is_here = service_address::is_this_machine(&self.base);
            let until = Instant::now() + self.deadline;
            let client = ApiClient::new(&self.base, is_here, self.timeout, until)
                .map_err(|trouble| Unavailable(trouble.reason()))?;
            self.opened = Some(Opened { runtime, client });
        }
        self.opened
            .as_ref()
            .ok_or_else(|| Unavailable("the system gives no thread".to_owned()))
    }
}

impl WebApi for SystemWebApi {
    fn name(&self) -> &str {
        &self.name
    }

    fn address(&self) -> &str {
        self.base.as_str()
    }

    fn get(&mut self, question: &Question<'_>) -> Result<Reply, Unavailable> {
        let url = address(&self.base, question)
            .ok_or_else(|| Unavailable("the question makes no address".to_owned()))?;
        let Opened { runtime, client } = self.opened()?;
        let asked = client.ask(&url, question.key, question.entity_tag);
        let answer = runtime.block_on(asked);
        answer.map_err(|trouble| Unavailable(trouble.reason()))
    }

    fn reached(&mut self) -> Reached {
        let opened = self.opened.as_mut();
        opened.map_or(Reached::Nobody, |opened| opened.client.reached())
    }
}

impl Drop for SystemWebApi {
    fn drop(&mut self) {
        if let Some(Opened { runtime, .. }) = self.opened.take() {
            // A resolver that hangs in a thread of its own must not hold up the exit.
            runtime.shutdown_background();
        }
    }
}

/// The base address, if it may be asked.
fn base(text: &str, allow_http: bool) -> Result<Url, Failure> {
    let mut base = service_address::asked(text, allow_http, &SERVICE)?;
    let path = format!("{}/", base.path().trim_end_matches('/'));
    base.set_path(&path);
    Ok(base)
}

/// The address of a question: every byte that could end a part of the path is escaped.
fn address(base: &Url, question: &Question<'_>) -> Option<Url> {
    // `.` and `..` lead elsewhere, however they are written.
    if question
        .path
        .iter()
        .any(|part| matches!(*part, "" | "." | ".."))
    {
        return None;
    }
    let mut text = base.as_str().as_bytes().to_vec();
    for (at, part) in question.path.iter().enumerate() {
        if at > 0 {
            text.push(b'/');
        }
        percent::encode(part, &mut text);
    }
    for (at, (name, value)) in question.query.iter().enumerate() {
        text.push(if at == 0 { b'?' } else { b'&' });
        percent::encode(name, &mut text);
        text.push(b'=');
        percent::encode(value, &mut text);
    }
    let url = Url::parse(str::from_utf8(&text).ok()?).ok()?;
    (url.origin() == base.origin()).then_some(url)
}

const SERVICE: Wording = Wording {
    of: "the service",
    example: "write it as `https://mirror.example/api/v3`",
    bare: Some("give the part before it"),
    shown: Some("what is asked"),
    nor: "on this machine",
};

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::failure::Kind;

    fn asked(path: &[&str], query: &[(&str, &str)]) -> Option<String> {
        let base = base("https://a.example/api/v3", false).expect("an address");
        let question = Question {
            path,
            query,
            key: None,
            entity_tag: None,
        };
        address(&base, &question).map(|url| url.to_string())
    }

    #[test]
    fn a_part_of_a_path_stays_one_part() {
        for (part, address) in [
            ("a+b@c.example", "x/a%2Bb%40c.example"),
            ("a/../b@c.example", "x/a%2F..%2Fb%40c.example"),
            ("a?b#c%2f@d", "x/a%3Fb%23c%252f%40d"),
            ("é@c.example", "x/%C3%A9%40c.example"),
        ] {
            let address = format!("https://a.example/api/v3/{address}");
            assert_eq!(asked(&["x", part], &[]), Some(address));
        }
        assert_eq!(
            asked(&["x"], &[("domain", "a&b=c"), ("t", "false")]).as_deref(),
            Some("https://a.example/api/v3/x?domain=a%26b%3Dc&t=false")
        );
        for part in ["", ".", ".."] {
            assert_eq!(asked(&["x", part, "y"], &[]), None, "{part}");
        }
    }

    #[test]
    fn an_address_that_may_not_be_asked_is_refused_without_repeating_it() {
        for text in [
            "http://api.example/hunter2",
            "http://127.0.0.1.example/hunter2",
            "ftp://api.example/hunter2",
            "file:///hunter2",
            "https://ada:hunter2@api.example/",
            "https://api.example/?k=hunter2",
            "hunter2",
            "",
        ] {
            let failure = base(text, false).expect_err("not asked");
            assert_eq!(failure.kind, Kind::Usage, "{text}");
            assert!(!format!("{failure:?}").contains("hunter2"), "{text}");
        }
        assert!(base("http://api.example/", true).is_ok());
        assert!(base("http://[::1]:8080", false).is_ok());
    }
}
