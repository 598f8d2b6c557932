//! Forms: what was typed, what is wrong with it, and fields that say so beside themselves.

mod tick;

use std::sync::{Arc, OnceLock};

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    response::Response,
};
use contest::{Language, Localized};
use leptos::prelude::*;
use office::{Failure, FieldProblem, Problem, Refusal, Seen};

pub use self::tick::Tick;
use crate::{failure::PageError, refusals, visit::Visit};

/// What stands in a `textarea`, as HTML: a page writes it with `inner_html`, since as a child of
/// that element nothing would be escaped. The first line end is the parser's, which drops it, so
/// that one of the text's own stays.
#[must_use]
pub fn area_text(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

/// The name of the field with the version that a form was made from.
const SEEN: &str = "seen";

/// The field that carries the version of what a form changes: a form that another change has
/// overtaken is told so.
#[must_use]
pub fn seen_field(seen: Seen) -> AnyView {
    view! { <input type="hidden" name=SEEN value=seen.0 /> }.into_any()
}

/// The same for a form that may be shown again because it was refused.
#[must_use]
pub fn seen_field_of(posted: Option<&Filled>, now: Seen) -> AnyView {
    posted.map_or_else(|| seen_field(now), |form| form.seen_field(now))
}

/// What stands now and what somebody wanted instead, line by line.
#[derive(Clone, Debug, Default)]
pub struct Both {
    pub stands: Vec<String>,
    pub typed: Vec<String>,
}

impl Both {
    fn view(&self, language: Language) -> AnyView {
        let side = |title: &'static str, lines: &[String]| {
            let none = lines
                .is_empty()
                .then(|| view! { <li class="quiet">{i18n::overtaken_nothing(language)}</li> });
            let lines = lines
                .iter()
                .map(|line| view! { <li class="typed">{line.clone()}</li> })
                .collect_view();
            view! {
                <div>
                    <p>
                        <strong>{title}</strong>
                    </p>
                    <ul class="plain-list">{none}{lines}</ul>
                </div>
            }
        };
        view! {
            <div class="pair">
                {side(i18n::overtaken_stands(language), &self.stands)}
                {side(i18n::overtaken_typed(language), &self.typed)}
            </div>
        }
        .into_any()
    }
}

/// A posted form: its fields in order; a name may stand more than once.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// The first value of a field, empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// Refuses a form that has none of some fields, one of which each of ours has, be it empty: it
    /// has emptied nothing.
    ///
    /// # Errors
    ///
    /// [`Refusal::Unreadable`].
    pub fn require_one_of(&self, names: &[&str]) -> Result<(), Refusal> {
        if names.iter().any(|name| self.has(name)) {
            Ok(())
        } else {
            Err(Refusal::Unreadable)
        }
    }

    /// What was typed into a field. A browser posts line ends as CR LF, where what it saves by
    /// itself holds LF: the same words are the same text.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.get(name).trim().replace("\r\n", "\n")
    }

    /// What was typed into a field for each language, in the order of [`Language::ALL`]; a language
    /// without a text has none.
    #[must_use]
    pub fn read_localized(&self, names: [&str; 4]) -> Localized {
        Localized(
            Language::ALL
                .into_iter()
                .zip(names)
                .map(|(language, name)| (language, self.text(name)))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        )
    }

    /// Every value of a field that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// The version that the form was made from.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen::of_field(self.get(SEEN))
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Whether a field says `1`, and not `0`.
    ///
    /// # Errors
    ///
    /// [`Refusal::Unreadable`] for anything else: a form that says neither is none of ours.
    pub fn is_on(&self, name: &str) -> Result<bool, Refusal> {
        match self.get(name) {
            "1" => Ok(true),
            "0" => Ok(false),
            _ => Err(Refusal::Unreadable),
        }
    }

    /// Everything that was posted, in fields that nobody sees: a page that asks something first
    /// posts it again.
    #[must_use]
    pub fn hidden_fields(&self) -> AnyView {
        let fields = self.0.iter().map(|(name, value)| {
            view! { <input type="hidden" name=name.clone() value=value.clone() /> }
        });
        fields.collect_view().into_any()
    }
}

/// What the office answered to a form that was posted.
pub trait OnForm<T> {
    /// What was done, or the refusal that belongs on the form's page, beside what was typed.
    ///
    /// # Errors
    ///
    /// Everything else: what must not be known, that the session is over, and our own failures.
    fn on_form(self) -> Result<Result<T, Refusal>, PageError>;
}

impl<T> OnForm<T> for office::Result<T> {
    fn on_form(self) -> Result<Result<T, Refusal>, PageError> {
        match self {
            Ok(done) => Ok(Ok(done)),
            Err(Failure::Refused(refusal)) if refusals::told_in_place(&refusal) => Ok(Err(refusal)),
            Err(failure) => Err(failure.into()),
        }
    }
}

/// What a request posted, once its handler has read it: for the page that says that the session is
/// over.
#[derive(Clone, Debug, Default)]
pub struct Posted(pub Arc<OnceLock<Fields>>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let posted = request
            .extensions()
            .get::<Posted>()
            .cloned()
            .unwrap_or_default();
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(axum::response::IntoResponse::into_response)?;
        let fields = Self::parse(&bytes);
        // A body is read once.
        let _ = posted.0.set(fields.clone());
        Ok(fields)
    }
}

/// A form as a page shows it: the values to fill in and the refusal, if it was posted and refused.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    fields: Fields,
    pub refusal: Option<Refusal>,
    /// What stands against fields as the page has them, each with its label, where the refusal
    /// names things and not fields.
    pointed: Vec<(String, FieldProblem)>,
    both: Option<Both>,
}

/// The id of what stands against a field, which describes it.
#[must_use]
pub fn problem_id(name: &str) -> String {
    format!("{name}-problem")
}

impl Filled {
    /// A form that is shown for the first time, with values.
    #[must_use]
    pub fn with<const N: usize>(values: [(&str, String); N]) -> Self {
        Self {
            fields: Fields(
                values
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
            ),
            ..Self::default()
        }
    }

    /// A form that is shown for the first time, with the values of fields.
    #[must_use]
    pub fn new(fields: &Fields) -> Self {
        Self {
            fields: fields.clone(),
            ..Self::default()
        }
    }

    /// What was posted and refused.
    #[must_use]
    pub fn with_refusal(fields: &Fields, refusal: Refusal) -> Self {
        Self {
            refusal: Some(refusal),
            ..Self::new(fields)
        }
    }

    /// With what stands now beside what was typed, which a form tells that was overtaken.
    #[must_use]
    pub fn beside(self, both: Both) -> Self {
        Self {
            both: Some(both),
            ..self
        }
    }

    /// With what stands against each field and the field's label, where the refusal does not name
    /// fields as the page has them.
    #[must_use]
    pub fn pointing(self, pointed: Vec<(String, FieldProblem)>) -> Self {
        Self { pointed, ..self }
    }

    /// The same, only where another change has overtaken the form.
    #[must_use]
    pub fn beside_where_overtaken(self, both: impl FnOnce() -> Both) -> Self {
        if self.is_overtaken() {
            self.beside(both())
        } else {
            self
        }
    }

    /// What the island that saves the form is told of a page that shows what was not taken: `stale`
    /// where another save came first.
    #[must_use]
    pub fn unsaved_state(&self) -> Option<&'static str> {
        self.refusal.as_ref().map(|refusal| {
            if matches!(refusal, Refusal::StaleDraft { .. }) {
                "stale"
            } else {
                "fields"
            }
        })
    }

    /// Whether another change has overtaken the form.
    #[must_use]
    pub const fn is_overtaken(&self) -> bool {
        matches!(self.refusal, Some(Refusal::Overtaken { .. }))
    }

    /// The version that the form carries when it is shown again: who was overtaken has seen now
    /// what stands; whoever has something else to mend has not.
    #[must_use]
    pub fn seen_field(&self, now: Seen) -> AnyView {
        seen_field(if self.refusal.is_none() || self.is_overtaken() {
            now
        } else {
            self.fields.seen()
        })
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self, name: &str) -> String {
        self.fields.get(name).to_owned()
    }

    /// The form, where it was refused and names `value` in a field: of several forms of a kind on a
    /// page, the one that was posted.
    #[must_use]
    pub fn of(&self, name: &str, value: impl AsRef<str>) -> Option<&Self> {
        (self.refusal.is_some() && self.fields.get(name) == value.as_ref()).then_some(self)
    }

    /// The form, where it was refused and has a field.
    #[must_use]
    pub fn having(&self, name: &str) -> Option<&Self> {
        (self.refusal.is_some() && self.fields.has(name)).then_some(self)
    }

    /// Whether a value was among those that were chosen for a field.
    #[must_use]
    pub fn chose(&self, name: &str, value: impl AsRef<str>) -> bool {
        let value = value.as_ref();
        self.fields.all(name).any(|chosen| chosen == value)
    }

    /// What stands against a field, if anything does.
    #[must_use]
    pub fn problem(&self, name: &str) -> Option<&Problem> {
        let mut problems = self.problems().into_iter();
        problems
            .find(|(_, problem)| problem.field == name)
            .map(|(_, problem)| &problem.problem)
    }

    /// What stands against fields, in the order in which it is told, with the field's label where
    /// the page gave one.
    fn problems(&self) -> Vec<(&str, &FieldProblem)> {
        match &self.refusal {
            Some(Refusal::Fields(problems)) if self.pointed.is_empty() => {
                problems.iter().map(|problem| ("", problem)).collect()
            }
            _ => self
                .pointed
                .iter()
                .map(|(label, problem)| (label.as_str(), problem))
                .collect(),
        }
    }

    /// What stands against a field, as it is told beside a control that is drawn elsewhere.
    #[must_use]
    pub fn problem_beside(&self, visit: &Visit, name: &str) -> Option<AnyView> {
        let text = refusals::problem(&visit.cities, visit.language, self.problem(name)?);
        Some(
            view! {
                <p class="problem" id=problem_id(name)>
                    {text}
                </p>
            }
            .into_any(),
        )
    }

    /// The summary above a refused form, which takes the focus; nothing where it was not refused.
    #[must_use]
    pub fn summary(&self, visit: &Visit) -> Option<AnyView> {
        let language = visit.language;
        let refusal = self.refusal.as_ref()?;
        let text = refusals::text(refusal, visit);
        let links = self
            .problems()
            .into_iter()
            .map(|(label, problem)| {
                let label = if label.is_empty() {
                    refusals::label_field(language, &problem.field)
                } else {
                    label
                };
                let parts = [
                    label.to_owned(),
                    refusals::problem(&visit.cities, language, &problem.problem),
                ];
                let text = parts
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ");
                view! {
                    <li>
                        <a href=format!("#{}", problem.field)>{text}</a>
                    </li>
                }
            })
            .collect_view();
        let details = refusals::details(refusal, language)
            .into_iter()
            .map(|text| view! { <li>{text}</li> })
            .collect_view();
        Some(
            view! {
                <div class="notice refused" role="alert" tabindex="-1" autofocus>
                    <p>
                        <strong>{text}</strong>
                    </p>
                    <ul>{links}{details}</ul>
                    {self.both.as_ref().map(|both| both.view(language))}
                </div>
            }
            .into_any(),
        )
    }

    /// A field of one line.
    pub fn text(
        &self,
        visit: &Visit,
        name: &'static str,
        label: impl Into<String>,
        hint: impl Into<String>,
        input: Input,
    ) -> AnyView {
        let (kind, complete, required) = (input.kind, input.autocomplete, input.required);
        let value = if kind == "password" {
            String::new()
        } else {
            self.value(name)
        };
        self.frame(
            visit,
            name,
            label.into(),
            hint.into(),
            move |described, invalid| {
                view! {
                    <input
                        id=name
                        name=name
                        type=kind
                        value=value
                        autocomplete=complete
                        required=required
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                }
                .into_any()
            },
        )
    }

    /// A field of several lines.
    pub fn area(
        &self,
        visit: &Visit,
        name: &'static str,
        label: impl Into<String>,
        hint: impl Into<String>,
        rows: u32,
    ) -> AnyView {
        let value = self.value(name);
        self.frame(
            visit,
            name,
            label.into(),
            hint.into(),
            move |described, invalid| {
                view! {
                    <textarea
                        id=name
                        name=name
                        rows=rows
                        aria-describedby=described
                        aria-invalid=invalid
                        inner_html=area_text(&value)
                    ></textarea>
                }
                .into_any()
            },
        )
    }

    /// A choice of one.
    pub fn select(
        &self,
        visit: &Visit,
        name: &'static str,
        label: impl Into<String>,
        hint: impl Into<String>,
        options: Vec<(String, String)>,
    ) -> AnyView {
        let value = self.value(name);
        self.frame(
            visit,
            name,
            label.into(),
            hint.into(),
            move |described, invalid| {
                let options = options
                    .into_iter()
                    .map(|(code, text)| {
                        view! {
                            <option value=code.clone() selected=code == value>
                                {text}
                            </option>
                        }
                    })
                    .collect_view();
                view! {
                    <select id=name name=name aria-describedby=described aria-invalid=invalid>
                        {options}
                    </select>
                }
                .into_any()
            },
        )
    }

    fn frame(
        &self,
        visit: &Visit,
        name: &'static str,
        label: String,
        hint: String,
        control: impl FnOnce(Option<String>, Option<&'static str>) -> AnyView,
    ) -> AnyView {
        let problem = self
            .problem(name)
            .map(|problem| refusals::problem(&visit.cities, visit.language, problem));
        let (hint_id, problem_id) = (format!("{name}-hint"), problem_id(name));
        let mut described = Vec::new();
        if !hint.is_empty() {
            described.push(hint_id.clone());
        }
        if problem.is_some() {
            described.push(problem_id.clone());
        }
        let invalid = problem.is_some().then_some("true");
        let control = control(
            (!described.is_empty()).then(|| described.join(" ")),
            invalid,
        );
        view! {
            <div class="field">
                <label for=name>{label}</label>
                {(!hint.is_empty())
                    .then(|| {
                        view! {
                            <p class="hint" id=hint_id>
                                {hint}
                            </p>
                        }
                    })}
                {control}
                {problem
                    .map(|problem| {
                        view! {
                            <p class="problem" id=problem_id>
                                {problem}
                            </p>
                        }
                    })}
            </div>
        }
        .into_any()
    }
}

/// What kind of input a field has.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    kind: &'static str,
    autocomplete: Option<&'static str>,
    required: bool,
}

impl Input {
    pub const TEXT: Self = Self {
        kind: "text",
        autocomplete: None,
        required: false,
    };
    /// A number of things, from 0.
    pub const COUNT: Self = Self {
        kind: "number",
        autocomplete: None,
        required: false,
    };
    /// A date and a time of a zone that its page names.
    pub const MOMENT: Self = Self {
        kind: "datetime-local",
        autocomplete: None,
        required: false,
    };
    pub const NAME: Self = Self {
        kind: "text",
        autocomplete: Some("name"),
        required: true,
    };
    pub const ORGANISATION: Self = Self {
        kind: "text",
        autocomplete: Some("organization"),
        required: false,
    };
    pub const MAIL: Self = Self {
        kind: "email",
        autocomplete: Some("email"),
        required: true,
    };
    pub const URL: Self = Self {
        kind: "url",
        autocomplete: None,
        required: false,
    };
    pub const PASSWORD: Self = Self {
        kind: "password",
        autocomplete: Some("current-password"),
        required: true,
    };
    pub const NEW_PASSWORD: Self = Self {
        kind: "password",
        autocomplete: Some("new-password"),
        required: true,
    };

    /// The same, but the browser insists on a value.
    #[must_use]
    pub const fn require(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }
}
