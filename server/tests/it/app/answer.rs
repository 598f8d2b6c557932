//! What the server answers, and what a test asks of it.

use super::page::{Fields, Page, carries};

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Method and path of what was asked.
    pub asked: String,
    pub status: u16,
    pub location: String,
    pub cookie: String,
    pub headers: Vec<(String, String)>,
    pub text: String,
}

impl Answer {
    /// Fails unless the answer has this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text);
        self
    }

    /// Fails unless a text stands in the answer, letter by letter.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(
            self.text.contains(text),
            "{} does not say {text:?}: {}",
            self.asked,
            self.text
        );
        self
    }

    /// Fails where a text stands in the answer.
    #[track_caller]
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(
            !self.text.contains(text),
            "{} says {text:?}: {}",
            self.asked,
            self.text
        );
        self
    }

    /// The value of a header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.asked, self.text))
    }

    pub fn page(&self) -> Page {
        Page::read(&self.text)
    }

    /// The value of the first field with a name.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        self.page().field(name).value()
    }

    /// The values of all fields with a name.
    pub fn values(&self, name: &str) -> Vec<String> {
        self.page().whole().values(name)
    }

    /// Whether a box or radio button of a value is chosen.
    pub fn checked(&self, value: &str) -> bool {
        let page = self.page();
        let chosen = page.all("input[checked]").into_iter();
        chosen
            .filter_map(|input| input.attribute("value"))
            .any(|known| known == value)
    }

    /// What stands in the area with an id.
    #[track_caller]
    pub fn area(&self, id: &str) -> String {
        self.page().first(&format!("textarea[id=\"{id}\"]")).value()
    }

    /// What stands in each area.
    pub fn areas(&self) -> Vec<String> {
        let page = self.page();
        page.all("textarea")
            .into_iter()
            .map(|area| area.value())
            .collect()
    }

    /// What the form with this action carries on the page `page`: of several the one whose hidden
    /// fields are those that are sent.
    pub fn carried(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Fields {
        let own = page.split('?').next() == Some(action);
        let read = self.page();
        let of_action = read.all("form[method=post]").into_iter().filter(|form| {
            form.attribute("action").map_or(own, |found| {
                // A form of the round that runs names it in its address.
                found == action
                    || (!action.contains('?') && found.split('?').next() == Some(action))
            })
        });
        let sent = |name: &str, value: &str| {
            let mut of_name = fields.iter().filter(|(known, _)| *known == name).peekable();
            of_name.peek().is_none() || of_name.any(|(_, known)| *known == value)
        };
        let form = of_action.map(super::page::Part::carried).find(|hidden| {
            hidden
                .iter()
                .all(|(name, value)| carries(name) || sent(name, value))
        });
        form.unwrap_or_default()
            .into_iter()
            .filter(|(name, _)| carries(name))
            .collect()
    }

    /// Every address of ours that the answer names, be it a page or JSON.
    pub fn links(&self) -> Vec<String> {
        let address = |part: &&str| {
            part.starts_with('/')
                && !part.starts_with("//")
                && part.len() < 400
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_graphic() && !b"<>{}\\^`|".contains(&byte))
        };
        self.text
            .split(['"', '\''])
            .filter(address)
            .map(|part| part.replace("&amp;", "&"))
            .collect()
    }
}
