//! A list of people who are invited: pasted, or as the file that a spreadsheet saves, in whichever
//! encoding; and what became of each.

use axum::extract::multipart::{Field, MultipartError};
use contest::Language;
use frame::{
    form::{Fields, Filled, problem_id},
    upload::{Part, Upload, explain_broken, missing_file},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Problem, Refusal};

/// Most bytes of a file with a list: many times what the longest one has.
const MAX_LIST_BYTES: u64 = 2_000_000;

/// What became of a list.
#[derive(Default)]
pub struct Report {
    /// Each address with what became of it.
    pub people: Vec<(String, &'static str)>,
    /// In which encoding its file was read, where that has to be told.
    pub encoding: Option<&'static str>,
}

impl Report {
    /// What became of everybody, if there is a list.
    #[must_use]
    pub fn view(&self, language: Language) -> Option<AnyView> {
        if self.people.is_empty() {
            return None;
        }
        let lines = self
            .people
            .iter()
            .map(|(mail, became)| view! { <li>{i18n::join_label(language, mail, became)}</li> })
            .collect_view();
        let encoding = self
            .encoding
            .map(|encoding| view! { <p>{i18n::people_list_encoding(language, encoding)}</p> });
        let view = view! {
            <div class="notice done" role="status">
                <p>{i18n::people_list_report(language)}</p>
                {encoding}
                <ul>{lines}</ul>
            </div>
        };
        Some(view.into_any())
    }
}

/// The forms that take a list: one that is pasted, and one that is a file.
pub struct ListForms<'a> {
    /// The address below which they are sent, to `/list` and `/file`.
    pub base: &'a str,
    /// The heading, with its level.
    pub title: AnyView,
    /// What stands in a line, and how many there may be.
    pub hint: String,
    /// The page's form that was refused, if one was.
    pub form: &'a Filled,
}

impl ListForms<'_> {
    pub fn view(self, visit: &Visit) -> AnyView {
        let language = visit.language;
        let blank = Filled::default();
        let form = self.form.having("list").unwrap_or(&blank);
        let file = self.form.having("file");
        let problem = file.and_then(|form| form.problem_beside(visit, "file"));
        let invalid = problem.is_some().then_some("true");
        let most = i18n::bytes(language, i64::try_from(MAX_LIST_BYTES).unwrap_or(i64::MAX));
        view! {
            <div class="stack card">
                <form method="post" action=format!("{}/list", self.base) class="stack">
                    {self.title}
                    {form.summary(visit)}
                    {form.area(visit, "list", i18n::people_list_people(language), self.hint, 8)}
                    <p>
                        <button class="button plain">{i18n::people_list_send(language)}</button>
                    </p>
                </form>
                <form
                    method="post"
                    action=format!("{}/file", self.base)
                    enctype="multipart/form-data"
                    class="stack"
                    novalidate
                >
                    {file.and_then(|form| form.summary(visit))}
                    <div class="field">
                        <label for="file">{i18n::people_list_file(language)}</label>
                        <p class="hint" id="file-hint">
                            {i18n::people_list_file_hint(language, most)}
                        </p>
                        <input
                            type="file"
                            id="file"
                            name="file"
                            accept=".csv,text/csv"
                            required
                            aria-describedby=format!("file-hint {}", problem_id("file"))
                            aria-invalid=invalid
                        />
                        {problem}
                    </div>
                    <p>
                        <button class="button plain">
                            {i18n::people_list_file_send(language)}
                        </button>
                    </p>
                </form>
            </div>
        }
        .into_any()
    }
}

/// Whether a form is one of those that take a list.
#[must_use]
pub fn is_list(form: &Filled) -> bool {
    form.having("list").is_some() || form.having("file").is_some()
}

/// The form of a list that is a file, as if it had been pasted, with the encoding where that has to
/// be told; or as it is shown again, with what stands against it.
pub async fn read_file(
    form: &mut Upload,
    language: Language,
) -> Result<(Fields, Option<&'static str>), (Fields, office::Failure)> {
    match read_text(form, language).await {
        Ok((text, encoding)) => {
            let fields = Fields(vec![("list".to_owned(), text)]);
            // Nobody has to know of the one that everybody uses.
            Ok((fields, (encoding != "UTF-8").then_some(encoding)))
        }
        Err(failure) => {
            let fields = Fields(vec![("file".to_owned(), String::new())]);
            Err((fields, failure))
        }
    }
}

/// The text of the file in a form, with the name of its encoding.
async fn read_text(
    form: &mut Upload,
    language: Language,
) -> office::Result<(String, &'static str)> {
    let mut bytes = None;
    while let Some(part) = form.next(MAX_LIST_BYTES).await? {
        if let Part::File { content, .. } = part {
            bytes = Some(read_bytes(content).await?);
        }
    }
    let bytes = bytes.ok_or_else(missing_file)?;
    // A short list says little of its encoding: who sends it helps.
    let domain = match language {
        Language::Ja => Some("jp"),
        Language::Ca | Language::Es => Some("es"),
        Language::En => None,
    };
    let text = dataset_spec::decode_text(&bytes, domain);
    Ok(text.ok_or_else(|| Refusal::of_field("file", Problem::NotText))?)
}

async fn read_bytes(mut content: Field<'_>) -> office::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let explain = |error: MultipartError| explain_broken(&error);
    while let Some(chunk) = content.chunk().await.map_err(explain)? {
        if (bytes.len() + chunk.len()) as u64 > MAX_LIST_BYTES {
            let most = MAX_LIST_BYTES;
            return Err(Refusal::of_field("file", Problem::FileTooLarge { most }).into());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
