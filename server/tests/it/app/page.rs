//! A page as a browser reads it.

use scraper::{ElementRef, Html, Selector};

/// Whether a field carries what its form was made from.
pub fn carries(name: &str) -> bool {
    name == "seen" || name.starts_with("seen-") || name == "request"
}

/// The fields of a form, by name, as they are sent.
pub type Fields = Vec<(String, String)>;

/// A page that was read. Parts of it are found by CSS selectors; one that must be there and is not
/// fails the test where it was asked for.
pub struct Page {
    html: Html,
}

/// A part of a page.
#[derive(Clone, Copy)]
pub struct Part<'a>(ElementRef<'a>);

impl Page {
    pub fn read(text: &str) -> Self {
        Self {
            html: Html::parse_document(text),
        }
    }

    /// All of the page, to look for parts in.
    pub fn whole(&self) -> Part<'_> {
        Part(self.html.root_element())
    }

    /// Every part that a selector means, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<Part<'_>> {
        self.whole().all(selector)
    }

    /// The first part that a selector means.
    #[track_caller]
    pub fn first(&self, selector: &str) -> Part<'_> {
        self.whole().first(selector)
    }

    /// The first field with this name.
    #[track_caller]
    pub fn field(&self, name: &str) -> Part<'_> {
        self.whole().field(name)
    }

    /// The row of a table in which a text stands.
    #[track_caller]
    pub fn row(&self, text: &str) -> Part<'_> {
        self.first_with("tr", text)
    }

    /// The first part of a kind in which a text stands.
    #[track_caller]
    pub fn first_with(&self, selector: &str, text: &str) -> Part<'_> {
        let mut parts = self.all(selector).into_iter();
        let found = parts.find(|part| part.says(text));
        found.unwrap_or_else(|| panic!("no {selector} says {text:?}: {}", self.html.html()))
    }

    /// The titles of the entries of a ranking, in its order.
    pub fn titles_of_finalists(&self) -> Vec<String> {
        let labels = self.all("[aria-label^=\"Finalist: \"]").into_iter();
        labels
            .filter_map(|part| part.attribute("aria-label")?.strip_prefix("Finalist: "))
            .map(str::to_owned)
            .collect()
    }

    /// The path of the first link in the newest mail in which a text stands, on the demo's page of
    /// mails. Links begin with the configured address, which is not the test's.
    #[track_caller]
    pub fn link_of_mail(&self, text: &str) -> String {
        const CONFIGURED: &str = "http://127.0.0.1:3000";
        let links = self.first_with("article", text);
        let link = links.first(&format!("a[href^=\"{CONFIGURED}\"]"));
        let address = link.attribute("href").expect("an address");
        address.trim_start_matches(CONFIGURED).to_owned()
    }

    /// The form whose action holds a text, and in which another stands.
    #[track_caller]
    pub fn form(&self, action: &str, text: &str) -> Part<'_> {
        let forms = self.all(&format!("form[action*=\"{action}\"]"));
        let found = forms.into_iter().find(|form| form.says(text));
        found.unwrap_or_else(|| panic!("no form {action} with {text}: {}", self.html.html()))
    }
}

impl<'a> Part<'a> {
    pub fn all(self, selector: &str) -> Vec<Self> {
        let selector = Selector::parse(selector).expect("a selector");
        self.0.select(&selector).map(Self).collect()
    }

    #[track_caller]
    pub fn first(self, selector: &str) -> Self {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.0.html()))
    }

    pub fn attribute(self, name: &str) -> Option<&'a str> {
        self.0.attr(name)
    }

    /// What a person reads in it.
    pub fn text(self) -> String {
        self.0.text().collect()
    }

    /// The first text in it.
    pub fn line(self) -> String {
        let mut lines = self.0.text().filter(|text| !text.trim().is_empty());
        lines.next().unwrap_or_default().to_owned()
    }

    pub fn html(self) -> String {
        self.0.html()
    }

    /// The first field with this name.
    #[track_caller]
    pub fn field(self, name: &str) -> Self {
        self.first(&format!("[name=\"{name}\"]"))
    }

    /// Whether a text stands in it, between or within its tags.
    pub fn says(self, text: &str) -> bool {
        self.text().contains(text) || self.0.html().contains(text)
    }

    /// What a field is sent with: what was typed, or the choice that stands, or else the first.
    #[track_caller]
    pub fn value(self) -> String {
        match self.0.value().name() {
            "textarea" => self.text(),
            "select" => {
                let options = self.all("option");
                let mut chosen = options
                    .iter()
                    .filter(|option| option.attribute("selected").is_some());
                let option = chosen.next().or(options.first()).expect("an option");
                option.attribute("value").unwrap_or_default().to_owned()
            }
            _ => {
                let value = self.attribute("value");
                value
                    .unwrap_or_else(|| panic!("no value: {}", self.0.html()))
                    .to_owned()
            }
        }
    }

    /// The values of all fields with a name within it.
    pub fn values(self, name: &str) -> Vec<String> {
        let fields = self.all(&format!("[name=\"{name}\"][value]"));
        fields.into_iter().map(Self::value).collect()
    }

    /// What a browser sends of a form: all but the boxes and buttons that are not chosen.
    pub fn fields(self) -> Fields {
        let fields = self.all("input[name], select[name], textarea[name]");
        let sent = fields.into_iter().filter(|field| {
            !matches!(field.attribute("type"), Some("checkbox" | "radio"))
                || field.attribute("checked").is_some()
        });
        sent.map(|field| {
            let name = field.attribute("name").unwrap_or_default().to_owned();
            let value = match field.0.value().name() {
                "input" => field.attribute("value").unwrap_or_default().to_owned(),
                _ => field.value(),
            };
            (name, value)
        })
        .collect()
    }

    /// What the form carries beside what is typed.
    pub fn carried(self) -> Fields {
        let hidden = self.all("input[type=hidden][name]").into_iter();
        hidden
            .map(|input| {
                let name = input.attribute("name").unwrap_or_default().to_owned();
                let value = input.attribute("value").unwrap_or_default().to_owned();
                (name, value)
            })
            .collect()
    }
}
