//! The second step: the calls with their cities, and the ways to who organises and judges.

use axum::extract::Path;
use contest::{Cities, CityCode, Language, edition::MAX_TEAM_SIZE};
use edition_file::{
    EditionFile,
    model::{CallSection, Slug, Texts},
};
use frame::{
    city::city_class,
    failure::Answer,
    form::{Both, Fields, Filled, Input, Tick, problem_id},
    shell::page,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Checklist, FieldProblem, Problem, Refusal, Seen, SetupStep, Thing};
use parts::organiser::base;

use super::{locate, path_after, path_of, read, view_head};
use crate::setting::{Outcome, Reply, Setting};

/// What of a call is set here, by its keys in the file.
const KEYS: [&str; 3] = ["city", "time_zone", "team_size"];

/// The field of another call's city.
const NEW_CITY: &str = "new-city";
/// The field of what another call is called in addresses.
const NEW_SLUG: &str = "new-slug";

/// The name of the field of a call.
fn name_field(key: &str, call: &str) -> String {
    format!("{key}-{call}")
}

/// Shows the step.
pub async fn show(visit: Visit, Path(edition): Path<String>) -> Answer {
    let checklist = read(&visit, &edition).await?;
    let setting = Setting::read_whole(&visit, &checklist.edition.edition).await?;
    let stored = setting.file.calls.iter().flat_map(|call| {
        let values = [
            call.city.0.clone(),
            call.time_zone.clone(),
            call.team_size.to_string(),
        ];
        KEYS.map(|key| name_field(key, &call.slug.0))
            .into_iter()
            .zip(values)
    });
    let form = Filled::new(&Fields(stored.collect()));
    let seen = setting.version(Thing::Calls);
    Ok(page(
        &visit,
        locate(&visit, &checklist, SetupStep::Who),
        || StepPage::new(&visit, &checklist, &form).view(seen, None),
    ))
}

/// Saves the step.
pub async fn change(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let checklist = read(&visit, &edition).await?;
    let mut setting = Setting::read_whole(&visit, &checklist.edition.edition).await?;
    let seen = setting.version(Thing::Calls);
    let stands = lines_of(&visit, &setting.file);
    let known: Vec<String> = slugs_of(&setting.file);
    write_calls(&visit.cities, &fields, &mut setting.file);
    let typed = lines_of(&visit, &setting.file);
    let slugs = slugs_of(&setting.file);
    let outcome = if lacks_city(&fields) {
        let problem = Problem::Missing;
        let field = NEW_CITY.into();
        Outcome::Refused(Refusal::Fields(vec![FieldProblem { field, problem }]))
    } else {
        setting
            .carry_out(&visit, &fields, (Thing::Calls, &typed), |pointer| {
                find_field(pointer, &slugs, &known)
            })
            .await?
    };
    let reply = Reply {
        visit: &visit,
        then: path_after(&edition, SetupStep::Who),
        head: locate(&visit, &checklist, SetupStep::Who),
        fields: &fields,
        both: Both { stands, typed },
    };
    let point = |refusal: &Refusal| point_at_fields(&visit, refusal);
    reply.answer(outcome, point, |form, question| {
        StepPage::new(&visit, &checklist, form).view(seen, question)
    })
}

fn slugs_of(file: &EditionFile) -> Vec<String> {
    file.calls.iter().map(|call| call.slug.0.clone()).collect()
}

/// Writes what was posted into the file. A call that the form does not know stays as it is.
fn write_calls(cities: &Cities, fields: &Fields, file: &mut EditionFile) {
    let pattern = file.calls.first().cloned();
    for call in &mut file.calls {
        let typed = |key: &str| fields.text(&name_field(key, &call.slug.0));
        if !fields.has(&name_field("city", &call.slug.0)) {
            continue;
        }
        let (city, zone, size) = (typed("city"), typed("time_zone"), typed("team_size"));
        let moves = city != call.city.0 && zone == call.time_zone;
        // The city's own zone comes along with it, unless another one was typed.
        call.time_zone = match cities.find(&CityCode::new(&*city)).filter(|_| moves) {
            Some(city) => city.time_zone.clone(),
            None => zone,
        };
        call.city = Slug(city);
        // What is no number is as far off the limits as none.
        call.team_size = size.parse().unwrap_or(0);
    }
    let removed: Vec<&str> = fields.all("remove").collect();
    if !removed.is_empty() {
        file.calls
            .retain(|call| !removed.contains(&call.slug.0.as_str()));
        // They point into the list of the calls by their places.
        file.assumed
            .retain(|pointer| !pointer.starts_with("/calls/"));
    }
    let city = fields.text(NEW_CITY);
    if let Some(pattern) = pattern.filter(|_| !city.is_empty()) {
        let slug = fields.text(NEW_SLUG);
        let slug = if slug.is_empty() { city.clone() } else { slug };
        file.calls.push(make_call(cities, pattern, city, slug));
    }
}

/// Whether another call was given a name and no city: it would be dropped without a word.
fn lacks_city(fields: &Fields) -> bool {
    fields.text(NEW_CITY).is_empty() && !fields.text(NEW_SLUG).is_empty()
}

/// Another call, which has everything but its city from the first one.
fn make_call(cities: &Cities, pattern: CallSection, city: String, slug: String) -> CallSection {
    let host = cities.find(&CityCode::new(&*city));
    CallSection {
        slug: Slug(slug),
        time_zone: host.map_or(pattern.time_zone, |host| host.time_zone.clone()),
        title: host.map_or(pattern.title, |host| Texts(host.name.clone())),
        city: Slug(city),
        ..pattern
    }
}

/// The field of a fault. What is not set here stands against the city that changes it.
fn find_field(pointer: &str, slugs: &[String], known: &[String]) -> String {
    let mut parts = pointer
        .trim_start_matches("/edition/calls")
        .split('/')
        .skip(1);
    let place = parts.next().and_then(|place| place.parse::<usize>().ok());
    let key = parts.next().unwrap_or_default();
    let Some((place, slug)) = place.and_then(|place| Some((place, slugs.get(place)?))) else {
        return NEW_CITY.to_owned();
    };
    let is_last = place + 1 == slugs.len();
    let is_new = is_last && (!known.contains(slug) || slugs[..place].contains(slug));
    match (is_new, key) {
        (true, "slug") => NEW_SLUG.to_owned(),
        (true, _) => NEW_CITY.to_owned(),
        (false, key) if KEYS.contains(&key) => name_field(key, slug),
        (false, _) => name_field("city", slug),
    }
}

/// What stands against the form, each with the call and the name of its field.
fn point_at_fields(visit: &Visit, refusal: &Refusal) -> Vec<(String, FieldProblem)> {
    let Refusal::Fields(problems) = refusal else {
        return Vec::new();
    };
    let language = visit.language;
    let name = |field: &str| {
        let new = |part| i18n::join_label(language, i18n::setup_new_call(language), part);
        let (key, call) = field.split_once('-').unwrap_or((field, ""));
        match (key, field) {
            (_, NEW_CITY) => new(i18n::setup_city(language)),
            (_, NEW_SLUG) => new(i18n::making_slug(language)),
            ("city", _) => i18n::join_label(language, call, i18n::setup_city(language)),
            // The field of the zone says what it wants itself.
            _ => call.to_owned(),
        }
    };
    problems
        .iter()
        .map(|problem| (name(&problem.field), problem.clone()))
        .collect()
}

/// The calls as two versions of them are set beside each other.
fn lines_of(visit: &Visit, file: &EditionFile) -> Vec<String> {
    file.calls
        .iter()
        .map(|call| {
            let parts = [
                visit
                    .cities
                    .name(&CityCode::new(&*call.city.0), visit.language),
                call.time_zone.clone(),
                call.team_size.to_string(),
            ];
            i18n::join_label(visit.language, &call.slug.0, parts.join(" · "))
        })
        .collect()
}

/// The page, of which each function shows a part.
struct StepPage<'a> {
    visit: &'a Visit,
    checklist: &'a Checklist,
    form: &'a Filled,
    language: Language,
}

impl<'a> StepPage<'a> {
    const fn new(visit: &'a Visit, checklist: &'a Checklist, form: &'a Filled) -> Self {
        Self {
            visit,
            checklist,
            form,
            language: visit.language,
        }
    }

    fn view(&self, seen: Seen, question: Option<AnyView>) -> AnyView {
        let (visit, language) = (self.visit, self.language);
        let edition = &self.checklist.edition;
        let address = visit.link(&path_of(&edition.edition.slug, SetupStep::Who));
        let several = edition.calls.len() > 1;
        let calls = edition
            .calls
            .iter()
            .map(|call| self.view_call(call, several))
            .collect_view();
        view! {
            {view_head(visit, self.checklist, SetupStep::Who, self.form.summary(visit))}
            <form method="post" action=address class="stack" novalidate>
                {self.form.seen_field(seen)}
                {question.map(|question| view! { <section class="band">{question}</section> })}
                <section class="band">
                    <h2>{i18n::setup_calls(language)}</h2>
                    <div class="pair">{calls} {self.view_new_call()}</div>
                </section>
                <section class="band">
                    <p>
                        <button class="button">{i18n::setup_save(language)}</button>
                    </p>
                </section>
            </form>
            {self.view_people()}
        }
        .into_any()
    }

    fn view_call(&self, call: &Call, removable: bool) -> AnyView {
        let language = self.language;
        let [city, zone, size] = KEYS.map(|key| name_field(key, &call.slug));
        let remove = removable.then(|| {
            Tick::new("remove", &*call.slug)
                .check(self.form.chose("remove", &call.slug))
                .view(i18n::setup_remove_call(language))
        });
        let most = i18n::setup_team_size(language, MAX_TEAM_SIZE);
        view! {
            <fieldset class="card">
                <legend class=city_class(&call.city)>{call.title.text(language).to_owned()}</legend>
                <p class="quiet">{call.slug.clone()}</p>
                {self.view_city(city)}
                {self.view_input(zone, i18n::setup_zone(language).to_owned(), "text")}
                {self.view_input(size, most, "number")}
                {remove}
            </fieldset>
        }
        .into_any()
    }

    fn list_cities(&self) -> Vec<(String, String)> {
        let cities = self.visit.cities.all();
        cities
            .map(|city| {
                let name = self.visit.cities.name(&city.code, self.language);
                (city.code.to_string(), name)
            })
            .collect()
    }

    fn view_city(&self, name: String) -> AnyView {
        let value = self.form.value(&name);
        let options = self
            .list_cities()
            .into_iter()
            .map(|(code, city)| {
                view! {
                    <option value=code.clone() selected=code == value>
                        {city}
                    </option>
                }
            })
            .collect_view();
        let problem = self.form.problem_beside(self.visit, &name);
        let described = problem.is_some().then(|| problem_id(&name));
        let invalid = problem.is_some().then_some("true");
        view! {
            <div class="field">
                <label for=name.clone()>{i18n::setup_city(self.language)}</label>
                <select
                    id=name.clone()
                    name=name.clone()
                    aria-describedby=described
                    aria-invalid=invalid
                >
                    {options}
                </select>
                {problem}
            </div>
        }
        .into_any()
    }

    fn view_input(&self, name: String, label: String, kind: &'static str) -> AnyView {
        let problem = self.form.problem_beside(self.visit, &name);
        let described = problem.is_some().then(|| problem_id(&name));
        let invalid = problem.is_some().then_some("true");
        view! {
            <div class="field">
                <label for=name.clone()>{label}</label>
                <input
                    id=name.clone()
                    name=name.clone()
                    type=kind
                    value=self.form.value(&name)
                    aria-describedby=described
                    aria-invalid=invalid
                />
                {problem}
            </div>
        }
        .into_any()
    }

    fn view_new_call(&self) -> AnyView {
        let (visit, language) = (self.visit, self.language);
        let none = (String::new(), i18n::setup_no_call(language).to_owned());
        let cities = std::iter::once(none).chain(self.list_cities()).collect();
        view! {
            <fieldset class="card">
                <legend>{i18n::setup_new_call(language)}</legend>
                <p class="hint">{i18n::setup_new_call_hint(language)}</p>
                {self.form.select(visit, NEW_CITY, i18n::setup_city(language), "", cities)}
                {self
                    .form
                    .text(
                        visit,
                        NEW_SLUG,
                        i18n::making_slug(language),
                        i18n::setup_new_slug_hint(language),
                        Input::TEXT,
                    )}
            </fieldset>
        }
        .into_any()
    }

    /// The ways to who organises, and to the jury of each call.
    fn view_people(&self) -> AnyView {
        let (visit, language) = (self.visit, self.language);
        let edition = &self.checklist.edition;
        let juries = edition
            .calls
            .iter()
            .map(|call| {
                let title = call.title.text(language);
                let name = i18n::join_label(language, title, i18n::organise_jurors(language));
                view! {
                    <a class="button plain" href=visit.link(&base(call))>
                        {name}
                    </a>
                }
            })
            .collect_view();
        view! {
            <section class="band">
                <h2>{i18n::setup_people(language)}</h2>
                <p class="row">
                    <a
                        class="button plain"
                        href=visit.link(&format!("/{}/organisers", edition.edition.slug))
                    >
                        {i18n::organisers_title(language)}
                    </a>
                    {juries}
                </p>
            </section>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::find_field;

    #[test]
    fn a_fault_stands_beside_its_field() {
        let list = |slugs: &[&str]| -> Vec<String> {
            slugs.iter().map(|slug| (*slug).to_owned()).collect()
        };
        let (known, added, twice) = (
            list(&["north", "south"]),
            list(&["north", "south", "east"]),
            list(&["north", "south", "south"]),
        );
        for (pointer, slugs, field) in [
            ("/edition/calls/1/team_size", &known, "team_size-south"),
            ("/edition/calls/0/phases/final/ends", &known, "city-north"),
            ("/edition/calls/2/slug", &added, "new-slug"),
            ("/edition/calls/2/slug", &twice, "new-slug"),
            ("/edition/calls/2/city", &added, "new-city"),
            ("/edition/calls", &list(&[]), "new-city"),
        ] {
            assert_eq!(find_field(pointer, slugs, &known), field, "{pointer}");
        }
    }
}
