//! Services that answer questions with JSON, some only to who has a key.

use std::time::Duration;

use crate::failure::Failure;
use crate::ports::Unavailable;
use crate::secret::Secret;

/// Makes a service that can be asked.
pub trait WebApis {
    /// Open `service`. Nothing is asked yet; the time for all questions begins with the first.
    ///
    /// # Errors
    /// Its address may not be asked: neither HTTPS, nor this machine, nor allowed. It is not repeated.
    fn open(&self, service: &ApiService) -> Result<Box<dyn WebApi>, Failure>;
}

/// A service, and how patient to be with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApiService {
    /// Its base address; the path of a question is added.
    pub url: String,
    /// Plain HTTP to another machine is allowed.
    pub allow_http: bool,
    /// For one request, from connecting to the last byte.
    pub timeout: Duration,
    /// For all questions of the run, with the waits that the service wishes.
    pub deadline: Duration,
}

/// A service that can be asked.
pub trait WebApi {
    /// Its name in reports: its host.
    fn name(&self) -> &str;

    /// Its base address in its one spelling. A key that is kept for it is sent nowhere else.
    fn address(&self) -> &str;

    /// Ask. A redirect is followed only within the host. Where the service asks for patience, and the time for all
    /// questions has room for it, it is asked again.
    ///
    /// # Errors
    /// Why there is no whole answer that can be believed. A status other than 200 is no error.
    fn get(&mut self, question: &Question<'_>) -> Result<Reply, Unavailable>;

    /// How far the questions came that were asked since the last call of this: who says what was sent must know.
    fn reached(&mut self) -> Reached;
}

/// How far questions came, whatever became of the answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Reached {
    /// No connection was made: nothing of them left this machine.
    #[default]
    Nobody,
    /// A connection was made, and it is not known whether a question went over it.
    Perhaps,
    /// The service answered.
    Service,
}

/// One question.
#[derive(Debug)]
pub struct Question<'a> {
    /// The parts of its path; each is written so that it stays one part.
    pub path: &'a [&'a str],
    /// Its query, name by name.
    pub query: &'a [(&'a str, &'a str)],
    /// The header that carries a key, and the key.
    pub key: Option<(&'static str, &'a Secret)>,
    /// The mark of the answer that is here already: unchanged, it is not sent again.
    pub entity_tag: Option<&'a str>,
}

/// What came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reply {
    /// 200, whole.
    Body {
        /// At most [`MAX_LIST`](crate::sites::MAX_LIST) bytes.
        body: Vec<u8>,
        /// The service's mark of this state of it.
        entity_tag: Option<String>,
    },
    /// 304: what is here is the newest.
    NotModified,
    /// 404, as the service itself says it: with no body, or with JSON that repeats the status.
    Missing,
    /// Any other status.
    Refused {
        /// The status.
        status: u16,
        /// How long it wishes not to be asked, in seconds.
        retry_after: Option<u64>,
    },
}
