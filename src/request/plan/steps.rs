//! The steps of a plan, from what happened and from what the recipe knows.

use crate::date::Date;
use crate::recipes::Door;
use crate::recipes::Purpose;
use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::plan::Step;
use crate::request::plan::moments::Moments;
use crate::request::triage::filled;
use crate::request::triage::fits;

/// A case as its plan sees it.
pub(super) struct Story<'a> {
    recipe: &'a Recipe,
    facts: &'a Facts,
    door: Option<&'a Door>,
    moments: Moments,
    today: Date,
    /// Whether a public issue belongs to it.
    has_issue: bool,
}

impl<'a> Story<'a> {
    pub(super) fn new(
        recipe: &'a Recipe,
        facts: &'a Facts,
        door: Option<&'a Door>,
        moments: &Moments,
        today: Date,
    ) -> Self {
        Self {
            recipe,
            facts,
            door,
            moments: *moments,
            today,
            has_issue: moments.filed.is_some() || door.is_some_and(|door| door.issue),
        }
    }

    /// The day from which days are counted, and whether it is known.
    pub(super) fn from(&self) -> (Date, bool) {
        let known = if self.has_issue {
            self.moments.filed
        } else {
            self.moments.mailed
        };
        (known.unwrap_or(self.today), known.is_some())
    }

    /// Everything to do and to expect, by day.
    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        if self.has_issue || self.mail_to().is_some() {
            steps.extend(self.file());
            steps.extend(self.mail());
            if self.moments.answered.is_none() {
                self.silence(&mut steps);
            }
            self.answer(&mut steps);
        } else {
            self.alone(&mut steps);
        }
        self.after(&mut steps);
        if self.moments.is_closed {
            steps.retain(|step| step.done);
        }
        steps.sort_by_key(|step| step.day);
        steps
    }

    fn file(&self) -> Option<Step> {
        let say = "file the issue with the form, once (`doorkey request open`), and note its link: `doorkey request log filed LINK`";
        let day = self.moments.filed.unwrap_or(self.moments.begun);
        self.has_issue
            .then(|| self.act("file", day, say, self.moments.filed.is_some()))
    }

    fn mail(&self) -> Option<Step> {
        let to = self.mail_to()?;
        let say = if self.has_issue {
            format!(
                "within the hour after filing, send the mail to {to} with the link of the issue: `doorkey request log mailed`"
            )
        } else {
            format!("send the mail to {to}: `doorkey request log mailed`")
        };
        let planned = self.moments.filed.unwrap_or(self.moments.begun);
        let day = self.moments.mailed.unwrap_or(planned);
        Some(self.act("mail", day, &say, self.moments.mailed.is_some()))
    }

    /// What to do while nobody has answered.
    fn silence(&self, steps: &mut Vec<Step>) {
        let (from, is_known) = self.from();
        let follow = &self.recipe.follow;
        let then = "; when it is there: `doorkey request log answered`";
        steps.push(self.look(from, "look", then));
        if let Some(days) = self.first_answer() {
            let basis = self.door.map_or("", |door| &door.expect.basis);
            let day = from.after(days);
            let when = if day < self.today {
                format!("a first answer was to be expected on {day}")
            } else {
                "a first answer is to be expected about now".to_owned()
            };
            let say = format!("{when}: after {} ({basis})", counted(days));
            steps.push(expected("first_answer", day, &say));
        }
        let after = |days: Option<u64>, usual| from.after(days.unwrap_or(usual));
        let again = after(follow.resend_after, RESEND_AFTER);
        if self.mail_to().is_some() {
            let say = "still silent: send the same mail again from a mailbox at another provider, because mail of senders without SPF or DKIM gets lost: `doorkey request log mailed`";
            let done = is_known && self.moments.mailed_last.is_some_and(|day| day >= again);
            steps.push(self.act("resend", again, say, done));
        }
        let note = after(follow.remind_after, REMIND_AFTER);
        let say = if self.has_issue {
            "still silent: write one polite note into the issue, and file no second one, which would be closed as a duplicate: `doorkey request log note \"asked in the issue\"`"
        } else {
            "still silent: answer your own mail once, politely, so that it stays one thread: `doorkey request log note \"asked again\"`"
        };
        let done = is_known && self.moments.noted_last.is_some_and(|day| day >= note);
        steps.push(self.act("remind", note, say, done));
        if let Some(days) = follow.closes_after.filter(|_| self.has_issue) {
            let say = format!(
                "after about {} an issue in which nobody answers is closed: see whether yours is open, and whether staff asked something in it",
                counted(days)
            );
            steps.push(expected("closes", from.after(days), &say));
        }
    }

    /// What to do when staff answer, and after.
    fn answer(&self, steps: &mut Vec<Step>) {
        let (from, _) = self.from();
        let follow = &self.recipe.follow;
        let moments = &self.moments;
        // What is answered to cannot be done before there is an answer.
        let tomorrow = self.today.after(1);
        let soon = from.after(self.first_answer().unwrap_or(1)).max(tomorrow);
        let answered = moments.answered_last.unwrap_or(soon);
        if moments.answered.is_none() && !self.has_issue {
            // Nothing is known of what they will want.
            return;
        }
        if follow.branch && self.has_issue && !self.waits() {
            let say = "when their mail names a branch of 16 characters, push it to the repository that it names (`doorkey request branch TOKEN --push`), and answer that mail the same day, not the issue";
            let day = moments.pushed.unwrap_or(answered);
            steps.push(self.act("branch", day, say, moments.pushed.is_some()));
        } else {
            let say = "answer their mail the same day, by mail: `doorkey request log mailed`";
            steps.push(self.act("answer", answered, say, moments.replied));
        }
        if let Some(days) = follow.wait_days.filter(|_| self.waits()) {
            let say = format!(
                "the {} on which staff wait on purpose end; they go on by themselves",
                counted(days)
            );
            let mut step = expected("wait", answered.after(days), &say);
            step.done = moments.back_in.is_some();
            steps.push(step);
        }
        if let Some(last) = moments.pushed.or(moments.answered_last)
            && moments.back_in.is_none()
        {
            steps.push(self.look(last, "look_done", ""));
            let say = "silent again: answer the same mail once more, and ask nowhere else";
            let wait = follow.wait_days.filter(|_| self.waits()).unwrap_or(0);
            let day = last.after(wait + follow.resend_after.unwrap_or(RESEND_AFTER));
            let done = moments.mailed_last.is_some_and(|mailed| mailed >= day);
            steps.push(self.act("nudge", day, say, done));
        }
        let resolved = self.door.and_then(|door| door.expect.resolved_days);
        let resolved = resolved.map_or(answered, |days| from.after(whole(days)).max(answered));
        let day = moments.back_in.unwrap_or(resolved.max(tomorrow));
        let mut step = expected("reset", day, &self.once_done());
        step.done = moments.back_in.is_some();
        steps.push(step);
    }

    fn once_done(&self) -> String {
        let act = match self.recipe.addresses.get("reset") {
            Some(page) => format!("run {page}"),
            None => "log in".to_owned(),
        };
        format!(
            "as soon as staff say that it is done, {act}, then `doorkey request log back-in` and `doorkey request after`"
        )
    }

    /// A door that needs no staff: its own steps, today.
    fn alone(&self, steps: &mut Vec<Step>) {
        let done = self.moments.back_in.is_some();
        for (index, say) in self.door.iter().flat_map(|door| &door.steps).enumerate() {
            let mut step = expected(
                &format!("step_{}", index + 1),
                self.moments.begun,
                &filled(say, self.recipe, self.facts),
            );
            step.done = done;
            steps.push(step);
        }
    }

    /// The first hour back in.
    fn after(&self, steps: &mut Vec<Step>) {
        let Some(day) = self.moments.back_in else {
            return;
        };
        // What was waited for has come.
        steps.retain(|step| step.done);
        let fit = |remark: &&crate::recipes::Remark| fits(&remark.when, self.facts);
        for remark in self.recipe.after.iter().filter(fit) {
            let say = filled(&remark.say, self.recipe, self.facts);
            steps.push(self.act(&format!("after_{}", remark.id), day, &say, false));
        }
    }

    fn look(&self, from: Date, id: &str, then: &str) -> Step {
        let follow = &self.recipe.follow;
        let from_staff = match &follow.from {
            Some(name) if self.has_issue => self.recipe.addresses.get(name).cloned(),
            _ => self.mail_to(),
        };
        let from_staff = from_staff.map_or_else(String::new, |address| format!(" from {address}"));
        let subject = follow.subject.as_ref().filter(|_| self.has_issue);
        let subject = subject.map_or_else(String::new, |subject| {
            let subject = filled(subject, self.recipe, self.facts);
            format!(", subject `{subject}`")
        });
        let not = if self.has_issue {
            ", not in the issue"
        } else {
            ""
        };
        let say = format!(
            "look every day for a mail{from_staff}{subject}, among the spam too, and answer it by mail{not}{then}"
        );
        let days = follow.closes_after.unwrap_or(LOOK_DAYS);
        Step {
            until: Some(from.after(days)),
            ..expected(id, from.after(1), &say)
        }
    }

    /// Something that is the owner's to do.
    fn act(&self, id: &str, day: Date, say: &str, done: bool) -> Step {
        Step {
            done,
            overdue: !done && day < self.today,
            ..expected(id, day, say)
        }
    }

    /// Where the mail goes.
    fn mail_to(&self) -> Option<String> {
        let rule = self.door?.mail.as_ref()?;
        self.recipe.addresses.get(&rule.to).cloned()
    }

    /// Whether a written intent takes the place of the proof.
    fn waits(&self) -> bool {
        let rule = self.door.and_then(|door| door.mail.as_ref());
        rule.is_some_and(|rule| rule.purpose == Purpose::Intent)
    }

    fn first_answer(&self) -> Option<u64> {
        let days = self.door?.expect.first_answer_days?;
        (days > 0.0).then(|| whole(days))
    }
}

/// Something that comes by itself.
fn expected(id: &str, day: Date, say: &str) -> Step {
    Step {
        day,
        until: None,
        id: id.to_owned(),
        say: say.to_owned(),
        done: false,
        overdue: false,
    }
}

fn counted(days: u64) -> String {
    match days {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

/// Whole days, rounded up.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and ten thousand"
)]
fn whole(days: f64) -> u64 {
    days.ceil().clamp(0.0, 10_000.0) as u64
}

/// Where the recipe does not say.
const RESEND_AFTER: u64 = 10;
const REMIND_AFTER: u64 = 21;
const LOOK_DAYS: u64 = 90;
