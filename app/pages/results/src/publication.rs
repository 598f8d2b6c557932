//! Publication: the stages in a column, each with who will see it, what is missing, when it becomes
//! public, and how it will look.

pub mod preview;
mod stage;

use axum::extract::Path;
use contest::{Denied, Language, Stage, Timestamp};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled},
    phases::stage_name,
    shell::PageHead,
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call, Missing, PlanDraft, PublicationDraft, Refusal, Results, StageView, Versions, calendar,
};
use parts::{
    call_page::{self, CallPage},
    door::Door,
    organiser::{base, place_under_desk},
    work_card::view_card,
};

/// Pictures of the page beside the stages.
const PLATES: usize = 6;

/// Shows the stages.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<PublicationState>(&visit, &call, ()).await
}

/// What stands of the publication of a call.
struct PublicationState {
    versions: Versions,
    stages: Vec<StageView>,
    /// How the results would look with the stage that comes next.
    next: Option<(Stage, Results)>,
}

impl CallPage for PublicationState {
    type Part = ();

    fn path(call: &Call, (): ()) -> String {
        format!("{}/publication", base(call))
    }

    async fn read(visit: &Visit, call: &Call, (): ()) -> Result<Self, PageError> {
        let (office, organiser) = (visit.office(), visit.signed_in()?);
        let versions = office.versions(&call.id).await?;
        let stages = office
            .publication_stages(organiser, call, visit.now)
            .await?;
        let next = match find_next(&stages) {
            Some(stage) => {
                let (results, _) = office
                    .preview_results(organiser, call, stage, visit.language, visit.now)
                    .await?;
                Some((stage, results))
            }
            None => None,
        };
        Ok(Self {
            versions,
            stages,
            next,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        let mut place = place_under_desk(visit, call, i18n::organise_publication(visit.language));
        if let Some((_, results)) = &self.next {
            place.style = preview::write_style(results);
        }
        place
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        let page = PublicationPage {
            visit,
            call,
            state: self,
            form,
            base: visit.link(&base(call)),
        };
        page.body()
    }
}

/// The stage that comes next: the first that is neither public nor hindered.
fn find_next(stages: &[StageView]) -> Option<Stage> {
    let mut waiting = stages.iter().filter(|stage| stage.public.is_none());
    waiting
        .find(|stage| stage.missing.is_empty())
        .map(|stage| stage.stage)
}

/// The page, of which each stage shows a part.
struct PublicationPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    state: &'a PublicationState,
    form: &'a Filled,
    /// The address of the call's organisers.
    base: String,
}

impl PublicationPage<'_> {
    fn body(&self) -> AnyView {
        let (visit, call) = (self.visit, self.call);
        let language = visit.language;
        let next = find_next(&self.state.stages);
        let stages = self
            .state
            .stages
            .iter()
            .enumerate()
            .map(|(at, view)| stage::view(self, at + 1, view, next == Some(view.stage)))
            .collect_view();
        view! {
            <section class="band">
                <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                <h1>{i18n::organise_publication(language)}</h1>
                <p class="lead">{i18n::organise_publication_lead(language)}</p>
                {self.form.summary(visit)}
            </section>
            <section class="band publish">
                <ol class="stages">{stages}</ol>
                {self.beside()}
            </section>
        }
        .into_any()
    }

    /// The page as visitors would see it with the stage that comes next, in small.
    fn beside(&self) -> Option<impl IntoView + use<>> {
        let visit = self.visit;
        let language = visit.language;
        let (stage, results) = self.state.next.as_ref()?;
        let plates = results
            .finalists
            .iter()
            .take(PLATES)
            .enumerate()
            .map(|(at, entry)| view_card(visit, Door::Organisers(self.call), at, entry, &[]))
            .collect_view();
        let more = results.finalists.len().saturating_sub(PLATES);
        Some(view! {
            <aside class="stage-preview" aria-labelledby="beside-name">
                <header>
                    <h2 id="beside-name">
                        {i18n::preview_title(language, stage_name(language, *stage))}
                    </h2>
                    <a href=format!(
                        "{}/publication/{}",
                        self.base,
                        stage.code(),
                    )>{i18n::publication_preview(language)}</a>
                </header>
                <ul class="gallery">{plates}</ul>
                {(more > 0)
                    .then(|| {
                        view! { <p class="quiet">{i18n::publication_more(language, more)}</p> }
                    })}
            </aside>
        })
    }
}

/// What is known of a stage, in a line.
fn describe_stage(language: Language, call: &Call, view: &StageView) -> String {
    let state = match (&view.public, &view.plan) {
        (Some(_), _) => i18n::stage_public(language).to_owned(),
        (None, Some(plan)) if plan.missed.is_none() => describe_plan(language, call, plan.at),
        (None, _) => i18n::stage_private(language).to_owned(),
    };
    i18n::join_label(language, stage_name(language, view.stage), state)
}

/// When a stage becomes public, in words.
fn describe_plan(language: Language, call: &Call, at: Timestamp) -> String {
    let moment = calendar::format_timestamp(language, at, &call.time_zone);
    i18n::publication_planned(language, moment)
}

fn read_stage(fields: &Fields) -> Result<Stage, PageError> {
    Ok(Stage::from_code(fields.get("stage")).ok_or(Denied::Unknown)?)
}

/// Answers a form of the page: what was wanted of a stage, in a line.
async fn answer(
    visit: &Visit,
    call: &Call,
    fields: &Fields,
    outcome: office::Result<Done>,
    wanted: String,
) -> Answer {
    let language = visit.language;
    call_page::answer::<PublicationState>(visit, call, (), fields, outcome, |call, state| Both {
        stands: state
            .stages
            .iter()
            .map(|view| describe_stage(language, call, view))
            .collect(),
        typed: vec![wanted],
    })
    .await
}

/// Publishes a stage or takes it back.
pub async fn publish(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let stage = read_stage(&fields)?;
    let public = fields.is_on("public")?;
    let draft = PublicationDraft {
        stage,
        public,
        confirmed: fields.has("confirmed"),
    };
    let (done, state) = if public {
        (Done::Published, i18n::stage_public(visit.language))
    } else {
        (Done::Unpublished, i18n::stage_private(visit.language))
    };
    let outcome = visit
        .office()
        .publish(visit.signed_in()?, &call, draft, fields.seen(), visit.now)
        .await
        .map(|()| done);
    let wanted = i18n::join_label(visit.language, stage_name(visit.language, stage), state);
    answer(&visit, &call, &fields, outcome, wanted).await
}

/// Plans that a stage becomes public at a moment, or gives that up.
pub async fn schedule(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let stage = read_stage(&fields)?;
    let language = visit.language;
    let name = stage_name(language, stage);
    if fields.get("cancel") == "1" {
        let outcome = visit
            .office()
            .unplan_publication(organiser, &call, stage, fields.seen(), visit.now)
            .await
            .map(|()| Done::PublicationUnplanned);
        let wanted = i18n::join_label(language, name, i18n::stage_private(language));
        return answer(&visit, &call, &fields, outcome, wanted).await;
    }
    let (outcome, state): (office::Result<Done>, String) =
        match calendar::of_field(fields.get("at").trim(), &call.time_zone) {
            Err(problem) => {
                let refusal = Refusal::of_field("at", problem);
                (Err(refusal.into()), String::new())
            }
            Ok(at) => {
                let draft = PlanDraft {
                    stage,
                    at,
                    confirmed: fields.has("confirmed"),
                };
                let outcome = visit
                    .office()
                    .plan_publication(organiser, &call, draft, fields.seen(), visit.now)
                    .await
                    .map(|()| Done::PublicationPlanned);
                (outcome, describe_plan(language, &call, at))
            }
        };
    let wanted = i18n::join_label(language, name, state);
    answer(&visit, &call, &fields, outcome, wanted).await
}

/// What hinders a stage in a sentence, and where it is mended: below the call's organisers, with
/// the name of the page.
fn describe_missing(language: Language, missing: Missing) -> (String, &'static str, &'static str) {
    match missing {
        Missing::Finalists => (
            i18n::missing_finalists(language).to_owned(),
            "/ranking?round=screening",
            i18n::organise_ranking(language),
        ),
        Missing::PublicFinalists => (
            i18n::missing_public_finalists(language).to_owned(),
            "/publication#finalists",
            i18n::stage_finalists(language),
        ),
        Missing::Decisions => (
            i18n::missing_decisions(language).to_owned(),
            "/meeting",
            i18n::meeting_title(language),
        ),
        Missing::Apart(parts) => (
            i18n::refused_jury_apart(language, parts),
            "/plan",
            i18n::plan_title(language),
        ),
    }
}
