//! What the pages share that change a part of an edition. Each reads the file of the edition,
//! changes the part that its form is about, and has the whole checked, planned and carried out by
//! the one engine of `office`.

use edition_file::{EditionFile, Fault, model::CallSection};
use frame::{
    done::Done,
    edition_words,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, OnForm as _},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call, Edition, EditionForm, EditionPlan, FieldProblem, PageStanding, PauseEnd, Problem,
    Refusal, Seen, Thing, Versions,
};
use serde::Serialize;

use super::language_fields::complete_name;

/// The field that carries the plan that was looked at.
pub(super) const PLAN: &str = "plan";

/// An edition as a page changes it.
pub(super) struct Setting {
    pub(super) file: EditionFile,
    /// The file as it was read.
    before: EditionFile,
    /// Versions of the edition's parts, read before it.
    versions: Versions,
    /// The place of the page's call in the file; none on a page of the whole edition.
    place: Option<usize>,
    /// Why dates move, as it was typed; empty where a page moves none.
    pub(super) reason: String,
    /// The pause that ends with the change, where one does.
    pub(super) ends_pause: Option<PauseEnd>,
}

/// What became of a form.
pub(super) enum Outcome {
    /// All of it was carried out, or there was nothing to change.
    Done,
    /// Something follows from it: it is told, and asked once.
    Asked(EditionPlan),
    /// It was refused; fields by the names that the page gave them.
    Refused(Refusal),
}

impl Setting {
    /// The edition of a call as it stands, for who sees what its organisers see.
    pub(super) async fn read(visit: &Visit, call: &Call) -> Result<Self, PageError> {
        let versions = visit.office().versions(&call.edition.id).await?;
        let file = visit
            .office()
            .edition_of(visit.signed_in()?, call, visit.now)
            .await?;
        let place = file
            .calls
            .iter()
            .position(|section| section.slug.0 == call.slug);
        Ok(Self {
            before: file.clone(),
            file,
            versions,
            place,
            reason: String::new(),
            ends_pause: None,
        })
    }

    /// An edition as it stands, for a page of all of it and for who sees what its organisers see.
    pub(super) async fn read_whole(visit: &Visit, edition: &Edition) -> Result<Self, PageError> {
        let person = visit.signed_in()?;
        let versions = visit.office().versions(&edition.id).await?;
        let file = visit.office().edition_for(person, &edition.slug).await?;
        Ok(Self {
            before: file.clone(),
            file,
            versions,
            place: None,
            reason: String::new(),
            ends_pause: None,
        })
    }

    /// What was assumed of the edition, as JSON pointers.
    pub(super) fn assumed_before(&self) -> &[String] {
        &self.before.assumed
    }

    /// The version of a part of the edition.
    pub(super) fn version(&self, thing: Thing<'_>) -> Seen {
        self.versions.of(thing)
    }

    /// The call of the page.
    pub(super) fn call(&self) -> &CallSection {
        &self.file.calls[self.place.unwrap_or_default()]
    }

    /// The call of the page, to be changed.
    pub(super) fn call_mut(&mut self) -> &mut CallSection {
        &mut self.file.calls[self.place.unwrap_or_default()]
    }

    /// The file as it is to be: what was assumed of a value is known where an organiser sets it.
    fn settle(&self) -> EditionFile {
        let mut file = self.file.clone();
        let values = [&self.before, &file].map(serde_json::to_value);
        if let [Ok(before), Ok(after)] = &values {
            file.assumed
                .retain(|pointer| before.pointer(pointer) == after.pointer(pointer));
        }
        file
    }

    /// Has the file checked, planned and carried out. `field` names the form's field for what
    /// stands at a JSON pointer below the call (`/title/ca`), or elsewhere in the edition
    /// (`/edition/title/ca`).
    pub(super) async fn carry_out(
        &self,
        visit: &Visit,
        fields: &Fields,
        (thing, wanted): (Thing<'_>, &impl Serialize),
        field: impl Fn(&str) -> String,
    ) -> Result<Outcome, PageError> {
        let cities = visit.cities.codes();
        let file = self.settle();
        let mut faults = edition_file::check(&file, &cities);
        if !faults.is_empty() {
            // What stood there before is another page's to mend, and no reason to refuse this form.
            let before = edition_file::check(&self.before, &cities);
            let stood = |fault: &Fault| {
                let same = |old: &Fault| (&old.pointer, &old.kind) == (&fault.pointer, &fault.kind);
                before.iter().any(same)
            };
            faults.retain(|fault| !stood(fault));
        }
        if !faults.is_empty() {
            let above = self.place.map(|place| format!("/calls/{place}/"));
            let problems = faults
                .into_iter()
                .map(|fault| {
                    let of_call = above
                        .as_ref()
                        .and_then(|above| fault.pointer.strip_prefix(above.as_str()))
                        .map(|below| format!("/{below}"));
                    let pointer = of_call.unwrap_or_else(|| format!("/edition{}", fault.pointer));
                    FieldProblem {
                        field: complete_name(field(&pointer), visit.language).into(),
                        problem: Problem::EditionFault(fault.kind),
                    }
                })
                .collect();
            return Ok(Outcome::Refused(Refusal::Fields(problems)));
        }
        let (person, office) = (visit.signed_in()?, visit.office());
        let form = EditionForm {
            person,
            thing,
            call: self.place.map(|_| self.call().slug.0.as_str()),
            seen: fields.seen(),
            wanted: serde_json::to_value(wanted).map_err(office::Failure::from)?,
            reason: &self.reason,
            ends_pause: self.ends_pause,
        };
        // Who was overtaken is told that first.
        let current = fields.seen() == self.version(thing);
        let mut digest = String::new();
        if current {
            let planned = office.plan_change(&form, &file, visit.now).await;
            let plan = match planned.on_form()? {
                Ok(plan) => plan,
                Err(refusal) => return Ok(Outcome::Refused(refusal)),
            };
            digest = plan.digest()?;
            let asks = plan.obstacles.is_empty() && !plan.consequences.is_empty();
            if asks && fields.get(PLAN) != digest {
                return Ok(Outcome::Asked(plan));
            }
        }
        let outcome = office
            .change_edition(&form, &file, &digest, visit.now)
            .await
            .on_form()?;
        Ok(match outcome {
            Ok(_) => Outcome::Done,
            Err(refusal) => Outcome::Refused(refusal),
        })
    }
}

/// How a page answers what became of its form.
pub(super) struct Reply<'a> {
    pub(super) visit: &'a Visit,
    /// Where a form leads that was carried out.
    pub(super) then: String,
    pub(super) head: PageHead,
    pub(super) fields: &'a Fields,
    /// What stands and what was typed, for who was overtaken.
    pub(super) both: Both,
}

impl Reply<'_> {
    /// Leads on, asks what follows, or shows the form again. `point` says which row of a list each
    /// problem is about; `view` is the page of a form, with the question where one is asked.
    pub(super) fn answer(
        self,
        outcome: Outcome,
        point: impl FnOnce(&Refusal) -> Vec<(String, FieldProblem)>,
        view: impl FnOnce(&Filled, Option<AnyView>) -> AnyView,
    ) -> Answer {
        match outcome {
            Outcome::Done => Ok(self.visit.redirect(&self.then, Done::Saved)),
            Outcome::Asked(plan) => {
                let filled = Filled::new(self.fields);
                let question = view_question(self.visit, &plan)?;
                Ok(page(self.visit, self.head, || {
                    view(&filled, Some(question))
                }))
            }
            Outcome::Refused(refusal) => {
                let filled = Filled::with_refusal(self.fields, refusal.clone())
                    .pointing(point(&refusal))
                    .beside_where_overtaken(|| self.both);
                Ok(page_refused(self.visit, &refusal, self.head, || {
                    view(&filled, None)
                }))
            }
        }
    }
}

/// No problem is about a row, on a page without a list.
pub(super) fn point_nowhere(_: &Refusal) -> Vec<(String, FieldProblem)> {
    Vec::new()
}

/// That a page is about what all calls of an edition share, for who runs one of them.
pub(super) fn view_shared(visit: &Visit) -> Option<AnyView> {
    let text = i18n::refused_whole_edition(visit.language);
    (visit.standing == PageStanding::OneCall)
        .then(|| view! { <p class="notice">{text}</p> }.into_any())
}

/// What follows from a plan, a line each.
pub(super) fn view_consequences(visit: &Visit, plan: &EditionPlan) -> impl IntoView + use<> {
    plan.consequences
        .iter()
        .map(|consequence| edition_words::consequence(visit.language, consequence))
        .map(|sentence| view! { <li>{sentence}</li> })
        .collect_view()
}

/// What follows from a form, with the button that carries it out all the same.
pub(super) fn view_question(visit: &Visit, plan: &EditionPlan) -> Result<AnyView, PageError> {
    let language = visit.language;
    let digest = plan.digest()?;
    let view = view! {
        <div class="notice" role="alert" tabindex="-1" autofocus>
            <p>{i18n::edition_plan_consequences(language)}</p>
            <ul>{view_consequences(visit, plan)}</ul>
            <input type="hidden" name=PLAN value=digest />
            <p>
                <button class="button">{i18n::edition_plan_all_the_same(language)}</button>
            </p>
        </div>
    };
    Ok(view.into_any())
}
