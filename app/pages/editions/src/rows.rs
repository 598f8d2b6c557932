//! Lists in a form: rows of fields that are added, taken away and moved by buttons of the form
//! itself, so that what was typed stays and no script is needed.

use std::collections::{BTreeMap, BTreeSet};

use contest::{
    Language, Localized,
    edition::{MAX_AWARDS, MAX_SLUG_CHARS, MAX_TOPICS},
};
use frame::{
    form::{Fields, Filled, problem_id},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Refusal, fold};

use super::{language_fields, setting::Outcome};

/// What the fields of rows begin with.
const ROW: &str = "row";
/// The buttons that change the list and save nothing.
const LIST: &str = "list";
/// The field that says that a form has a list.
const ROWS: &str = "rows";
/// Most rows that a form is read and shown with: one more than any list may have, so that too many
/// are told.
const MAX_ROWS: usize = MAX_TOPICS + 1;
const _: () = assert!(MAX_ROWS > MAX_AWARDS);
/// Says of a row that what it holds is there already; its code stays.
const KNOWN: &str = "known";

/// A row as it was typed: its fields by what follows the row's place in their names.
#[derive(Clone, Default)]
pub(super) struct Row(pub(super) Fields);

impl Row {
    /// A row for something that is there, with its code.
    pub(super) fn known(code: &str) -> Self {
        let fields = [(KNOWN, "1"), ("code", code)];
        Self(Fields(
            fields
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .into(),
        ))
    }

    /// A row for something new.
    fn new() -> Self {
        Self(Fields(vec![("code".to_owned(), String::new())]))
    }

    /// With a text in its languages.
    pub(super) fn with_text(mut self, text: &str, value: &Localized) -> Self {
        language_fields::fill(&mut self.0, text, value);
        self
    }

    /// With a value in a field; several of a name are a choice of several.
    pub(super) fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.0.0.push((key.to_owned(), value.into()));
        self
    }

    /// A text in its languages.
    pub(super) fn read_text(&self, text: &str) -> Localized {
        language_fields::read(&self.0, text)
    }

    /// The code of what is there, or the one that was typed.
    pub(super) fn code(&self) -> String {
        self.0.text("code")
    }

    pub(super) fn is_known(&self) -> bool {
        self.0.has(KNOWN)
    }

    /// Whether nothing was typed into a new row; choices that are always made do not count.
    fn is_blank(&self, choices: &[&str]) -> bool {
        let typed = |(key, value): &(String, String)| {
            !value.trim().is_empty() && !choices.contains(&key.as_str())
        };
        !self.is_known() && !self.0.0.iter().any(typed)
    }
}

/// The name of a field of a row.
pub(super) fn name_field(place: usize, key: &str) -> String {
    format!("{ROW}-{place}-{key}")
}

/// The rows of a form in their order.
fn read_rows(fields: &Fields) -> Vec<Row> {
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    for (name, value) in &fields.0 {
        let parts = name
            .strip_prefix(ROW)
            .and_then(|rest| rest.strip_prefix('-')?.split_once('-'));
        let Some((place, key)) = parts else {
            continue;
        };
        if let Ok(place) = place.parse() {
            if rows.len() >= MAX_ROWS && !rows.contains_key(&place) {
                continue;
            }
            let row = rows.entry(place).or_default();
            row.0.0.push((key.to_owned(), value.clone()));
        }
    }
    rows.into_values().collect()
}

/// The rows of a form that is saved: those in which something was typed.
fn read_filled_rows(fields: &Fields, choices: &[&str]) -> Vec<Row> {
    let mut rows = read_rows(fields);
    rows.retain(|row| !row.is_blank(choices));
    rows
}

/// The same of a form of this list: one that came without the list has not removed all of it.
///
/// # Errors
///
/// [`Refusal::Unreadable`] where it has none.
pub(super) fn read_saved_rows(fields: &Fields, choices: &[&str]) -> Result<Vec<Row>, Refusal> {
    fields.require_one_of(&[ROWS])?;
    Ok(read_filled_rows(fields, choices))
}

/// What says that a form has a list, also where no row of it is left.
pub(super) fn view_rows_field() -> impl IntoView + use<> {
    view! { <input type="hidden" name=ROWS value="1" /> }
}

/// A form with these rows in the place of those that it has.
pub(super) fn fill_rows(fields: &Fields, rows: &[Row]) -> Fields {
    let is_of_list = |name: &str| name == LIST || name.starts_with("row-");
    let others = fields.0.iter().filter(|(name, _)| !is_of_list(name));
    let of_rows = rows.iter().enumerate().flat_map(|(place, row)| {
        row.0
            .0
            .iter()
            .map(move |(key, value)| (name_field(place, key), value.clone()))
    });
    Fields(others.cloned().chain(of_rows).collect())
}

/// The rows as a button of the list wants them; nothing where another button was pressed.
pub(super) fn rearrange(fields: &Fields) -> Option<Vec<Row>> {
    let wanted = fields.get(LIST);
    if wanted.is_empty() {
        return None;
    }
    let mut rows = read_rows(fields);
    let (what, place) = wanted.split_once('-').unwrap_or((wanted, ""));
    let place = place.parse().ok().filter(|place| *place < rows.len());
    match (what, place) {
        ("add", _) => rows.push(Row::new()),
        ("remove", Some(place)) => _ = rows.remove(place),
        ("up", Some(place)) if place > 0 => rows.swap(place - 1, place),
        ("down", Some(place)) if place + 1 < rows.len() => rows.swap(place, place + 1),
        // A list that has changed since: it stays as it was typed.
        _ => {}
    }
    Some(rows)
}

/// The field of lines that are to become rows.
pub(super) const PASTED: &str = "pasted";

/// The rows with those of a pasted list below them, and the lines that could not be taken; nothing
/// where another button was pressed. A line is a name in one language, or one in each, parted by
/// tabs or semicolons in the order of [`Language::ALL`].
pub(super) fn paste(
    fields: &Fields,
    text: &str,
    (language, most): (Language, usize),
) -> Option<(Vec<Row>, String)> {
    if fields.get(LIST) != "paste" {
        return None;
    }
    let mut rows = read_filled_rows(fields, &[]);
    let mut left = Vec::new();
    let pasted = fields.get(PASTED).trim_start_matches('\u{feff}');
    for line in pasted.lines().filter(|line| !line.trim().is_empty()) {
        match read_line(line, language) {
            Some(name) if rows.len() < most => {
                rows.push(Row::new().with_text(text, &name));
            }
            _ => left.push(line),
        }
    }
    Some((rows, left.join("\n")))
}

/// A name in its languages; nothing where there are more cells than languages.
fn read_line(line: &str, language: Language) -> Option<Localized> {
    let parts: Vec<&str> = line.split(['\t', ';', '；']).map(str::trim).collect();
    if let [alone] = parts[..] {
        return Some(Localized::from([(language, alone)]));
    }
    if parts.len() > Language::ALL.len() {
        return None;
    }
    let named = Language::ALL.into_iter().zip(parts);
    let named = named.filter(|(_, name)| !name.is_empty());
    let name = Localized(
        named
            .map(|(language, name)| (language, name.to_owned()))
            .collect(),
    );
    (!name.is_blank()).then_some(name)
}

/// The field into which a list is pasted, folded, with its button.
pub(super) fn view_paste(
    visit: &Visit,
    filled: &Filled,
    path: &str,
    (title, label): (&'static str, &'static str),
) -> AnyView {
    let language = visit.language;
    let names = Language::ALL.map(Language::name).join("; ");
    let hint = i18n::rows_paste_hint(language, language.name(), names);
    view! {
        <details open=!filled.value(PASTED).is_empty()>
            <summary>{title}</summary>
            <div class="stack">
                {filled.area(visit, PASTED, label, hint, 6)} <p>
                    <button
                        class="button plain"
                        name=LIST
                        value="paste"
                        formaction=visit.link(path)
                    >
                        {i18n::rows_paste(language)}
                    </button>
                </p>
            </div>
        </details>
    }
    .into_any()
}

/// The rows of a form and the form, with what was taken away and cannot go.
pub(super) fn restore_where_in_use(
    outcome: &Outcome,
    (rows, fields): (Vec<Row>, Fields),
    standing: Vec<Row>,
) -> (Vec<Row>, Fields) {
    if !matches!(outcome, Outcome::Refused(Refusal::EditionInUse(_))) {
        return (rows, fields);
    }
    let rows = restore(rows, standing);
    let fields = fill_rows(&fields, &rows);
    (rows, fields)
}

/// The rows as they were typed, with those of what stands and was taken away: where that cannot be,
/// it is shown again in its place.
fn restore(mut rows: Vec<Row>, standing: Vec<Row>) -> Vec<Row> {
    for (place, row) in standing.into_iter().enumerate() {
        let code = row.code();
        if !rows
            .iter()
            .any(|known| known.is_known() && known.code() == code)
        {
            rows.insert(place.min(rows.len()), row);
        }
    }
    rows
}

/// A code for what has none: of its name where that has Latin letters, or else of a word.
fn make_code(name: &Localized, word: &str, taken: &BTreeSet<String>) -> String {
    let mut code = String::new();
    let english = name.0.get(&Language::En);
    for name in english.into_iter().chain(name.0.values()) {
        let plain = |letter: char| letter.is_ascii_alphanumeric();
        let name = fold(name);
        let parts = name.split(|letter: char| !letter.is_alphanumeric());
        // A word with other letters would be cut into pieces that mean nothing.
        let words = parts.filter(|part| !part.is_empty() && part.chars().all(plain));
        code = words.collect::<Vec<_>>().join("-");
        if !code.is_empty() {
            break;
        }
    }
    code.truncate(MAX_SLUG_CHARS - 4);
    let code = code.trim_matches('-');
    let code = if code.is_empty() { word } else { code };
    let numbered = (2..).map(|number| format!("{code}-{number}"));
    std::iter::once(code.to_owned())
        .chain(numbered)
        .find(|code| !taken.contains(code))
        .unwrap_or_default()
}

/// The codes that rows have or are given, in their order.
pub(super) fn make_codes(rows: &[Row], text: &str, word: &str) -> Vec<String> {
    let mut taken: BTreeSet<String> = rows.iter().map(Row::code).collect();
    let codes = rows.iter().map(|row| {
        let code = row.code();
        if !code.is_empty() {
            return code;
        }
        let code = make_code(&row.read_text(text), word, &taken);
        taken.insert(code.clone());
        code
    });
    codes.collect()
}

/// The buttons that move a row or take it away; `title` is what the row is about.
pub(super) fn view_row_buttons(
    visit: &Visit,
    path: &str,
    (place, rows): (usize, usize),
    title: &str,
) -> impl IntoView + use<> {
    let language = visit.language;
    let page = visit.link(path);
    let button = move |what: &str, to: usize, text: &'static str, label: String, off: bool| {
        view! {
            <button
                class="button plain small"
                name=LIST
                value=format!("{what}-{place}")
                formaction=format!("{page}#{ROW}-{to}")
                aria-label=label
                disabled=off
            >
                {text}
            </button>
        }
    };
    let (up, down) = (i18n::rows_up(language), i18n::rows_down(language));
    let remove = i18n::remove(language);
    let of = |text: &str| i18n::join_label(language, text, title);
    view! {
        <p class="row">
            {button("up", place.saturating_sub(1), up, of(up), place == 0)}
            {button("down", place + 1, down, of(down), place + 1 >= rows)}
            {button("remove", place, remove, of(remove), false)}
        </p>
    }
}

/// The button that adds a row below the others.
pub(super) fn view_add_button(
    visit: &Visit,
    path: &str,
    rows: usize,
    text: &'static str,
) -> impl IntoView + use<> {
    let page = visit.link(path);
    view! {
        <button
            class="button plain"
            name=LIST
            value="add"
            formaction=format!("{page}#{ROW}-{rows}")
        >
            {text}
        </button>
    }
}

/// A field of one line of a row.
pub(super) fn view_input(
    visit: &Visit,
    filled: &Filled,
    name: &str,
    label: &'static str,
    hint: String,
) -> AnyView {
    let (name, hint_id) = (name.to_owned(), format!("{name}-hint"));
    let problem = filled.problem_beside(visit, &name);
    let invalid = problem.is_some().then_some("true");
    let described = format!("{hint_id} {}", problem_id(&name));
    let hint = (!hint.is_empty()).then(|| {
        view! {
            <p class="hint" id=hint_id>
                {hint}
            </p>
        }
    });
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            {hint}
            <input
                id=name.clone()
                name=name.clone()
                type="text"
                value=filled.value(&name)
                aria-describedby=described
                aria-invalid=invalid
            />
            {problem}
        </div>
    }
    .into_any()
}

/// What a row carries beside what is typed: that it is there already, and its code.
pub(super) fn view_known(place: usize, row: &Row) -> Option<impl IntoView + use<>> {
    row.is_known().then(|| {
        view! {
            <input type="hidden" name=name_field(place, KNOWN) value="1" />
            <input type="hidden" name=name_field(place, "code") value=row.code() />
        }
    })
}

/// The name of the anchor of a row.
pub(super) fn name_anchor(place: usize) -> String {
    format!("{ROW}-{place}")
}

/// What a row is about: its text in the reader's language, or its number in the list.
pub(super) fn name_row(visit: &Visit, row: &Row, place: usize, text: &str) -> String {
    let name = row.read_text(text);
    if name.is_blank() {
        i18n::rows_new(visit.language, place + 1)
    } else {
        name.text(visit.language).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(button: &str) -> Fields {
        let mut fields = Fields::parse(b"seen=3&row-0-code=a&row-0-name-en=Air&row-1-code=b");
        fields.0.push((LIST.to_owned(), button.to_owned()));
        fields
    }

    #[test]
    fn rows_are_moved_with_all_that_was_typed() {
        for (button, codes) in [
            ("add", vec!["a", "b", ""]),
            ("remove-0", vec!["b"]),
            ("down-0", vec!["b", "a"]),
            ("up-1", vec!["b", "a"]),
            ("up-0", vec!["a", "b"]),
            ("down-1", vec!["a", "b"]),
            ("remove-7", vec!["a", "b"]),
        ] {
            let rows = rearrange(&form(button)).expect("a button of the list");
            let found: Vec<String> = rows.iter().map(Row::code).collect();
            assert_eq!(found, codes, "{button}");
        }
        let rows = rearrange(&form("down-0")).expect("a button of the list");
        let fields = fill_rows(&form("down-0"), &rows);
        assert_eq!(fields.get("row-1-name-en"), "Air");
        assert_eq!((fields.get("seen"), fields.get(LIST)), ("3", ""));
        assert!(rearrange(&Fields::parse(b"row-0-code=a")).is_none());
    }

    #[test]
    fn a_pasted_list_becomes_rows_and_what_cannot_stays() {
        let lines =
            "\u{feff}Clean air\n\nAire; Aire ;Air;空気\n;;;海\na;b;c;d;e\nWater\n;;\nToo many";
        let mut fields = form("paste");
        fields.0.push((PASTED.to_owned(), lines.to_owned()));
        let (rows, left) = paste(&fields, "name", (Language::En, 6)).expect("the button");
        let name = |row: usize, language: Language| {
            rows[row]
                .read_text("name")
                .0
                .get(&language)
                .cloned()
                .unwrap_or_default()
        };
        assert_eq!(rows.len(), 6);
        assert_eq!(name(2, Language::En), "Clean air");
        assert_eq!(name(3, Language::Es), "Aire");
        assert_eq!(name(3, Language::Ja), "空気");
        assert_eq!(name(4, Language::Ja), "海");
        assert_eq!(name(5, Language::En), "Water");
        assert_eq!(left, "a;b;c;d;e\n;;\nToo many");
        assert!(paste(&form("add"), "name", (Language::En, 6)).is_none());
    }

    #[test]
    fn no_form_has_rows_without_end() {
        let fields: Vec<String> = (0..12_000)
            .map(|place| format!("row-{place}-code=a&row-{place}-name-en=A"))
            .collect();
        let rows = read_filled_rows(&Fields::parse(fields.join("&").as_bytes()), &[]);
        assert_eq!(rows.len(), MAX_ROWS);
        assert!(rows.iter().all(|row| row.0.get("name-en") == "A"));
    }

    #[test]
    fn what_was_not_typed_is_no_row() {
        let fields = Fields::parse(b"row-0-code=&row-0-kind=prize&row-4-code=&row-4-known=1");
        assert_eq!(read_filled_rows(&fields, &["kind"]).len(), 1);
        assert_eq!(read_filled_rows(&fields, &[]).len(), 2);
    }

    #[test]
    fn what_cannot_go_is_shown_again() {
        let rows = rearrange(&Fields::parse(
            b"row-0-code=a&row-0-known=1&row-1-code=b&row-1-known=1&list=remove-0",
        ));
        let standing = ["a", "b"].map(Row::known);
        let restored = restore(rows.expect("a button of the list"), standing.into());
        let codes: Vec<String> = restored.iter().map(Row::code).collect();
        assert_eq!(codes, ["a", "b"]);
    }

    #[test]
    fn a_code_is_made_of_the_name_and_one_of_its_own() {
        let taken = BTreeSet::from(["clean-air".to_owned(), "topic".to_owned()]);
        for (name, code) in [
            ((Language::En, "Clean air"), "clean-air-2"),
            ((Language::En, "Life on land"), "life-on-land"),
            ((Language::Ca, "Mobilitat i soroll"), "mobilitat-i-soroll"),
            (
                (Language::Ca, "4. Educació de qualitat"),
                "4-educacio-de-qualitat",
            ),
            ((Language::Es, "Niñez"), "ninez"),
            ((Language::Ca, "Col·legis"), "collegis"),
            ((Language::Ja, "海の豊かさ"), "topic-2"),
        ] {
            assert_eq!(make_code(&Localized::from([name]), "topic", &taken), code);
        }
    }
}
