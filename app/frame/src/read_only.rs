//! A page as it is shown to who reads it and changes nothing: its forms are no forms any more. What
//! stands in their fields stays to be read, and nothing is left that could be sent.
//!
//! This is done to the page as it was rendered, in one place: a page with a new form cannot forget
//! it. The tags are our own, so that they are looked for as they are written.

/// What begins the part of a page that is about its matter.
const MAIN: &str = "<main";
const MAIN_END: &str = "</main>";

/// The page without its forms that change something; those that look for something stay.
#[must_use]
pub fn without_forms(html: &str) -> String {
    let Some((before, main)) = html.split_once(MAIN) else {
        return html.to_owned();
    };
    let (main, after) = main.split_once(MAIN_END).unwrap_or((main, ""));
    let mut page = String::with_capacity(html.len());
    page.push_str(before);
    page.push_str(MAIN);
    take_forms(main, &mut page);
    page.push_str(MAIN_END);
    page.push_str(after);
    page
}

/// Writes a text without its forms.
fn take_forms(text: &str, page: &mut String) {
    let (mut rest, mut within) = (text, false);
    while let Some(at) = rest.find('<') {
        page.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = &rest[..tag_length(rest)];
        if tag.starts_with("<form ") && tag.contains(" method=\"post\"") {
            within = true;
            let class = attribute(tag, "class").unwrap_or_default();
            page.push_str("<fieldset disabled role=\"presentation\" class=\"plain observed ");
            page.push_str(class);
            page.push_str("\">");
        } else if within && tag == "</form>" {
            within = false;
            page.push_str("</fieldset>");
        } else if within && tag.starts_with("<button") {
            let end = "</button>";
            let length = rest.find(end).map_or(rest.len(), |at| at + end.len());
            rest = &rest[length..];
            continue;
        } else if is_field(tag) && attribute(tag, "form").is_some() {
            // It belongs to a form elsewhere on the page.
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            page.push_str(name);
            page.push_str(" disabled ");
            page.push_str(attributes);
        } else {
            page.push_str(tag);
        }
        rest = &rest[tag.len()..];
    }
    page.push_str(rest);
}

fn is_field(tag: &str) -> bool {
    ["<input ", "<select ", "<textarea "]
        .iter()
        .any(|field| tag.starts_with(field))
}

/// How long the tag is with which a text begins: what is quoted in it does not end it.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, behind) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = behind.split_once('"')?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_could_be_sent() {
        let page = "<nav><form method=\"post\" action=\"/sign-out\"><button>Out</button></form>\
                    </nav><main id=\"main\"><h1>Plan</h1>\
                    <form method=\"get\"><input name=\"q\"><button>Find</button></form>\
                    <form method=\"post\" action=\"/a?b>c\" class=\"stack card\">\
                    <label for=\"x\">Of 5 &lt; 6</label><input id=\"x\" name=\"x\" value=\"7\">\
                    <textarea name=\"t\">\n&lt;/form></textarea>\
                    <button class=\"button\" aria-label=\"Save > now\"><b>Save</b></button></form>\
                    <input type=\"checkbox\" name=\"finalist\" form=\"finalists\">\
                    <form method=\"post\"><button>Go</button></form></main><footer></footer>";
        assert_eq!(
            without_forms(page),
            "<nav><form method=\"post\" action=\"/sign-out\"><button>Out</button></form>\
             </nav><main id=\"main\"><h1>Plan</h1>\
             <form method=\"get\"><input name=\"q\"><button>Find</button></form>\
             <fieldset disabled role=\"presentation\" class=\"plain observed stack card\">\
             <label for=\"x\">Of 5 &lt; 6</label><input id=\"x\" name=\"x\" value=\"7\">\
             <textarea name=\"t\">\n&lt;/form></textarea></fieldset>\
             <input disabled type=\"checkbox\" name=\"finalist\" form=\"finalists\">\
             <fieldset disabled role=\"presentation\" class=\"plain observed \"></fieldset>\
             </main><footer></footer>"
        );
    }

    #[test]
    fn a_page_without_forms_stays_as_it_is() {
        let page = "<main><p title=\"a > b\">日本語 <!-- x --></p></main>";
        assert_eq!(without_forms(page), page);
    }
}
