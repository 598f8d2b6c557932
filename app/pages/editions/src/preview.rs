//! Where whoever runs a call chooses as whom and when to look at it.

use axum::extract::Path;
use contest::{PhaseKind, PreviewRole, Timestamp, timestamp::MINUTE};
use frame::{
    city::city_class,
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input},
    onlooking::preview_path,
    phases::phase_name,
    shell::{page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Problem, Refusal, calendar};
use parts::organiser::place_under_desk;

/// The choice of the moment that it is.
const NOW: &str = "now";

/// A moment to look at: the beginning of a phase, or its last minute, grace not counted.
#[derive(Clone, Copy)]
struct Edge {
    kind: PhaseKind,
    is_last: bool,
    at: Timestamp,
}

impl Edge {
    /// Both of each phase of a call, in their order.
    fn of(call: &Call) -> impl Iterator<Item = Self> {
        call.schedule.0.iter().flat_map(|phase| {
            [(false, phase.starts), (true, phase.ends.minus(MINUTE))].map(|(is_last, at)| Self {
                kind: phase.kind,
                is_last,
                at,
            })
        })
    }

    fn code(self) -> String {
        let end = if self.is_last { "last" } else { "first" };
        format!("{}-{end}", self.kind.code())
    }
}

/// Shows the form, as the preview stands that is on its way.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = visit.signed_in()?;
    visit
        .office()
        .may_read_previews(person, &call, visit.now)
        .await?;
    let running = person
        .preview
        .as_ref()
        .filter(|known| known.call == call.id);
    let form = match running {
        Some(preview) => Filled::with([
            ("role", preview.role.code().to_owned()),
            ("moment", calendar::field(preview.moment, &call.time_zone)),
        ]),
        None => Filled::default(),
    };
    let place = place_under_desk(&visit, &call, i18n::call_preview_title(visit.language));
    Ok(page(&visit, place, || view(&visit, &call, &form)))
}

/// Begins the preview, on the page that the role is about.
pub async fn begin(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = visit.signed_in()?;
    visit.office().may_preview(person, &call, visit.now).await?;
    match read_wish(&call, &fields, visit.now) {
        Ok((role, moment)) => {
            visit
                .office()
                .begin_preview(person, &call, (role, moment), visit.now)
                .await?;
            let base = format!("/{}/{}", call.edition.slug, call.slug);
            Ok(match role {
                PreviewRole::Visitor => visit.go_to(&base),
                PreviewRole::Member => visit.go_to(&format!("{base}/team")),
                PreviewRole::Juror => visit.go_to(&format!("{base}/jury")),
            })
        }
        Err(refusal) => {
            let form = Filled::with_refusal(&fields, refusal.clone());
            let place = place_under_desk(&visit, &call, i18n::call_preview_title(visit.language));
            Ok(page_refused(&visit, &refusal, place, || {
                view(&visit, &call, &form)
            }))
        }
    }
}

/// Ends the preview.
pub async fn leave(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    visit.office().end_preview(visit.signed_in()?).await?;
    Ok(visit.redirect(&preview_path(&call), Done::PreviewLeft))
}

/// As whom and when somebody wants to look.
fn read_wish(
    call: &Call,
    fields: &Fields,
    now: Timestamp,
) -> Result<(PreviewRole, Timestamp), Refusal> {
    let role = PreviewRole::from_code(fields.get("role"))
        .ok_or_else(|| Refusal::of_field("role", Problem::UnknownChoice))?;
    let typed = fields.text("moment");
    if !typed.is_empty() {
        let moment = calendar::of_field(&typed, &call.time_zone)
            .map_err(|problem| Refusal::of_field("moment", problem))?;
        return Ok((role, moment));
    }
    let chosen = fields.get("choice");
    let moment = match Edge::of(call).find(|edge| edge.code() == chosen) {
        Some(edge) => edge.at,
        None if chosen == NOW => now,
        None => return Err(Refusal::of_field("choice", Problem::UnknownChoice)),
    };
    Ok((role, moment))
}

fn view(visit: &Visit, call: &Call, form: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::call_preview_title(language)}</h1>
            <p class="lead">{i18n::call_preview_lead(language)}</p>
            {form.summary(visit)}
            <form method="post" action=visit.link(&preview_path(call)) class="stack" novalidate>
                {view_choices(visit, call, form)}
                <p>
                    <button class="button">{i18n::call_preview_start(language)}</button>
                </p>
            </form>
            {is_running(visit, call).then(|| view_leaving(visit, call))}
            <p class="quiet">{i18n::call_preview_what(language)}</p>
            <p class="quiet">{i18n::call_preview_ends(language)}</p>
        </section>
    }
    .into_any()
}

/// Whether this call is looked at in the session: this page alone does not show it.
fn is_running(visit: &Visit, call: &Call) -> bool {
    let preview = visit
        .person
        .as_ref()
        .and_then(|person| person.preview.as_ref());
    preview.is_some_and(|preview| preview.call == call.id)
}

fn view_leaving(visit: &Visit, call: &Call) -> impl IntoView + use<> {
    let address = format!("{}/leave", visit.link(&preview_path(call)));
    view! {
        <form method="post" action=address>
            <button class="button plain">{i18n::call_preview_leave(visit.language)}</button>
        </form>
    }
}

fn view_choices(visit: &Visit, call: &Call, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let roles = [
        (PreviewRole::Visitor, i18n::call_preview_visitor(language)),
        (PreviewRole::Member, i18n::call_preview_member(language)),
        (PreviewRole::Juror, i18n::call_preview_juror(language)),
    ]
    .map(|(role, name)| (role.code().to_owned(), name.to_owned()));
    let now = (NOW.to_owned(), i18n::call_preview_now(language).to_owned());
    let edges = Edge::of(call).map(|edge| {
        let phase = phase_name(language, edge.kind);
        let moment = calendar::local(language, edge.at, &call.time_zone);
        let name = if edge.is_last {
            i18n::call_preview_last_minute(language, phase, moment)
        } else {
            i18n::call_preview_first_minute(language, phase, moment)
        };
        (edge.code(), name)
    });
    let moments: Vec<_> = std::iter::once(now).chain(edges).collect();
    let zone = calendar::zone_name(language, &call.time_zone);
    view! {
        {form.select(visit, "role", i18n::call_preview_who(language), "", Vec::from(roles))}
        {form.select(visit, "choice", i18n::call_preview_when(language), "", moments)}
        {form
            .text(
                visit,
                "moment",
                i18n::call_preview_moment(language),
                i18n::call_preview_moment_hint(language, zone),
                Input::MOMENT,
            )}
    }
}
