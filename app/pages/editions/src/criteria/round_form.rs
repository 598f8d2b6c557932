//! The form that sets a round, adds it or takes it out.

use contest::{
    Language, Standing, Timestamp,
    judging::{Method, Round, RoundKind},
};
use frame::{
    form::{Filled, Tick, problem_id, seen_field_of},
    phases::phase_name,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, RoundDraft, Thing, calendar};
use parts::{figures::UNKNOWN, organiser::base};

use super::CriteriaState;

/// When a round starts and ends, as far as that is known.
pub(super) struct RoundDates {
    starts: Option<Timestamp>,
    ends: Option<Timestamp>,
}

impl RoundDates {
    /// As they stand.
    pub(super) fn of(call: &Call, kind: RoundKind) -> Self {
        let phase = call.schedule.phase(kind.phase());
        Self {
            starts: phase.map(|phase| phase.starts),
            ends: phase.map(|phase| phase.ends),
        }
    }

    /// As somebody wants them.
    pub(super) fn of_draft(draft: &RoundDraft) -> Self {
        Self {
            starts: draft.starts.clone().ok(),
            ends: draft.ends.clone().ok(),
        }
    }

    /// Says how a round is judged and when, in lines.
    pub(super) fn describe(&self, language: Language, call: &Call, round: &Round) -> Vec<String> {
        let date = |name: &str, at: Option<Timestamp>| {
            let at = at.map_or_else(
                || UNKNOWN.to_owned(),
                |at| calendar::format_timestamp(language, at, &call.time_zone),
            );
            i18n::join_label(language, name, at)
        };
        let method = i18n::join_label(
            language,
            i18n::round_method(language),
            method_name(language, round.method),
        );
        let blind = round.blind.then(|| i18n::round_blind(language).to_owned());
        let jurors = i18n::join_label(
            language,
            i18n::round_jurors(language),
            round.jurors_per_entry,
        );
        std::iter::once(method)
            .chain(blind)
            .chain([
                jurors,
                date(i18n::round_starts(language), self.starts),
                date(i18n::round_ends(language), self.ends),
            ])
            .collect()
    }
}

const fn method_name(language: Language, method: Method) -> &'static str {
    match method {
        Method::Marks => i18n::method_marks(language),
        Method::Pass => i18n::method_pass(language),
    }
}

/// A round's form: as it was posted, where it was refused, and as the round stands otherwise.
struct RoundForm<'a> {
    visit: &'a Visit,
    call: &'a Call,
    kind: RoundKind,
    known: Option<&'a Round>,
    posted: Option<&'a Filled>,
}

/// The form of a round of a kind, whether there is one yet or not.
pub(super) fn view(
    visit: &Visit,
    state: &CriteriaState,
    kind: RoundKind,
    form: &Filled,
) -> impl IntoView + use<> {
    let call = &state.call;
    let form = RoundForm {
        visit,
        call,
        kind,
        known: call.round(kind),
        posted: form.of("kind", kind.code()),
    };
    let language = visit.language;
    let zone = calendar::zone_name(language, &call.time_zone);
    view! {
        <form
            method="post"
            action=format!("{}/criteria/round", visit.link(&base(call)))
            class="stack card"
            novalidate
        >
            <h3>{phase_name(language, kind.phase())}</h3>
            <p class="quiet">{form.describe_state()}</p>
            {seen_field_of(form.posted, state.versions.of(Thing::Round(kind)))}
            <input type="hidden" name="kind" value=kind.code() />
            {form.judging_fields()}
            {form.date_fields()}
            <p class="hint">{i18n::round_zone(language, zone, contest::edition::MAX_PER_ENTRY)}</p>
            {form.buttons()}
        </form>
    }
}

impl RoundForm<'_> {
    fn describe_state(&self) -> &'static str {
        let language = self.visit.language;
        match self.call.round_standing(self.kind, self.visit.now) {
            _ if self.known.is_none() => i18n::round_none(language),
            Standing::Before => i18n::round_before(language),
            Standing::Open | Standing::Grace => i18n::round_open(language),
            Standing::Closed => i18n::round_over(language),
        }
    }

    /// How it is judged, whether without names, and by how many jurors.
    fn judging_fields(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let blind = self.posted.map_or_else(
            || self.known.is_none_or(|round| round.blind),
            |form| form.value("blind") == "1",
        );
        let jurors = self.known.map_or(3, |round| round.jurors_per_entry);
        view! {
            <fieldset class="plain">
                <legend>{i18n::round_method(language)}</legend>
                {self.method_choices()}
            </fieldset>
            {Tick::new("blind", "1").check(blind).view(i18n::round_blind(language))}
            {self
                .field(
                    "jurors_per_entry",
                    i18n::round_jurors(language),
                    "number",
                    jurors.to_string(),
                )}
        }
    }

    fn method_choices(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let chosen = self.posted.map_or_else(
            || self.known.map_or(Method::Marks, |round| round.method),
            |form| Method::from_code(&form.value("method")).unwrap_or_default(),
        );
        Method::ALL
            .map(|method| {
                let text = match method {
                    Method::Marks => i18n::method_marks_text(language),
                    Method::Pass => i18n::method_pass_text(language),
                };
                view! {
                    {Tick::one_of("method", method.code())
                        .check(method == chosen)
                        .view(
                            view! {
                                <span>
                                    {method_name(language, method)}<br />
                                    <span class="quiet">{text}</span>
                                </span>
                            },
                        )}
                }
            })
            .collect_view()
    }

    /// When it starts and ends.
    fn date_fields(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let dates = RoundDates::of(self.call, self.kind);
        let date = |name: &'static str, label: &'static str, at: Option<Timestamp>| {
            let at = at.map_or_else(String::new, |at| calendar::field(at, &self.call.time_zone));
            self.field(name, label, "datetime-local", at)
        };
        view! {
            <div class="fields">
                {date("starts", i18n::round_starts(language), dates.starts)}
                {date("ends", i18n::round_ends(language), dates.ends)}
            </div>
        }
    }

    /// A field of one line: as it was posted, or as it is stored.
    fn field(
        &self,
        name: &'static str,
        label: &'static str,
        kind: &'static str,
        stored: String,
    ) -> impl IntoView + use<> {
        let id = format!("{name}-{}", self.kind.code());
        let value = self.posted.map_or(stored, |form| form.value(name));
        let problem = self
            .posted
            .and_then(|form| form.problem_beside(self.visit, name));
        let invalid = problem.is_some().then_some("true");
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input
                    id=id
                    name=name
                    type=kind
                    value=value
                    aria-describedby=problem_id(name)
                    aria-invalid=invalid
                />
                {problem}
            </div>
        }
    }

    /// Saves or adds it; every round but the screening can be taken out.
    fn buttons(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let removable = self.known.is_some() && self.kind != RoundKind::Screening;
        view! {
            <p class="row">
                <button class="button plain">
                    {if self.known.is_some() {
                        i18n::round_save(language)
                    } else {
                        i18n::round_add(language)
                    }}
                </button>
                {removable
                    .then(|| {
                        view! {
                            <button class="button plain" name="remove" value="1">
                                {i18n::round_remove(language)}
                            </button>
                        }
                    })}
            </p>
        }
    }
}
