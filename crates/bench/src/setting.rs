//! What is measured on: an edition with a published call, a call that is being judged and one that
//! takes works, made through the office.

use std::{path::Path, sync::Arc};

use anyhow::{Context as _, Result};
use contest::{
    AwardKind, CityCode, Content, CriterionId, DataTopic, EntryId, Language, Localized, Stage,
    Timestamp,
    entry::MAX_FILE_BYTES,
    judging::{Method, RoundKind},
    timestamp::{DAY, to_micros},
};
use edition_file::{
    EditionFile,
    model::{
        AwardSection, CallSection, Code, CriterionSection, EligibilitySection, LabelSection,
        LocalTime, PhaseSection, Phases, RoundSection, Slug, Texts, TopicSection,
    },
};
use futures::stream;
use office::{
    DatasetDraft, EditionAuthor, FileRole, FinalistsDraft, Invitation, NewDataset, Office, Person,
    PlanOptions, PreparedDataset, PublicationDraft, Seen, SignIn, SignUp, Thing,
    entropy::SeededEntropy,
};
use secrecy::ExposeSecret as _;

use crate::{client::Request, own_files::OwnFiles};

/// Entries of the published call and of the judged one.
pub(crate) const ENTRIES: usize = 500;
/// Jurors of the judged call, and how many of them score an entry: 10,000 assignments, 100 for each
/// juror.
const JURORS: usize = 100;
const PANEL: i64 = 20;
/// Jurors who save marks.
const SAVING: usize = 8;
/// Entries of the call with one juror, who has as many as each juror of the judged one.
const FEW: usize = 100;
const PASSWORD: &str = "benchmark password";
/// Who organises every edition that is made.
pub(crate) const ORGANISER: &str = "organiser@example.org";
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#00649b"/></svg>"##;

/// The addresses and cookies of the measurements.
pub(crate) struct Bench {
    pub work: String,
    pub jurors: Vec<Juror>,
    /// The cookie of the one juror of the call with few assignments.
    pub alone: String,
    draft: EntryId,
    team: String,
}

/// A juror with a mark to save.
pub(crate) struct Juror {
    pub cookie: String,
    entry: EntryId,
    criterion: CriterionId,
}

impl Juror {
    /// Saves the same mark again and again, each on top of the version before.
    pub(crate) fn save(&self, address: &str) -> Request {
        let body = format!(
            "entry={}&criterion={}&steps=7&version=%&request=bench-%",
            self.entry, self.criterion
        );
        Request::post(
            address,
            "/api/save_mark",
            &self.cookie,
            "application/x-www-form-urlencoded",
            body.into_bytes(),
            true,
        )
    }
}

impl Bench {
    /// Uploads 50 MB as a table, the slowest kind to check, and hands the work in with it.
    pub(crate) fn hand_in(&self, address: &str) -> [Request; 2] {
        let mut body = Vec::with_capacity(50_000_000);
        body.extend_from_slice(b"--b\r\ncontent-disposition: form-data; name=\"role\"\r\n\r\nwork\r\n--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\na,b\n");
        while body.len() < 49_900_000 {
            body.extend_from_slice(b"1234567890123456789,1234567890123456789\n");
        }
        body.extend_from_slice(b"\r\n--b--\r\n");
        let entry = format!("/en/entry/{}", self.draft);
        [
            Request::post(
                address,
                &format!("{entry}/files"),
                &self.team,
                "multipart/form-data; boundary=b",
                body,
                false,
            ),
            Request::post(
                address,
                &format!("{entry}/hand-in"),
                &self.team,
                "application/x-www-form-urlencoded",
                Vec::new(),
                false,
            ),
        ]
    }
}

/// The environment of the program on a folder.
pub(crate) fn environment(folder: &Path) -> [(&'static str, String); 3] {
    [
        (
            "DATABASE_URL",
            format!("sqlite:{}", folder.join("bench.db").display()),
        ),
        ("CERTAMEN_FILES", folder.join("files").display().to_string()),
        (
            "CERTAMEN_MAIL",
            format!("folder:{}", folder.join("mails").display()),
        ),
    ]
}

#[expect(clippy::disallowed_methods, reason = "here the clock comes in")]
fn now() -> Timestamp {
    let since = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp(to_micros(since))
}

fn text(english: &str) -> Localized {
    Localized::from([(Language::En, english)])
}

fn texts<const MOST: usize>(english: &str) -> Texts<MOST> {
    Texts(text(english))
}

fn call(slug: &str, jurors_per_entry: i64, now: Timestamp) -> CallSection {
    const ZONE: &str = "Europe/Madrid";
    let criterion = |name: &str| CriterionSection {
        code: Code(name.to_lowercase()),
        name: texts(name),
        weight: 25.0,
        highest: 10,
        labels: [(0, "low"), (10, "high")]
            .map(|(step, label)| LabelSection {
                step,
                text: texts(label),
            })
            .to_vec(),
        ..CriterionSection::default()
    };
    // Every phase is open, so that works can be made and judged in one go.
    let phase = || PhaseSection {
        starts: LocalTime::of(now.minus(DAY), ZONE),
        ends: LocalTime::of(now.plus(30 * DAY), ZONE),
        grace_minutes: 0,
    };
    CallSection {
        slug: Slug(slug.to_owned()),
        city: Slug("barcelona".to_owned()),
        title: texts("Benchmark call"),
        lead: texts("Benchmark"),
        rules: texts("None."),
        time_zone: ZONE.to_owned(),
        team_size: 2,
        shortlist: 10,
        rounds: vec![RoundSection {
            method: Method::Marks,
            blind: true,
            jurors_per_entry,
            ..RoundSection::default()
        }],
        phases: Phases {
            registration: phase(),
            submission: phase(),
            screening: phase(),
            last: Some(phase()),
            publication: phase(),
        },
        criteria: ["Insight", "Clarity", "Craft", "Data"]
            .map(criterion)
            .to_vec(),
        awards: vec![AwardSection {
            code: Code("prize".to_owned()),
            name: texts("Prize"),
            kind: AwardKind::Prize,
            eligibility: EligibilitySection::default(),
        }],
        ..CallSection::default()
    }
}

/// Makes what is measured on, at one moment.
pub(crate) struct Maker {
    office: Office,
    now: Timestamp,
}

impl Maker {
    /// Where it makes what is measured on.
    pub(crate) const fn office(&self) -> &Office {
        &self.office
    }

    /// The edition of the benchmarks, under a name.
    pub(crate) fn edition(&self, slug: &str) -> EditionFile {
        EditionFile {
            slug: Slug(slug.to_owned()),
            ..edition(self.now)
        }
    }

    /// Makes an edition be what a file says.
    pub(crate) async fn set_edition(&self, file: &EditionFile) -> Result<()> {
        let organiser = &self.office.find_person(ORGANISER).await?;
        let author = EditionAuthor::Service { organiser };
        self.office.set_edition(author, file, self.now).await?;
        Ok(())
    }

    async fn person(&self, mail: &str) -> Result<()> {
        let form = SignUp {
            name: mail.to_owned(),
            mail: mail.to_owned(),
            password: PASSWORD.into(),
            language: Language::En,
        };
        self.office
            .create_person(form, false, false, self.now)
            .await?;
        Ok(())
    }

    /// Signs somebody in; answers them and their cookie.
    pub(crate) async fn session(&self, mail: &str) -> Result<(Person, String)> {
        let form = SignIn {
            mail: mail.to_owned(),
            password: PASSWORD.into(),
            agent: "bench".to_owned(),
            demo: true,
        };
        let token = self.office.sign_in(form, self.now).await?;
        let person = self
            .office
            .person(token.0.expose_secret(), self.now)
            .await?
            .context("a session")?;
        Ok((person, format!("session={}", token.0.expose_secret())))
    }

    /// Works that teams of their own hand in to a call.
    pub(crate) async fn works(
        &self,
        call: &office::Call,
        prefix: &str,
        count: usize,
    ) -> Result<()> {
        for number in 0..count {
            let mail = format!("{prefix}-{number}@team-{number}.example");
            self.person(&mail).await?;
            let (person, _) = self.session(&mail).await?;
            let entry = self.draft(&person, call, number).await?;
            self.office.hand_in(&person, &entry, None, self.now).await?;
        }
        Ok(())
    }

    /// A jury with a plan in effect. Those who save marks can sign in, and so can a jury of one.
    async fn jury(
        &self,
        organiser: &Person,
        call: &office::Call,
        prefix: &str,
        count: usize,
    ) -> Result<()> {
        for number in 0..count {
            let mail = format!("{prefix}-{number}@jury.example");
            if number < SAVING {
                self.person(&mail).await?;
            }
            let invitation = Invitation {
                name: "Juror",
                mail: &mail,
                organisation: "",
                language: Language::En,
                again: false,
            };
            self.office
                .invite_juror(organiser, call, invitation, self.now)
                .await?;
        }
        self.office
            .propose_plan(
                organiser,
                call,
                PlanOptions::of(call, RoundKind::Screening),
                Seen::NEVER_CHANGED,
                self.now,
            )
            .await?;
        let proposed = self.office.versions(&call.id).await?.of(Thing::Plan);
        self.office
            .take_plan(organiser, call, proposed, self.now)
            .await?;
        Ok(())
    }

    /// A catalogue of small tables.
    async fn datasets(&self, organiser: &Person) -> Result<()> {
        let cities = self.office.cities().await?;
        for number in 0..ENTRIES {
            let folder = tempfile::tempdir()?;
            let table: String = (1..=10)
                .map(|district| format!("{district},2023,{}\n", (district * 7 + number) % 90))
                .collect::<Vec<_>>()
                .concat();
            let bytes = format!("Codi_Districte,Any,population\n{table}");
            let path = folder.path().join("table.csv");
            std::fs::write(&path, &bytes)?;
            let recipe = datasets::propose(&path, &cities)?;
            let out = tempfile::tempdir()?;
            datasets::prepare(&path, &recipe, &cities, out.path(), true, &|_, _| {})?;
            let raw = self
                .office
                .receive_raw(
                    "table.csv",
                    stream::iter([Ok::<_, std::io::Error>(bytes.into_bytes().into())]),
                )
                .await?;
            let about = NewDataset {
                slug: format!("set-{number}"),
                city: CityCode::new("barcelona"),
                topic: Some(DataTopic::Population),
                title: text(&format!("Population by district, table {number}")),
                summary: text("A small table, so that the catalogue is as long as a city's."),
                publisher: "Benchmark".to_owned(),
                licence: "CC0-1.0".to_owned(),
                attribution: "Benchmark".to_owned(),
                source: "https://example.org/".to_owned(),
                file_address: String::new(),
                invented: true,
            };
            let draft = DatasetDraft {
                raw: &raw,
                etag: "",
                choices: "",
                prepared: Ok(PreparedDataset::read(out)?),
            };
            self.office
                .create_dataset(organiser, &about, draft, self.now)
                .await?;
            self.office
                .publish_dataset(organiser, &about.slug, true, Seen::NEVER_CHANGED, self.now)
                .await?;
        }
        Ok(())
    }

    /// A complete draft of a new team.
    async fn draft(&self, person: &Person, call: &office::Call, number: usize) -> Result<EntryId> {
        let entry = self
            .office
            .found_team(person, call, &format!("Team {number}"), self.now)
            .await?;
        let content = Content {
            title: text(&format!("Two harbours, one question: number {number}")),
            summary: text(
                "A look at both cities through their open data, with the method in the work and \
                 the data beside it.",
            ),
            alternative: text("A blue field"),
            topic: format!("T{}", number % 5),
            sources: "Open data".to_owned(),
            link: "https://example.org/work".to_owned(),
            licence: "CC-BY-4.0".to_owned(),
            ..Content::default()
        };
        self.office
            .save_draft(person, &entry, &content, 1, self.now)
            .await?;
        let picture = self
            .office
            .receive(
                "cover.svg",
                stream::iter([Ok::<_, std::io::Error>(PICTURE.as_bytes().to_vec().into())]),
                MAX_FILE_BYTES,
            )
            .await?;
        self.office
            .add_file(person, &entry, FileRole::Cover, picture, self.now)
            .await?;
        Ok(entry)
    }
}

/// An empty database, and who makes something in it.
pub(crate) async fn open_maker(folder: &Path) -> Result<Maker> {
    let settings = office::Settings {
        database: environment(folder)[0].1.clone().into(),
        files: folder.join("files"),
        bucket: None,
        address: "http://127.0.0.1:3000".to_owned(),
        sender: "Bench <bench@example.org>".to_owned(),
        plain_connections: false,
        quotas: office::Quotas::default(),
    };
    let maker = Maker {
        office: Office::open(
            settings,
            Arc::new(OwnFiles),
            Arc::new(SeededEntropy::new(7)),
        )
        .await?,
        now: now(),
    };
    maker.person(ORGANISER).await?;
    Ok(maker)
}

/// Makes the edition and answers where to measure.
pub(crate) async fn make(folder: &Path) -> Result<Bench> {
    let maker = open_maker(folder).await?;
    let (organiser, _) = maker.session(ORGANISER).await?;
    maker.set_edition(&edition(maker.now)).await?;
    let work = maker.fill_shown_call(&organiser, ENTRIES).await?;
    let jurors = maker.fill_judged_call(&organiser).await?;
    let alone = maker.fill_call_of_few(&organiser).await?;
    maker.datasets(&organiser).await?;
    let open = maker.office.call("bench", "open").await?;
    maker.person("uploader@example.org").await?;
    let (uploader, team) = maker.session("uploader@example.org").await?;
    let draft = maker.draft(&uploader, &open, ENTRIES).await?;
    Ok(Bench {
        work,
        jurors,
        alone,
        draft,
        team,
    })
}

/// The edition with its calls: one that is shown, two that are judged and one that takes works.
fn edition(now: Timestamp) -> EditionFile {
    EditionFile {
        slug: Slug("bench".to_owned()),
        title: texts("Benchmark"),
        lead: texts("Benchmark"),
        example: true,
        topics: (0..5)
            .map(|number| TopicSection {
                code: Code(format!("T{number}")),
                name: texts(&format!("Topic {number}")),
            })
            .collect(),
        calls: [("shown", 1), ("judged", PANEL), ("few", 1), ("open", 1)]
            .map(|(slug, panel)| call(slug, panel, now))
            .to_vec(),
        ..EditionFile::default()
    }
}

impl Maker {
    /// Fills the call that is shown with so many works and publishes it; answers the address of one
    /// of them.
    pub(crate) async fn fill_shown_call(&self, organiser: &Person, works: usize) -> Result<String> {
        let shown = self.office.call("bench", "shown").await?;
        self.works(&shown, "shown", works).await?;
        let all: Vec<EntryId> = self
            .office
            .entry_exports(organiser, &shown, self.now)
            .await?
            .into_iter()
            .map(|entry| entry.id)
            .collect();
        let draft = FinalistsDraft {
            entries: &all,
            apart: false,
        };
        self.office
            .choose_finalists(organiser, &shown, draft, Seen::NEVER_CHANGED, self.now)
            .await?;
        let finalists = PublicationDraft {
            stage: Stage::Finalists,
            public: true,
            confirmed: true,
        };
        self.office
            .publish(organiser, &shown, finalists, Seen::NEVER_CHANGED, self.now)
            .await?;
        Ok(format!("/en/bench/works/{}", all[0]))
    }

    /// Fills the call that is judged; answers the jurors who save marks.
    async fn fill_judged_call(&self, organiser: &Person) -> Result<Vec<Juror>> {
        let judged = self.office.call("bench", "judged").await?;
        self.works(&judged, "judged", ENTRIES).await?;
        self.jury(organiser, &judged, "juror", JURORS).await?;
        let mut jurors = Vec::new();
        for number in 0..SAVING {
            let (person, cookie) = self
                .session(&format!("juror-{number}@jury.example"))
                .await?;
            let rows = self
                .office
                .dashboard(&person, &judged, RoundKind::Screening, self.now)
                .await?
                .rows;
            jurors.push(Juror {
                cookie,
                entry: rows.first().context("an entry")?.sheet.entry.clone(),
                criterion: judged.criteria[0].id.clone(),
            });
        }
        Ok(jurors)
    }

    /// Fills the call with one juror; answers the juror's cookie.
    async fn fill_call_of_few(&self, organiser: &Person) -> Result<String> {
        let few = self.office.call("bench", "few").await?;
        self.works(&few, "few", FEW).await?;
        self.jury(organiser, &few, "alone", 1).await?;
        let (_, cookie) = self.session("alone-0@jury.example").await?;
        Ok(cookie)
    }
}
