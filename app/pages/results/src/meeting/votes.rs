//! Votes for works: on an award, or on the ranking, whose ties they resolve.

use contest::{AwardId, EntryId, Language, Localized};
use frame::form::{Fields, problem_id};
use leptos::prelude::*;
use office::{Call, Meeting, MeetingWork, Seen, Thing, VoteDraft};

use super::{MeetingPage, records::award_name, work_name};

/// What stands in the name of a field before the entry that it counts votes for.
const VOTES: &str = "votes-";

/// The name of the field that counts the votes for a work.
fn count_field(work: &MeetingWork) -> String {
    format!("{VOTES}{}", work.row.assessed.entry)
}

/// The name of the field that carries the version of the vote on an award: the form is one for
/// every award.
fn seen_field_name(award: Option<&AwardId>) -> String {
    format!("seen-{}", award.map_or("", AwardId::as_str))
}

/// A vote as it was posted.
pub(super) struct PostedVote {
    award: Option<AwardId>,
    /// Each entry with its votes.
    votes: Vec<(EntryId, i64)>,
    abstained: i64,
    pub(super) seen: Seen,
}

impl PostedVote {
    /// Reads a vote. What is no number is refused as a negative one would be.
    pub(super) fn of(fields: &Fields) -> Self {
        let number = |text: &str| text.trim().parse::<i64>().unwrap_or(-1);
        let votes = fields
            .0
            .iter()
            .filter(|(_, count)| !count.trim().is_empty())
            .filter_map(|(name, count)| {
                Some((EntryId::new(name.strip_prefix(VOTES)?), number(count)))
            })
            .collect();
        let award = Some(fields.get("award"))
            .filter(|award| !award.is_empty())
            .map(AwardId::new);
        let abstained = match fields.get("abstained").trim() {
            "" => 0,
            count => number(count),
        };
        Self {
            seen: Seen::of_field(fields.get(&seen_field_name(award.as_ref()))),
            award,
            votes,
            abstained,
        }
    }

    pub(super) fn draft(&self) -> VoteDraft<'_> {
        VoteDraft {
            award: self.award.as_ref(),
            votes: &self.votes,
            abstained: self.abstained,
        }
    }

    /// The name of the award that it is on, where it is on one.
    pub(super) fn award_name<'c>(&self, call: &'c Call) -> Option<&'c Localized> {
        call.awards
            .iter()
            .find(|award| Some(&award.id) == self.award.as_ref())
            .map(|award| &award.name)
    }

    /// Says what was voted, in a sentence.
    pub(super) fn describe(
        &self,
        language: Language,
        award: Option<&Localized>,
        meeting: &Meeting,
    ) -> String {
        let count = |entry: &EntryId| {
            self.votes
                .iter()
                .find(|(of, _)| of == entry)
                .map(|(_, count)| *count)
        };
        let works: Vec<String> = meeting
            .works
            .iter()
            .filter_map(|work| {
                let count = count(&work.row.assessed.entry)?;
                Some(i18n::join_label(language, work_name(language, work), count))
            })
            .collect();
        i18n::meeting_voted(
            language,
            award_name(language, award),
            works.join(" · "),
            self.abstained,
        )
    }
}

/// The form that records a vote.
pub(super) fn form(page: &MeetingPage) -> impl IntoView + use<> {
    let (visit, form) = (page.visit, page.form);
    let language = visit.language;
    let counts = page
        .meeting
        .works
        .iter()
        .map(|work| count_input(page, work))
        .collect_view();
    view! {
        <form
            method="post"
            action=format!("{}/vote", page.address)
            class="stack card"
            id="votes"
            aria-describedby=problem_id("votes")
            novalidate
        >
            <h2>{i18n::meeting_vote(language)}</h2>
            <p class="hint">{i18n::meeting_vote_hint(language)}</p>
            {seen_fields(page)}
            {form.problem_beside(visit, "votes")}
            <div class="field">
                <label for="vote-award">{i18n::meeting_vote_for(language)}</label>
                <select id="vote-award" name="award">
                    {award_options(page)}
                </select>
            </div>
            {counts}
            <div class="field">
                <label for="abstained">{i18n::meeting_abstained(language)}</label>
                <input
                    id="abstained"
                    name="abstained"
                    type="number"
                    min="0"
                    value=form.value("abstained")
                />
            </div>
            <p>
                <button class="button plain">{i18n::meeting_record(language)}</button>
            </p>
        </form>
    }
}

/// The versions of the votes on each award, and of that on none.
fn seen_fields(page: &MeetingPage) -> impl IntoView + use<> {
    let posted = page.form.having("abstained");
    std::iter::once(None)
        .chain(page.call.awards.iter().map(|award| Some(&award.id)))
        .map(|award| {
            let now = page.versions.of(Thing::Vote(award)).0.to_string();
            let name = seen_field_name(award);
            // Who was refused for something else has not seen what came since.
            let kept = posted.filter(|form| !form.is_overtaken());
            let value = kept.map_or(now, |form| form.value(&name));
            view! { <input type="hidden" name=name value=value /> }
        })
        .collect_view()
}

fn award_options(page: &MeetingPage) -> impl IntoView + use<> {
    let language = page.visit.language;
    let posted = page.form.having("abstained");
    let awards = page
        .call
        .awards
        .iter()
        .map(|award| {
            let selected = posted.is_some_and(|form| form.chose("award", &award.id));
            view! {
                <option value=award.id.to_string() selected=selected>
                    {award.name.text(language).to_owned()}
                </option>
            }
        })
        .collect_view();
    view! {
        <option value="">{i18n::meeting_vote_open(language)}</option>
        {awards}
    }
}

/// The field that counts the votes for a work.
fn count_input(page: &MeetingPage, work: &MeetingWork) -> impl IntoView + use<> {
    let id = count_field(work);
    view! {
        <div class="field">
            <label for=id.clone()>{work_name(page.visit.language, work)}</label>
            <input id=id.clone() name=id.clone() type="number" min="0" value=page.form.value(&id) />
        </div>
    }
}
