//! Text in whatever encoding it came.

use chardetng::EncodingDetector;

/// A whole text with the name of the encoding in which it was read; nothing where its bytes are of
/// none that is known. Where it is short, it helps to know from which part of the web it comes: a
/// top-level domain such as `jp`.
#[must_use]
pub fn decode_text(bytes: &[u8], domain: Option<&str>) -> Option<(String, &'static str)> {
    let encoding = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8,
        None => {
            let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(domain.map(str::as_bytes), chardetng::Utf8Detection::Deny)
        }
    };
    let (text, encoding, broken) = encoding.decode(bytes);
    let readable = !broken && !text.contains('\0');
    readable.then(|| (text.into_owned(), encoding.name()))
}
