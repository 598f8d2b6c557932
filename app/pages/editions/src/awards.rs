//! What can be won in a call: the awards in their order, in four languages, and who can have them.

mod award_row;

use axum::extract::Path;
use contest::{AwardKind, Language, Localized, edition::MAX_AWARDS};
use edition_file::model::{AwardSection, Code, EligibilitySection, Texts};
use frame::{
    city::city_class,
    failure::Answer,
    form::{Both, Fields, Filled, seen_field},
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, FieldProblem, Refusal, Seen, Thing, Topic};
use parts::organiser::{base, place_under_desk};

use self::award_row::{ELIGIBLE, KIND, NAME, TOPIC, view_award};
use super::{
    language_fields,
    rows::{self, Row, fill_rows, name_field, name_row, rearrange, view_add_button},
    setting::{Reply, Setting},
};

/// The list as a whole, for what stands against no row of it.
const AWARDS: &str = "awards";

/// What the page is made from beside the form.
struct AwardsPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    topics: Vec<Topic>,
    /// The version of the awards that stand.
    now: Seen,
}

/// Shows the awards.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let setting = Setting::read(&visit, &call).await?;
    let awards_page = AwardsPage {
        visit: &visit,
        call: &call,
        topics: visit.office().topics(&call.edition.id).await?,
        now: setting.version(Thing::Awards(&call.id)),
    };
    let rows: Vec<Row> = setting.call().awards.iter().map(row_of).collect();
    let filled = Filled::new(&fill_rows(&Fields::default(), &rows));
    let seen = seen_field(awards_page.now);
    Ok(page(&visit, locate(&visit, &call), || {
        view_page(&awards_page, (&rows, &filled), seen, None)
    }))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::awards_title(visit.language))
}

fn path_of(call: &Call) -> String {
    format!("{}/awards", base(call))
}

fn row_of(award: &AwardSection) -> Row {
    let row = Row::known(&award.code.0)
        .with(KIND, award.kind.code())
        .with_text(NAME, &award.name.0)
        .with_text(ELIGIBLE, &award.eligibility.text.0);
    let topics = award.eligibility.topics.iter();
    topics.fold(row, |row, topic| row.with(TOPIC, topic.0.clone()))
}

/// The award of a row, under a code.
fn award_of(row: &Row, code: String) -> Result<AwardSection, Refusal> {
    Ok(AwardSection {
        code: Code(code),
        // A form has one of the kinds; another text is no form of ours.
        kind: AwardKind::from_code(row.0.get(KIND)).ok_or(Refusal::Unreadable)?,
        name: Texts(row.read_text(NAME)),
        eligibility: EligibilitySection {
            text: Texts(row.read_text(ELIGIBLE)),
            topics: row.0.all(TOPIC).map(|code| Code(code.to_owned())).collect(),
        },
    })
}

/// Changes the awards, or only the list of the form.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let mut setting = Setting::read(&visit, &call).await?;
    let awards_page = AwardsPage {
        visit: &visit,
        call: &call,
        topics: visit.office().topics(&call.edition.id).await?,
        now: setting.version(Thing::Awards(&call.id)),
    };
    if let Some(rows) = rearrange(&fields) {
        let filled = Filled::new(&fill_rows(&fields, &rows));
        let seen = seen_field(fields.seen());
        return Ok(page(&visit, locate(&visit, &call), || {
            view_page(&awards_page, (&rows, &filled), seen, None)
        }));
    }
    let rows = rows::read_saved_rows(&fields, &[KIND])?;
    let fields = fill_rows(&fields, &rows);
    let codes = rows::make_codes(&rows, NAME, "award");
    let typed: Vec<AwardSection> = rows
        .iter()
        .zip(codes)
        .map(|(row, code)| award_of(row, code))
        .collect::<Result<_, Refusal>>()?;
    let both = Both {
        stands: describe(visit.language, &setting.call().awards, &typed),
        typed: describe(visit.language, &typed, &setting.call().awards),
    };
    let standing: Vec<Row> = setting.call().awards.iter().map(row_of).collect();
    setting.call_mut().awards.clone_from(&typed);
    let thing = Thing::Awards(&call.id);
    let outcome = setting
        .carry_out(&visit, &fields, (thing, &typed), find_field)
        .await?;
    let (rows, fields) = rows::restore_where_in_use(&outcome, (rows, fields), standing);
    let reply = Reply {
        visit: &visit,
        then: path_of(&call),
        head: locate(&visit, &call),
        fields: &fields,
        both,
    };
    reply.answer(
        outcome,
        |refusal| point_at_rows(&visit, &rows, refusal),
        |filled, question| {
            let seen = filled.seen_field(awards_page.now);
            view_page(&awards_page, (&rows, filled), seen, question)
        },
    )
}

/// The field of a fault.
fn find_field(pointer: &str) -> String {
    let place = pointer
        .strip_prefix("/awards/")
        .and_then(|below| below.split_once('/'))
        .and_then(|(place, key)| Some((place.parse::<usize>().ok()?, key)));
    let Some((place, key)) = place else {
        return AWARDS.to_owned();
    };
    if key.starts_with("eligibility/topics") {
        return name_field(place, TOPIC);
    }
    let (text, below) = match key.strip_prefix("eligibility/text") {
        Some(below) => (ELIGIBLE, below),
        None => (NAME, key.strip_prefix("name").unwrap_or_default()),
    };
    language_fields::find_field(&name_field(place, text), below)
}

/// What stands against the list, each with the award that it is about.
fn point_at_rows(visit: &Visit, rows: &[Row], refusal: &Refusal) -> Vec<(String, FieldProblem)> {
    let Refusal::Fields(problems) = refusal else {
        return Vec::new();
    };
    let problems = problems.iter().map(|problem| {
        let place = rows
            .iter()
            .enumerate()
            .find(|(place, _)| problem.field.starts_with(&name_field(*place, "")));
        let label = place.map_or_else(String::new, |(place, row)| {
            name_row(visit, row, place, NAME)
        });
        (label, problem.clone())
    });
    problems.collect()
}

/// Awards in lines, as people compare them with others.
fn describe(language: Language, awards: &[AwardSection], others: &[AwardSection]) -> Vec<String> {
    awards
        .iter()
        .map(|award| {
            let other = others.iter().find(|other| other.code == award.code);
            let tell = |text: fn(&AwardSection) -> &Localized| {
                language_fields::tell(language, text(award), other.map(text))
            };
            let name = tell(|award| &award.name.0);
            let kind = award_row::name_kind(language, award.kind);
            let topics = award.eligibility.topics.iter().map(|code| code.0.clone());
            let eligible = [tell(|award| &award.eligibility.text.0)];
            let said = eligible.into_iter().chain(topics);
            let said = i18n::list(language, said.filter(|text| !text.is_empty()));
            let line = i18n::join_label(language, kind, name);
            if said.is_empty() {
                line
            } else {
                format!("{line} · {said}")
            }
        })
        .collect()
}

fn view_page(
    awards_page: &AwardsPage<'_>,
    (rows, filled): (&[Row], &Filled),
    seen: AnyView,
    question: Option<AnyView>,
) -> AnyView {
    let AwardsPage {
        visit,
        call,
        topics,
        ..
    } = awards_page;
    let language = visit.language;
    let path = path_of(call);
    let awards = rows
        .iter()
        .enumerate()
        .map(|(place, row)| view_award(visit, (&path, topics), filled, (place, row), rows.len()))
        .collect_view();
    let full = rows.len() >= MAX_AWARDS;
    let add = (!full).then(|| {
        let text = i18n::awards_add(language);
        view_add_button(visit, &path, rows.len(), text)
    });
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::awards_title(language)}</h1>
            <p class="lead">{i18n::awards_lead(language)}</p>
            {filled.summary(visit)}
        </section>
        <form method="post" action=visit.link(&path) class="stack" id=AWARDS novalidate>
            {seen}
            {question.map(|question| view! { <section class="band">{question}</section> })}
            <p>
                <button class="button">{i18n::awards_save(language)}</button>
            </p>
            {rows::view_rows_field()}
            {awards}
            <p class="row">{add} <button class="button">{i18n::awards_save(language)}</button></p>
        </form>
    }
    .into_any()
}
