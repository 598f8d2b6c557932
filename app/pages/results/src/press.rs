//! The press of a call, as its organisers see it: from when on it reads the results, who it is, and
//! who has read what.

use axum::extract::Path;
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, seen_field_of},
    phases::stage_name,
    shell::PageHead,
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, EmbargoSetting, EmbargoVisit, Embargoed, calendar};
use parts::{
    call_page::{self, CallPage},
    organiser::{base, place_under_desk},
};

/// The embargo of a call.
struct PressPage(EmbargoSetting);

impl CallPage for PressPage {
    type Part = ();

    fn path(call: &Call, (): ()) -> String {
        format!("{}/press", base(call))
    }

    async fn read(visit: &Visit, call: &Call, (): ()) -> Result<Self, PageError> {
        let setting = visit
            .office()
            .embargo_setting(visit.signed_in()?, call, visit.now)
            .await?;
        Ok(Self(setting))
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_desk(visit, call, i18n::press_title(visit.language))
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        let language = visit.language;
        view! {
            <section class="band">
                <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                <h1>{i18n::press_title(language)}</h1>
                <p class="lead">{i18n::press_lead(language)}</p>
                {view_form(visit, call, &self.0, form)}
            </section>
            {view_people(visit, call, &self.0)}
            {view_visits(visit, call, &self.0.visits)}
        }
        .into_any()
    }
}

/// Shows it.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<PressPage>(&visit, &call, ()).await
}

/// Sets from when on the press reads the results.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    fields.require_one_of(&["from"])?;
    let from = fields.text("from");
    let outcome = visit
        .office()
        .set_embargo(visit.signed_in()?, &call, &from, fields.seen(), visit.now)
        .await
        .map(|()| Done::Saved);
    let language = visit.language;
    let line = |moment: Option<contest::Timestamp>| {
        let text = moment.map_or_else(
            || i18n::embargo_unset(language).to_owned(),
            |moment| calendar::local(language, moment, &call.time_zone),
        );
        vec![text]
    };
    let both = |_: &Call, page: &PressPage| Both {
        stands: line(page.0.from),
        typed: line(calendar::of_field(&from, &call.time_zone).ok()),
    };
    call_page::answer(&visit, &call, (), &fields, outcome, both).await
}

fn view_form(visit: &Visit, call: &Call, setting: &EmbargoSetting, form: &Filled) -> AnyView {
    let language = visit.language;
    let posted = form.having("from");
    let stored = setting
        .from
        .map_or_else(String::new, |from| calendar::field(from, &call.time_zone));
    let value = posted.map_or(stored, |form| form.value("from"));
    let problem = form.problem_beside(visit, "from");
    let invalid = problem.is_some().then_some("true");
    let zone = calendar::zone_name(language, &call.time_zone);
    view! {
        <form
            method="post"
            action=format!("{}/press", visit.link(&base(call)))
            class="stack"
            novalidate
        >
            {form.summary(visit)}
            {seen_field_of(posted, setting.version)}
            <div class="field">
                <label for="from">{i18n::press_from(language)}</label>
                <p class="hint" id="from-hint">
                    {i18n::press_from_hint(language, zone)}
                </p>
                <input
                    id="from"
                    name="from"
                    type="datetime-local"
                    value=value
                    aria-describedby="from-hint from-problem"
                    aria-invalid=invalid
                />
                {problem}
            </div>
            <p class="row">
                <button class="button">{i18n::press_save(language)}</button>
                <a
                    class="button plain"
                    href=visit.link(&format!("/{}/{}/embargo", call.edition.slug, call.slug))
                >
                    {i18n::press_see(language)}
                </a>
            </p>
        </form>
    }
    .into_any()
}

/// Who of the press reads it, and where they are chosen.
fn view_people(visit: &Visit, call: &Call, setting: &EmbargoSetting) -> AnyView {
    let language = visit.language;
    let people = setting
        .press
        .iter()
        .map(|(name, mail)| {
            view! { <li>{name.clone()} " " <span class="quiet">{mail.clone()}</span></li> }
        })
        .collect_view();
    let nobody = setting
        .press
        .is_empty()
        .then(|| view! { <p>{i18n::press_nobody(language)}</p> });
    view! {
        <section class="band">
            <h2>{i18n::press_people(language)}</h2>
            {nobody}
            <ul class="plain-list">{people}</ul>
            <p>
                <a href=visit
                    .link(
                        &format!("/{}/organisers", call.edition.slug),
                    )>{i18n::organisers_title(language)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Who saw what under the embargo, the last first.
fn view_visits(visit: &Visit, call: &Call, visits: &[EmbargoVisit]) -> AnyView {
    let language = visit.language;
    let columns = [
        Column::subject(i18n::account_name(language)),
        Column::text(i18n::press_when(language)),
        Column::text(i18n::press_what(language)),
    ];
    let rows = visits.iter().map(|visited| {
        let seen = visited.seen.iter().map(|seen| match seen {
            Embargoed::Stage(stage) => stage_name(language, *stage).to_owned(),
            Embargoed::File(number) => i18n::press_file(language, *number),
        });
        let who = view! {
            {visited.name.clone()}
            <br />
            <span class="quiet">{visited.mail.clone()}</span>
        };
        vec![
            who.into_any(),
            calendar::format_timestamp(language, visited.at, &call.time_zone).into_any(),
            i18n::list(language, seen).into_any(),
        ]
    });
    let none = visits
        .is_empty()
        .then(|| view! { <p>{i18n::press_no_visits(language)}</p> });
    view! {
        <section class="band">
            <h2>{i18n::press_visits(language)}</h2>
            {none}
            {(!visits.is_empty()).then(|| table(&columns, rows))}
        </section>
    }
    .into_any()
}
