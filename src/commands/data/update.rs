//! `doorkey data update`: fetch the public lists, look at them, and put each in its place whole or not at all.

use crate::commands::data::info;
use crate::config::Config;
use crate::failure::Failure;
use crate::options::api;
use crate::options::api::ApiOptions;
use crate::options::site_lists;
use crate::options::site_lists::Extent;
use crate::ports::Ports;
use crate::ports::site_lists::SiteList;
use crate::ports::web_api::ApiService;
use crate::ports::web_api::Question;
use crate::ports::web_api::Reply;
use crate::sites::kept::Kept;
use crate::sites::kept::ListFate;
use crate::sites::kept::ListRow;
use crate::told::Fact;
use crate::told::Told;

/// Fetch the lists of breaches, second factors and passkeys anew; nothing about you is sent
///
/// A list that was not changed is not sent again. A new one takes the place of the old only where it is whole, and
/// not less than half of the longest that was ever here, as far as a damaged file still tells. Exit code 3 where one could not be had.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Update {
    /// Take a list that is less than half of the longest that was here
    #[arg(long)]
    force: bool,
    /// A service that speaks version 3 of the API of Have I Been Pwned, instead of haveibeenpwned.com
    #[arg(long, value_name = "URL", help_heading = "Asking")]
    api: Option<String>,
    /// Where `v3/all.json` is, instead of api.2fa.directory
    #[arg(long, value_name = "URL", help_heading = "Asking")]
    second_factors: Option<String>,
    /// Where `v1/all.json` is, instead of passkeys-api.2fa.directory
    #[arg(long, value_name = "URL", help_heading = "Asking")]
    passkeys: Option<String>,
    #[command(flatten)]
    asking: ApiOptions,
}

impl Update {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let mut rows = Vec::new();
        for list in SiteList::ALL {
            let (flag, setting, usual, path) = match list {
                SiteList::Breaches => {
                    let path: &[&str] = &["breaches"];
                    (&self.api, &config.breaches, api::BREACHES, path)
                }
                SiteList::SecondFactors => {
                    let path: &[&str] = &["v3", "all.json"];
                    let setting = &config.second_factors;
                    (&self.second_factors, setting, SECOND_FACTORS, path)
                }
                SiteList::Passkeys => {
                    let path: &[&str] = &["v1", "all.json"];
                    (&self.passkeys, &config.passkeys, PASSKEYS, path)
                }
            };
            let service = self.asking.service(flag.as_ref(), setting.as_ref(), usual);
            rows.push(self.update(ports, list, &service, path)?);
        }
        let failed = rows
            .iter()
            .filter(|row| row.fate == ListFate::Failed)
            .count();
        let updated = rows
            .iter()
            .filter(|row| row.fate == ListFate::Updated)
            .count();
        let said = match (updated, failed) {
            (0, 0) => "the lists that are here are the newest".to_owned(),
            (count, 0) => format!("{count} of {} lists are new", rows.len()),
            (count, failed) => format!(
                "{count} of {} lists are new; {failed} could not be had, and what was here of them stays",
                rows.len()
            ),
        };
        let credits = "breaches: Have I Been Pwned, CC BY 4.0; second factors: 2fa.directory, MIT; passkeys: \
            passkeys.2fa.directory, CC BY 4.0";
        let told = Told::default().say(said).note(credits);
        Ok(told.fact(Fact::SiteLists(rows)))
    }

    /// What became of one list.
    ///
    /// # Errors
    /// The address may not be asked, or a file cannot be written. What the others do not suffer from is told in the row.
    fn update(
        &self,
        ports: &Ports<'_>,
        list: SiteList,
        service: &ApiService,
        path: &[&str],
    ) -> Result<ListRow, Failure> {
        let source = format!("{}/{}", service.url.trim_end_matches('/'), path.join("/"));
        let file = ports.site_lists.read(list)?;
        // A damaged one is to be replaced. How long it was may still be known.
        let old = file.as_deref().and_then(|file| {
            let kept = Kept::parse(file).ok()?;
            let extent = site_lists::look_at(list, &kept.body).ok()?;
            Some((kept, extent))
        });
        let had = match (&old, &file) {
            (Some((kept, extent)), _) => Some(extent.rows.max(kept.most_rows)),
            (None, Some(file)) => Kept::most_rows_of(file),
            (None, None) => Some(0),
        };
        let entity_tag = old
            .as_ref()
            .filter(|(kept, _)| kept.source == source)
            .and_then(|(kept, _)| kept.entity_tag.as_deref());
        let question = Question {
            path,
            query: &[],
            key: None,
            entity_tag,
        };
        let failed = |why: String| match &old {
            Some((kept, extent)) => row(list, ListFate::Failed, kept, *extent, Some(why)),
            None => info::of(list, ListFate::Failed, None, Some(why)),
        };
        let now = ports.clock.now();
        let (body, entity_tag) = match ports.web_apis.open(service)?.get(&question) {
            Ok(Reply::Body { body, entity_tag }) => (body, entity_tag),
            Ok(Reply::NotModified) => {
                // What another host gave a mark to, this one knows nothing of.
                let asked = old.as_ref().filter(|_| question.entity_tag.is_some());
                let Some((kept, extent)) = asked else {
                    return Ok(failed(UNASKED.to_owned()));
                };
                let (kept, extent) = (
                    Kept {
                        checked: now,
                        ..kept.clone()
                    },
                    *extent,
                );
                ports.site_lists.replace(list, &kept.to_bytes())?;
                return Ok(row(list, ListFate::Unchanged, &kept, extent, None));
            }
            Ok(Reply::Missing) => return Ok(failed("there is no such list (404)".to_owned())),
            Ok(Reply::Refused {
                status,
                retry_after,
            }) => {
                let wait = retry_after.map(|wait| format!(": again in {wait} seconds"));
                let wait = wait.unwrap_or_default();
                return Ok(failed(format!("it answered with status {status}{wait}")));
            }
            Err(why) => return Ok(failed(why.0)),
        };
        let extent = match site_lists::look_at(list, &body) {
            Ok(extent) => extent,
            Err(why) => return Ok(failed(why.to_string())),
        };
        let Some(had) = had.or(self.force.then_some(0)) else {
            return Ok(failed(NO_LENGTH.to_owned()));
        };
        let kept = Kept {
            source,
            fetched: now,
            checked: now,
            entity_tag,
            // Who takes a short list takes it for what is usual from now on.
            most_rows: if self.force {
                extent.rows
            } else {
                extent.rows.max(had)
            },
            body,
        };
        if extent.rows * 2 < had && !self.force {
            let rows = extent.rows;
            return Ok(failed(format!(
                "what came has {rows} rows, less than half of the {had} that it had: `--force` takes it all the same"
            )));
        }
        let fate = match &old {
            Some((before, _)) if before.body == kept.body => ListFate::Unchanged,
            _ => ListFate::Updated,
        };
        ports.site_lists.replace(list, &kept.to_bytes())?;
        Ok(row(list, fate, &kept, extent, None))
    }
}

fn row(
    list: SiteList,
    fate: ListFate,
    kept: &Kept,
    extent: Extent,
    why: Option<String>,
) -> ListRow {
    ListRow {
        rows: extent.rows,
        bad: extent.bad,
        ..info::of(list, fate, Some(kept), why)
    }
}

const UNASKED: &str = "it says that nothing changed, which nobody asked (304)";
const NO_LENGTH: &str = "the file that is here is damaged, so that nobody can tell whether what came is much shorter: \
    `--force` takes it all the same";
/// Source: <https://2fa.directory/api/>.
const SECOND_FACTORS: &str = "https://api.2fa.directory";
/// Source: <https://passkeys.2fa.directory>.
const PASSKEYS: &str = "https://passkeys-api.2fa.directory";

const EXAMPLES: &str = "\
Examples:
  doorkey data update                                          all lists, from where they are kept in public
  doorkey data update --second-factors https://mirror.example  one of them from a mirror of yours";
