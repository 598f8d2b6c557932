//! A new edition, of a few words and of what another one, or a neutral one, has for the rest. It is
//! in preparation, and its other steps are pages of its own.

use axum::extract::Query;
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Fields, Filled, Input, OnForm as _, Tick},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};

use contest::Language;
use leptos::prelude::*;
use office::{Edition, FieldProblem, NewEdition, Organisation, Refusal, Template};
use serde::Deserialize;

use super::{
    language_fields::{self, complete_name},
    texts::{EDITION_LEAD, EDITION_TITLE, point_at_texts, view_text},
};

/// The field that names the edition from which another is made; empty for the neutral one.
const FROM: &str = "from";
/// The choice of dates to start from, where others are years.
const ANEW: &str = "anew";
/// How many years later a copied edition can be offered to happen.
const MOST_YEARS: i64 = 5;
/// The field of the organisation whose edition it is.
const ORGANISATION: &str = "organisation";

/// From which edition another is to be made.
#[derive(Deserialize, Default)]
pub struct Start {
    #[serde(default)]
    from: String,
}

/// The editions that whoever makes another one starts from, or goes on with.
struct Known {
    /// Those whose people they know, the newest first: every one for who runs the service.
    all: Vec<Edition>,
    /// Those in preparation that they organise.
    begun: Vec<Edition>,
    /// The organisations of which they make editions, where those are several.
    organisations: Vec<Organisation>,
}

impl Known {
    async fn read(visit: &Visit) -> Result<Self, PageError> {
        let person = visit.signed_in()?;
        visit.office().may_make_edition(person).await?;
        let mut begun = visit.office().editions_of(person).await?;
        begun.retain(|edition| edition.in_preparation);
        let all = visit.office().editions_to_staff(person).await?;
        // Who runs the service names one in a file.
        let organisations = if person.administrator {
            Vec::new()
        } else {
            visit.office().organisations_of(person).await?
        };
        Ok(Self {
            all,
            begun,
            organisations,
        })
    }

    fn find(&self, slug: &str) -> Option<&Edition> {
        self.all.iter().find(|edition| edition.slug == slug)
    }
}

/// Shows the form.
pub async fn show(visit: Visit, Query(start): Query<Start>) -> Answer {
    let known = Known::read(&visit).await?;
    let form = fill(known.find(&start.from));
    Ok(page(&visit, locate(&visit), || {
        view_page(&visit, &known, &form)
    }))
}

fn locate(visit: &Visit) -> PageHead {
    PageHead::with_title(i18n::making_title(visit.language))
        .under(visit.link("/desk"), i18n::menu_desk(visit.language))
        .keeping_typed()
}

/// The form for who starts from an edition, or from the neutral one.
fn fill(from: Option<&Edition>) -> Filled {
    let Some(edition) = from else {
        return Filled::default();
    };
    let mut fields = Fields(vec![
        (FROM.to_owned(), edition.slug.clone()),
        ("years".to_owned(), "1".to_owned()),
        ("organisers".to_owned(), "1".to_owned()),
    ]);
    for (text, stored) in [
        (&EDITION_TITLE, &edition.title),
        (&EDITION_LEAD, &edition.lead),
    ] {
        language_fields::fill(&mut fields, text.name, stored);
    }
    Filled::new(&fields)
}

/// Makes the edition.
pub async fn make(visit: Visit, fields: Fields) -> Answer {
    let slug = fields.text("slug");
    let from = fields.text(FROM);
    let template = if from.is_empty() {
        Template::Neutral(fields.all("cities").collect())
    } else {
        let years = fields.get("years");
        Template::Copy {
            slug: &from,
            // What is no number is as far off as dates to be typed.
            years: years
                .parse()
                .ok()
                .map(|years: i64| years.clamp(0, MOST_YEARS)),
            organisers: fields.has("organisers"),
            jurors: fields.has("jurors"),
        }
    };
    let wanted = NewEdition {
        slug: &slug,
        organisation: fields.get(ORGANISATION),
        title: language_fields::read(&fields, EDITION_TITLE.name),
        lead: language_fields::read(&fields, EDITION_LEAD.name),
        template,
    };
    let made = visit
        .office()
        .make_edition(visit.signed_in()?, &wanted, visit.now)
        .await
        .on_form()?;
    match made {
        Ok(()) => Ok(visit.redirect(&format!("/{slug}/setup/who"), Done::EditionMade)),
        Err(mut refusal) => {
            if let Refusal::Fields(problems) = &mut refusal {
                for FieldProblem { field, .. } in problems {
                    let name = std::mem::take(field).into_owned();
                    *field = complete_name(name, visit.language).into();
                }
            }
            let known = Known::read(&visit).await?;
            let form = Filled::with_refusal(&fields, refusal.clone())
                .pointing(point_at_fields(visit.language, &refusal));
            Ok(page_refused(&visit, &refusal, locate(&visit), || {
                view_page(&visit, &known, &form)
            }))
        }
    }
}

/// What stands against the form, each with the name of its field.
fn point_at_fields(language: Language, refusal: &Refusal) -> Vec<(String, FieldProblem)> {
    let texts = [EDITION_TITLE, EDITION_LEAD];
    let mut pointed = point_at_texts(language, &texts, refusal);
    for (label, problem) in &mut pointed {
        let name = match &*problem.field {
            "slug" => i18n::making_slug(language),
            "cities" => i18n::making_cities(language),
            "years" => i18n::making_years(language),
            ORGANISATION => i18n::organisation_title(language),
            _ => continue,
        };
        name.clone_into(label);
    }
    pointed
}

fn view_page(visit: &Visit, known: &Known, form: &Filled) -> AnyView {
    let language = visit.language;
    let from = form.value(FROM);
    let rest = match known.find(&from) {
        Some(_) => view_copy(visit, form),
        None => view_cities(visit, form),
    };
    view! {
        <section class="band">
            <h1>{i18n::making_title(language)}</h1>
            <p class="lead">{i18n::making_lead(language)}</p>
            {form.summary(visit)}
            {view_begun(visit, &known.begun)}
        </section>
        <section class="band">
            <h2>{i18n::making_from(language)}</h2>
            {view_starts(visit, &known.all, &from)}
        </section>
        <form method="post" action=visit.link("/editions/new") class="stack" novalidate>
            <input type="hidden" name=FROM value=from />
            <section class="band">
                {form
                    .text(
                        visit,
                        "slug",
                        i18n::making_slug(language),
                        i18n::making_slug_hint(language),
                        Input::TEXT.require(),
                    )} {view_organisations(visit, &known.organisations, form)}
            </section>
            {view_text(visit, form, &EDITION_TITLE, None)}
            {view_text(visit, form, &EDITION_LEAD, None)}
            <section class="band stack">
                {rest} <p>
                    <button class="button">{i18n::making_make(language)}</button>
                </p>
            </section>
        </form>
    }
    .into_any()
}

/// Whose edition it is, for who makes those of several.
fn view_organisations(
    visit: &Visit,
    organisations: &[Organisation],
    form: &Filled,
) -> Option<AnyView> {
    let language = visit.language;
    let options = organisations
        .iter()
        .map(|known| (known.code.clone(), known.name.text(language).to_owned()))
        .collect();
    let label = i18n::organisation_title(language);
    (organisations.len() > 1).then(|| form.select(visit, ORGANISATION, label, "", options))
}

/// The ways back to what was begun.
fn view_begun(visit: &Visit, begun: &[Edition]) -> Option<AnyView> {
    let language = visit.language;
    if begun.is_empty() {
        return None;
    }
    let items = begun
        .iter()
        .map(|edition| {
            let address = visit.link(&format!("/{}/setup", edition.slug));
            view! {
                <li>
                    <a href=address>{edition.title.text(language).to_owned()}</a>
                    " "
                    <span class="quiet">{edition.slug.clone()}</span>
                </li>
            }
        })
        .collect_view();
    let view = view! {
        <h2>{i18n::making_begun(language)}</h2>
        <ul class="lines">{items}</ul>
    };
    Some(view.into_any())
}

/// What a new edition can be made of.
fn view_starts(visit: &Visit, all: &[Edition], from: &str) -> impl IntoView + use<> {
    let language = visit.language;
    let item = |slug: &str, name: String| {
        let current = (slug == from).then_some("true");
        let address = if slug.is_empty() {
            visit.link("/editions/new")
        } else {
            visit.link(&format!("/editions/new?from={slug}"))
        };
        view! {
            <li>
                <a href=address aria-current=current>
                    {name}
                </a>
            </li>
        }
    };
    let neutral = item("", i18n::making_neutral(language).to_owned());
    let editions = all
        .iter()
        .map(|edition| item(&edition.slug, edition.title.text(language).to_owned()));
    let items = std::iter::once(neutral).chain(editions).collect_view();
    view! { <ul class="chips">{items}</ul> }
}

/// The cities that get a call of the neutral edition.
fn view_cities(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    let ticks = visit
        .cities
        .all()
        .map(|city| {
            Tick::new("cities", city.code.as_str())
                .check(form.chose("cities", city.code.as_str()))
                .view(visit.cities.name(&city.code, language))
        })
        .collect_view();
    view! {
        <fieldset class="plain stack" id="cities">
            <legend>
                <h2>{i18n::making_cities(language)}</h2>
            </legend>
            <p class="hint">{i18n::making_cities_hint(language)}</p>
            {ticks}
            {form.problem_beside(visit, "cities")}
        </fieldset>
    }
    .into_any()
}

/// When a copied edition happens, and who comes along.
fn view_copy(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    let later = (0..=MOST_YEARS).map(|years| {
        let name = if years == 0 {
            i18n::making_years_same(language).to_owned()
        } else {
            i18n::making_years_later(language, years)
        };
        (years.to_string(), name)
    });
    let anew = (
        ANEW.to_owned(),
        i18n::making_years_anew(language).to_owned(),
    );
    let years = later.chain(std::iter::once(anew)).collect();
    let tick = |name: &'static str, label: &'static str| {
        Tick::new(name, "1")
            .check(form.chose(name, "1"))
            .view(label)
    };
    view! {
        {form
            .select(
                visit,
                "years",
                i18n::making_years(language),
                i18n::making_years_hint(language),
                years,
            )}
        <fieldset class="plain stack" id="from">
            <legend>
                <h2>{i18n::making_people(language)}</h2>
            </legend>
            <p class="hint">{i18n::making_people_hint(language)}</p>
            {tick("organisers", i18n::making_organisers(language))}
            {tick("jurors", i18n::making_jurors(language))}
            {form.problem_beside(visit, "from")}
        </fieldset>
    }
    .into_any()
}
