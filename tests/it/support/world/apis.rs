//! Services that answer with JSON, and the lists that are kept, as one run finds them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use doorkey::failure::Failure;
use doorkey::ports::Unavailable;
use doorkey::ports::site_lists::SiteList;
use doorkey::ports::site_lists::SiteLists;
use doorkey::ports::web_api::ApiService;
use doorkey::ports::web_api::Question;
use doorkey::ports::web_api::Reached;
use doorkey::ports::web_api::Reply;
use doorkey::ports::web_api::WebApi;
use doorkey::ports::web_api::WebApis;

/// Answers by path and query, whatever the service; what is not there cannot be had. Clones are the same services.
#[derive(Clone, Default)]
pub struct FakeApis {
    pub(super) answers: BTreeMap<String, Reply>,
    /// What was asked: `PATH?QUERY`, then ` with a key` and ` if not TAG`.
    pub(super) asked: Rc<RefCell<Vec<String>>>,
}

impl WebApis for FakeApis {
    fn open(&self, service: &ApiService) -> Result<Box<dyn WebApi>, Failure> {
        let host = service.url.trim_start_matches("https://");
        Ok(Box::new(FakeApi {
            name: host.split('/').next().unwrap_or_default().to_owned(),
            address: format!("{}/", service.url.trim_end_matches('/')),
            apis: self.clone(),
            reached: Reached::Nobody,
        }))
    }
}

struct FakeApi {
    name: String,
    address: String,
    apis: FakeApis,
    reached: Reached,
}

impl WebApi for FakeApi {
    fn name(&self) -> &str {
        &self.name
    }

    fn address(&self) -> &str {
        &self.address
    }

    fn get(&mut self, question: &Question<'_>) -> Result<Reply, Unavailable> {
        let query = question.query.iter();
        let query: Vec<_> = query
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut path = question.path.join("/");
        if !query.is_empty() {
            path = format!("{path}?{}", query.join("&"));
        }
        let mut asked = path.clone();
        if question.key.is_some() {
            asked.push_str(" with a key");
        }
        if let Some(tag) = question.entity_tag {
            asked = format!("{asked} if not {tag}");
        }
        self.apis.asked.borrow_mut().push(asked);
        let answer = self.apis.answers.get(&path).cloned();
        if answer.is_some() {
            self.reached = Reached::Service;
        }
        answer.ok_or_else(|| Unavailable("no network".to_owned()))
    }

    fn reached(&mut self) -> Reached {
        std::mem::take(&mut self.reached)
    }
}

/// Lists that several runs may share. Clones are the same lists.
#[derive(Clone, Default)]
pub struct FakeLists(Rc<RefCell<BTreeMap<SiteList, Vec<u8>>>>);

impl FakeLists {
    /// The file of a list.
    pub fn file(&self, list: SiteList) -> Option<Vec<u8>> {
        self.0.borrow().get(&list).cloned()
    }

    /// Put a file there behind doorkey's back.
    pub fn meddle(&self, list: SiteList, file: &[u8]) {
        self.0.borrow_mut().insert(list, file.to_vec());
    }
}

impl SiteLists for FakeLists {
    fn place(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/home/ada/.local/share/doorkey/data"))
    }

    fn read(&self, list: SiteList) -> Result<Option<Vec<u8>>, Failure> {
        Ok(self.file(list))
    }

    fn replace(&self, list: SiteList, file: &[u8]) -> Result<(), Failure> {
        self.meddle(list, file);
        Ok(())
    }
}
