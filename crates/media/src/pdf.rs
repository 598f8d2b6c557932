//! PDF: nothing in it may act, and nothing in it tells of its makers beside what its pages show.

use std::{collections::HashMap, fs, path::Path};

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use crate::{Active, Damage, Finding, Kind, Note, metadata};

/// Most bytes to which a stream of objects may unpack.
const MAX_STREAM_BYTES: usize = 16 << 20;
/// Most objects of a document.
const MAX_OBJECTS: usize = 500_000;

/// Keys of PDF dictionaries whose presence means that something runs or opens by itself.
const ACTIVE_KEYS: [(&[u8], Active); 7] = [
    (b"JS", Active::JavaScript),
    (b"JavaScript", Active::JavaScript),
    (b"EmbeddedFiles", Active::AttachedFiles),
    (b"EF", Active::AttachedFiles),
    (b"Movie", Active::RichMedia),
    (b"RichMedia", Active::RichMedia),
    (b"XFA", Active::Form),
];
/// Actions that leave the document. A link to a page of the web is taken out instead.
const ACTIVE_ACTIONS: [(&[u8], Active); 6] = [
    (b"JavaScript", Active::JavaScript),
    (b"Launch", Active::Action),
    (b"SubmitForm", Active::Action),
    (b"ImportData", Active::Action),
    (b"GoToE", Active::AttachedFiles),
    (b"RichMediaExecute", Active::RichMedia),
];

/// Actions that are taken out wherever something leads to them (ISO 32000-2, table 201): all but
/// those that go to another page.
const DISPENSABLE_ACTIONS: [&[u8]; 13] = [
    b"URI",
    b"GoToR",
    b"Thread",
    b"Sound",
    b"Movie",
    b"Hide",
    b"Named",
    b"ResetForm",
    b"SetOCGState",
    b"Rendition",
    b"Trans",
    b"GoTo3DView",
    b"GoToDp",
];

/// Checks a PDF and cleans it in place. Answers whether it is another file now, and what is worth
/// telling of that.
pub(crate) fn take(path: &Path) -> Result<(bool, Vec<Note>), Finding> {
    let bytes = fs::read(path)?;
    // A parser of a format this old meets input nobody thought of: a panic is a finding.
    let taken = std::panic::catch_unwind(|| {
        let mut document = load(&bytes)?;
        check(&document)?;
        let pages = document.get_pages().len();
        let cleaning = Cleaning::of(&mut document);
        // What an earlier revision said is still in the file, and so is what could not be read:
        // what is written is what was checked.
        if !cleaning.changed && !has_unread(&document) && revisions(&bytes) < 2 {
            return Ok(None);
        }
        let mut written = Vec::new();
        document.save_to(&mut written)?;
        if load(&written).map_or(0, |written| written.get_pages().len()) != pages {
            return Err(Finding::Unreadable(Damage::Properties));
        }
        Ok(Some((written, cleaning.notes())))
    });
    match taken.unwrap_or(Err(Finding::CutOff(Kind::Pdf)))? {
        Some((written, notes)) => {
            fs::write(path, written)?;
            Ok((true, notes))
        }
        None => Ok((false, Vec::new())),
    }
}

fn load(bytes: &[u8]) -> Result<Document, Finding> {
    let document = Document::load_mem_with_options(
        bytes,
        LoadOptions::with_max_decompressed_size(MAX_STREAM_BYTES),
    );
    match document {
        Ok(document) if document.objects.len() > MAX_OBJECTS => {
            Err(Finding::Unreadable(Damage::TooManyParts))
        }
        Ok(document) => Ok(document),
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
            Err(Finding::Unpacks {
                most: MAX_STREAM_BYTES as u64,
            })
        }
        Err(_) => Err(Finding::CutOff(Kind::Pdf)),
    }
}

/// Whether the file names objects that were not read.
fn has_unread(document: &Document) -> bool {
    use lopdf::xref::XrefEntry::{Compressed, Normal};
    let entries = &document.reference_table.entries;
    let named = entries
        .values()
        .filter(|entry| matches!(entry, Normal { .. } | Compressed { .. }))
        .count();
    document.xref_recovery.is_some() || named != document.objects.len()
}

/// How often the file was finished: each time adds a table, and what it replaces stays.
fn revisions(bytes: &[u8]) -> usize {
    const MARK: &[u8] = b"startxref";
    bytes
        .windows(MARK.len())
        .filter(|window| *window == MARK)
        .count()
}

/// It can be read to its end and nothing in it acts.
fn check(document: &Document) -> Result<(), Finding> {
    if document.is_encrypted() {
        return Err(Finding::Active(Active::Password));
    }
    if document.get_pages().is_empty() {
        return Err(Finding::CutOff(Kind::Pdf));
    }
    for object in document.objects.values() {
        check_object(document, object, 0)?;
    }
    check_dictionary(document, &document.trailer, 0)
}

/// The name that an object is, or to which it leads.
fn name_of<'d>(document: &'d Document, object: &'d Object) -> Option<&'d [u8]> {
    document
        .dereference(object)
        .ok()
        .and_then(|(_, object)| object.as_name().ok())
}

fn check_object(document: &Document, object: &Object, depth: usize) -> Result<(), Finding> {
    // Direct objects nest a few levels; references are met as objects of their own.
    if depth > 64 {
        return Err(Finding::Unreadable(Damage::TooManyParts));
    }
    match object {
        Object::Dictionary(dictionary) => check_dictionary(document, dictionary, depth),
        // What a stream holds stands in a file elsewhere.
        Object::Stream(stream) if stream.dict.has(b"F") => Err(Finding::Active(Active::Action)),
        Object::Stream(stream) => check_dictionary(document, &stream.dict, depth),
        Object::Array(items) => items
            .iter()
            .try_for_each(|item| check_object(document, item, depth + 1)),
        _ => Ok(()),
    }
}

fn check_dictionary(
    document: &Document,
    dictionary: &Dictionary,
    depth: usize,
) -> Result<(), Finding> {
    for (key, value) in dictionary {
        if let Some((_, what)) = ACTIVE_KEYS.iter().find(|(active, _)| key == active) {
            return Err(Finding::Active(what.clone()));
        }
        if key == b"S"
            && let Some(action) = name_of(document, value)
            && let Some((_, what)) = ACTIVE_ACTIONS.iter().find(|(active, _)| action == *active)
        {
            return Err(Finding::Active(what.clone()));
        }
        check_object(document, value, depth + 1)?;
    }
    Ok(())
}

/// What was taken out of a document.
#[derive(Default)]
struct Cleaning {
    changed: bool,
    links: bool,
    authors: bool,
    /// Objects that only what is gone led to.
    gone: Vec<ObjectId>,
    /// Objects that are names, and the kinds of those that are actions.
    names: HashMap<ObjectId, Vec<u8>>,
    actions: HashMap<ObjectId, Vec<u8>>,
}

impl Cleaning {
    fn of(document: &mut Document) -> Self {
        let mut cleaning = Self::default();
        for (id, object) in &document.objects {
            if let Ok(name) = object.as_name() {
                cleaning.names.insert(*id, name.to_vec());
            }
            let kind = object
                .as_dict()
                .ok()
                .and_then(|dictionary| dictionary.get(b"S").ok());
            if let Some(kind) = kind.and_then(|kind| name_of(document, kind)) {
                cleaning.actions.insert(*id, kind.to_vec());
            }
        }
        cleaning.remove(&mut document.trailer, b"Info");
        for (id, object) in &mut document.objects {
            if let Object::Stream(stream) = object {
                if stream.dict.has_type(b"Metadata") {
                    cleaning.gone.push(*id);
                }
                cleaning.clean_photograph(stream);
            }
            cleaning.clean(object);
        }
        for id in std::mem::take(&mut cleaning.gone) {
            cleaning.changed |= document.objects.remove(&id).is_some();
        }
        cleaning
    }

    fn notes(&self) -> Vec<Note> {
        [(self.links, Note::Links), (self.authors, Note::Authors)]
            .into_iter()
            .filter_map(|(told, note)| told.then_some(note))
            .collect()
    }

    /// Removes what stands under a key, and the object to which it leads.
    fn remove(&mut self, dictionary: &mut Dictionary, key: &[u8]) -> bool {
        let Some(removed) = dictionary.remove(key) else {
            return false;
        };
        self.gone.extend(removed.as_reference());
        self.changed = true;
        true
    }

    /// Whether something is, or leads to, an action that a document can do without.
    fn is_dispensable(&self, object: &Object) -> bool {
        let kind = match object {
            Object::Reference(id) => self.actions.get(id).map(Vec::as_slice),
            Object::Dictionary(dictionary) => match dictionary.get(b"S") {
                Ok(Object::Name(name)) => Some(name.as_slice()),
                Ok(Object::Reference(id)) => self.names.get(id).map(Vec::as_slice),
                _ => None,
            },
            _ => None,
        };
        kind.is_some_and(|kind| DISPENSABLE_ACTIONS.contains(&kind))
    }

    /// The check has bounded how deep direct objects nest.
    fn clean(&mut self, object: &mut Object) {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &mut stream.dict,
            Object::Array(items) => return items.iter_mut().for_each(|item| self.clean(item)),
            _ => return,
        };
        // Layers of Illustrator keep private data and the author's name in PieceInfo.
        for key in [&b"Metadata"[..], b"PieceInfo"] {
            self.remove(dictionary, key);
        }
        // What happens when a page opens or a pointer passes.
        self.remove(dictionary, b"AA");
        for key in [&b"A"[..], b"OpenAction", b"Next"] {
            if dictionary
                .get(key)
                .is_ok_and(|action| self.is_dispensable(action))
            {
                self.links |= self.remove(dictionary, key);
            }
        }
        let named = |key: &[u8], name: &[u8]| {
            dictionary
                .get(key)
                .and_then(Object::as_name)
                .is_ok_and(|found| found == name)
        };
        let is_link = named(b"S", b"URI");
        // The title of a field of a form is its name, by which the document finds it; that of a
        // note is its author.
        let is_note =
            dictionary.has(b"Rect") && dictionary.has(b"Subtype") && !named(b"Subtype", b"Widget");
        if is_link {
            self.links |= self.remove(dictionary, b"URI");
            self.remove(dictionary, b"S");
        } else if dictionary
            .get(b"URI")
            .is_ok_and(|base| !matches!(base, Object::String(..)))
        {
            // To which links without a server are added.
            self.remove(dictionary, b"URI");
        }
        if is_note {
            self.authors |= self.remove(dictionary, b"T");
            for key in [&b"NM"[..], b"M", b"CreationDate"] {
                self.remove(dictionary, key);
            }
        }
        for (_, value) in dictionary.iter_mut() {
            self.clean(value);
        }
    }

    /// A photograph is a JPEG file of its own, with what a camera noted. How it is turned, the page
    /// says.
    fn clean_photograph(&mut self, stream: &mut Stream) {
        let is_jpeg = stream
            .filters()
            .is_ok_and(|filters| matches!(filters.as_slice(), [filter] if *filter == b"DCTDecode"));
        if is_jpeg && let Ok(Some(cleaned)) = metadata::jpeg(stream.content.clone(), 1) {
            stream.set_content(cleaned);
            self.changed = true;
        }
    }
}
