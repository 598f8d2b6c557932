//! The small copy of a picture, as a row and a hand-in name it: one text, `hash.ending` of the
//! object, then `.width.height` and `.colour-colour-colour`. Rows of before say less.

use std::fmt::{self, Display};

/// The small copy of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Hash of the object that it is.
    pub hash: String,
    /// The ending of its kind.
    pub ending: String,
    /// Width and height in pixels, where they are known.
    pub size: Option<(u32, u32)>,
    /// Colours from top to bottom that stand for it while it loads, as six hexadecimal digits each;
    /// none where they are not known.
    pub placeholder: Vec<String>,
}

impl Preview {
    /// Reads what [`Display`] wrote; a text that says less gives what it says.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut parts = text.split('.');
        let mut word = || parts.next().unwrap_or_default().to_owned();
        let (hash, ending, width, height, colors) = (word(), word(), word(), word(), word());
        Self {
            hash,
            ending,
            size: width.parse().ok().zip(height.parse().ok()),
            placeholder: colors
                .split('-')
                .filter(|color| !color.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// The placeholder's colours as CSS lists them, where there are some.
    #[must_use]
    pub fn css_placeholder(&self) -> Option<String> {
        let colors: Vec<String> = self
            .placeholder
            .iter()
            .map(|color| format!("#{color}"))
            .collect();
        (!colors.is_empty()).then(|| colors.join(","))
    }
}

impl Display for Preview {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}.{}", self.hash, self.ending)?;
        if let Some((width, height)) = self.size {
            write!(out, ".{width}.{height}")?;
        }
        if !self.placeholder.is_empty() {
            write!(out, ".{}", self.placeholder.join("-"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_as_it_was() {
        let text = "0f3a.webp.960.640.112233-445566-778899";
        let preview = Preview::parse(text);
        assert_eq!(
            preview,
            Preview {
                hash: "0f3a".to_owned(),
                ending: "webp".to_owned(),
                size: Some((960, 640)),
                placeholder: ["112233", "445566", "778899"].map(str::to_owned).to_vec(),
            }
        );
        assert_eq!(preview.to_string(), text);
        assert_eq!(
            preview.css_placeholder().as_deref(),
            Some("#112233,#445566,#778899")
        );
    }

    #[test]
    fn rows_of_before_are_read() {
        for text in ["0f3a.jpeg", "0f3a.jpeg.960.640"] {
            let preview = Preview::parse(text);
            assert_eq!(
                (preview.hash.as_str(), preview.ending.as_str()),
                ("0f3a", "jpeg")
            );
            assert_eq!(preview.css_placeholder(), None);
            assert_eq!(preview.to_string(), text);
        }
        assert_eq!(Preview::parse("0f3a.jpeg").size, None);
    }
}
