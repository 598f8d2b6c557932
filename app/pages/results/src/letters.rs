//! The feedback letters: what an organiser reads before they leave, and what a team reads
//! afterwards.

mod cards;
pub mod letter;

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use contest::{EntryId, Language, PersonId, Stage};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, Tick, seen_field},
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, LetterRow, Thing, Unsettled, Versions, calendar};
use parts::{
    call_page::{self, CallPage},
    interval_chart::Scheme,
    organiser::{base, place_under_desk},
};

use self::letter::SectionQuery;
use super::unsettled::unsettled_confirmation;

/// What the form that releases letters says that it is; the one of the comments names an entry too.
const RELEASE: &str = "release";

/// Shows the letters of a call to its organisers.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<LettersState>(&visit, &call, ()).await
}

/// How the letters of a call stand.
struct LettersState {
    versions: Versions,
    rows: Vec<LetterRow>,
    /// What is open that a release would pass over.
    unsettled: Vec<Unsettled>,
}

impl CallPage for LettersState {
    type Part = ();

    fn path(call: &Call, (): ()) -> String {
        format!("{}/letters", base(call))
    }

    async fn read(visit: &Visit, call: &Call, (): ()) -> Result<Self, PageError> {
        let office = visit.office();
        let versions = office.versions(&call.id).await?;
        let organiser = visit.signed_in()?;
        Ok(Self {
            versions,
            rows: office.letters(organiser, call, visit.now).await?,
            unsettled: office
                .unsettled_parts(organiser, call, Stage::Winners, visit.now)
                .await?,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_desk(visit, call, i18n::letters_title(visit.language))
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        LettersPage::new(visit, call, self, form).body()
    }
}

/// The page of the letters, of which each section shows a part.
struct LettersPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    state: &'a LettersState,
    form: &'a Filled,
    address: String,
}

impl<'a> LettersPage<'a> {
    fn new(visit: &'a Visit, call: &'a Call, state: &'a LettersState, form: &'a Filled) -> Self {
        Self {
            visit,
            call,
            state,
            form,
            address: visit.link(&format!("{}/letters", base(call))),
        }
    }

    fn body(&self) -> AnyView {
        let (visit, call) = (self.visit, self.call);
        let language = visit.language;
        let ready: Vec<&LetterRow> = self
            .state
            .rows
            .iter()
            .filter(|row| row.released_at.is_none() && !row.letter.sections.is_empty())
            .collect();
        let open = call.published.has(Stage::Winners);
        view! {
            <section class="band">
                <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                <h1>{i18n::letters_title(language)}</h1>
                <p class="lead">{i18n::letters_lead(language)}</p>
                {self.form.summary(visit)}
                {(!open).then(|| view! { <p class="notice">{i18n::letters_early(language)}</p> })}
                {(open && !ready.is_empty()).then(|| self.release_form(&ready))}
            </section>
            {cards::section(self)}
        }
        .into_any()
    }

    /// The form that releases the letters that are ready.
    fn release_form(&self, ready: &[&LetterRow]) -> impl IntoView + use<> {
        let language = self.visit.language;
        let posted = self.form.of("what", RELEASE);
        let letters = ready
            .iter()
            .map(|row| {
                let checked = posted.is_none_or(|form| form.chose("entry", &row.entry));
                view! {
                    {Tick::new("entry", row.entry.to_string())
                        .check(checked)
                        .view(format!("{} · {}", work_name(language, row), row.team))}
                }
            })
            .collect_view();
        view! {
            <details open=posted.is_some()>
                <summary>{i18n::letters_release(language, ready.len())}</summary>
                <form method="post" action=format!("{}/release", self.address) class="stack">
                    {seen_field(self.state.versions.of(Thing::Letters))}
                    <input type="hidden" name="what" value=RELEASE />
                    <p>{i18n::letters_release_lead(language)}</p>
                    <div class="ticks">{letters}</div>
                    {unsettled_confirmation(language, &self.state.unsettled)}
                    <p>
                        <button class="button">{i18n::letters_send(language)}</button>
                    </p>
                </form>
            </details>
        }
    }
}

fn work_name(language: Language, row: &LetterRow) -> String {
    i18n::join_number(row.number, row.title.text(language))
}

/// Answers a form of the page of the letters.
async fn answer(
    visit: &Visit,
    call: &Call,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&[LetterRow]) -> Both,
) -> Answer {
    let both = |_: &Call, state: &LettersState| both(&state.rows);
    call_page::answer(visit, call, (), fields, outcome, both).await
}

/// The comments that are kept back from a letter, each after who wrote it.
fn kept_back(
    language: Language,
    row: &LetterRow,
    of: impl Fn(&PersonId, bool) -> bool,
) -> Vec<String> {
    row.comments
        .iter()
        .filter(|comment| of(&comment.juror, comment.withheld))
        .map(|comment| i18n::join_label(language, &comment.name, &comment.text))
        .collect()
}

/// Shows a letter as its team would read it.
pub async fn preview(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let row = read_row(&visit, &call, number).await?;
    let language = visit.language;
    let address = visit.link(&format!("{}/letters", base(&call)));
    let place = place_under_desk(&visit, &call, i18n::letter_title(language))
        .under(address.clone(), i18n::letters_title(language));
    Ok(page(&visit, place, || {
        let chart = format!("{address}/{number}/letter.svg");
        view! {
            <section class="band">
                {letter::heading(language, &call, &row.team, row.number, &row.title)}
                <p>{i18n::letter_lead(language)}</p>
            </section>
            {letter::body(language, &row.letter, &chart)}
        }
        .into_any()
    }))
}

/// Draws the chart of a letter as its team would see it.
pub async fn draw_preview(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    Query(scheme): Query<Scheme>,
    Query(section): Query<SectionQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let row = read_row(&visit, &call, number).await?;
    letter::draw_section(visit.language, &row.letter, section, scheme)
}

async fn read_row(visit: &Visit, call: &Call, number: i64) -> Result<LetterRow, PageError> {
    let rows = visit
        .office()
        .letters(visit.signed_in()?, call, visit.now)
        .await?;
    Ok(rows
        .into_iter()
        .find(|row| row.number == number)
        .ok_or(contest::Denied::Unknown)?)
}

/// Keeps comments back.
pub async fn withhold(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    // Ticked goes to the team: what is not ticked is kept back.
    let sent: BTreeSet<&str> = fields.all("sent").collect();
    let listed: BTreeSet<PersonId> = fields.all("comment").map(PersonId::new).collect();
    let withheld: BTreeSet<PersonId> = listed
        .iter()
        .filter(|juror| !sent.contains(juror.as_str()))
        .cloned()
        .collect();
    let entry = EntryId::new(fields.get("entry"));
    let outcome = visit
        .office()
        .withhold_comments(
            visit.signed_in()?,
            &call,
            &entry,
            (&listed, &withheld),
            fields.seen(),
            visit.now,
        )
        .await
        .map(|()| Done::Saved);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |rows| {
        let row = rows.iter().find(|row| row.entry == entry);
        let lines = |of: &dyn Fn(&PersonId, bool) -> bool| {
            let title = i18n::letters_kept_back(language).to_owned();
            std::iter::once(title)
                .chain(row.into_iter().flat_map(|row| kept_back(language, row, of)))
                .collect()
        };
        Both {
            stands: lines(&|_, withheld| withheld),
            typed: lines(&|juror, _| withheld.contains(juror)),
        }
    })
    .await
}

/// Releases letters.
pub async fn release(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: BTreeSet<EntryId> = fields.all("entry").map(EntryId::new).collect();
    let outcome = visit
        .office()
        .release_letters(
            visit.signed_in()?,
            &call,
            (&entries, fields.has("confirmed")),
            fields.seen(),
            visit.now,
        )
        .await
        .map(|_| Done::LettersSent);
    let (language, zone) = (visit.language, call.time_zone.clone());
    answer(&visit, &call, &fields, outcome, |rows| {
        let left = rows.iter().filter_map(|row| {
            let at = row.released_at?;
            Some(i18n::join_label(
                language,
                work_name(language, row),
                i18n::letters_left(language, calendar::format_timestamp(language, at, &zone)),
            ))
        });
        let waiting = rows.iter().filter(|row| row.released_at.is_none());
        let kept = waiting.flat_map(|row| kept_back(language, row, |_, withheld| withheld));
        let stands: Vec<String> = left
            .chain(
                kept.map(|line| {
                    i18n::join_label(language, i18n::letters_kept_back(language), line)
                }),
            )
            .collect();
        Both {
            stands,
            typed: rows
                .iter()
                .filter(|row| entries.contains(&row.entry))
                .map(|row| work_name(language, row))
                .collect(),
        }
    })
    .await
}
