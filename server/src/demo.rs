//! The demo: made through the same use cases as the interface, at the moments at which people would
//! have acted.

use std::{path::Path, sync::Arc};

use anyhow::{Context as _, Result};
use contest::{
    EntryId, Language, Localized, PhaseKind, Stage, Timestamp,
    entry::{LICENCES, MAX_FILE_BYTES},
    judging::RoundKind,
    timestamp::{DAY, HOUR},
};
use futures::stream;
use office::{
    Call, DatasetDraft, DecisionDraft, EditionAuthor, FileRole, FinalistsDraft, Invitation,
    NewDataset, NewMark, Office, Person, PlanOptions, PreparedDataset, PublicationDraft, Seen,
    SessionToken, SignIn, SignUp, Thing, calendar, entropy::SeededEntropy,
};
use secrecy::ExposeSecret as _;
use serde::Deserialize;
use worker_spec::PrepareTable;

use crate::{
    commands::editions,
    settings::Settings,
    worker::{OwnWorker, Worker, list_cities},
};

/// The password of every demo account; such accounts sign in from the same machine only.
pub(crate) const PASSWORD: &str = "demo password 2027";

/// A role of the demo with its address.
pub(crate) const SIGN_INS: [(&str, &str); 4] = [
    ("organiser", "organiser@certamen.example"),
    ("juror", "juror-1@jury.example"),
    ("team", "team-1@studio-1.example"),
    ("administrator", "administrator@certamen.example"),
];

/// What `seeds/demo.json` holds.
#[derive(Deserialize)]
struct Seeds {
    /// For which day the dates of the editions are written.
    day: String,
    works: Vec<WorkSeed>,
    comments: Vec<String>,
    reasons: Vec<Localized>,
    datasets: Vec<DatasetSeed>,
}

/// A work of a team.
#[derive(Deserialize)]
struct WorkSeed {
    /// Name of the picture in `works/`.
    file: String,
    title: Localized,
    summary: Localized,
    alternative: Localized,
    topic: String,
    datasets: Vec<String>,
    team: String,
    /// Further files in `works/`.
    files: Vec<String>,
}

/// A data set of the catalogue.
#[derive(Deserialize)]
struct DatasetSeed {
    /// Name of the raw file in `data/`.
    file: String,
    #[serde(flatten)]
    about: NewDataset,
}

/// Names of the files of both editions in `editions/`.
const PAST: &str = "example-2025.toml";
const CURRENT: &str = "example-2027.toml";

/// Jurors of each call.
const JURORS: usize = 6;

/// How far a juror is with a sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SheetState {
    Untouched,
    /// Two criteria have a mark.
    Begun,
    Finished,
}

/// The demo while it is made.
struct Demo {
    office: Office,
    worker: OwnWorker,
    seeds: Seeds,
    folder: std::path::PathBuf,
    organiser: Person,
}

/// Creates the demo where the database has no edition, and adds the data sets that it lacks as soon
/// as there is a worker that prepares them.
///
/// # Errors
///
/// Where a seed is missing or a use case refuses it.
pub(crate) async fn create(
    settings: &Settings,
    folder: &Path,
    seed: u64,
    now: Timestamp,
) -> Result<()> {
    let path = folder.join("demo.json");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("The demo's texts are missing: {}", path.display()))?;
    let seeds: Seeds =
        serde_json::from_str(&text).with_context(|| format!("{} is damaged", path.display()))?;
    let worker = OwnWorker::new(settings.worker.clone());
    let prepares = worker.greet()?.tables;
    let open = async |seed| {
        let office = Office::open(
            settings.office.clone(),
            Arc::new(Worker::new(settings.worker.clone())),
            Arc::new(SeededEntropy::new(seed)),
        );
        office.await
    };
    let office = open(seed).await?;
    let is_new = office.every_edition().await?.is_empty();
    if !is_new && (!prepares || !office.has_demo_people().await?) {
        println!("The database has an edition already; the demo was not made again.");
        return Ok(());
    }
    if is_new {
        add_staff(&office, now.minus(430 * DAY)).await?;
    }
    // What is added later needs other ids than what was made before.
    let office = if is_new {
        office
    } else {
        open(seed + 1).await?
    };
    let organiser = sign_in(&office, SIGN_INS[0].1, now).await?;
    let demo = Demo {
        office,
        worker,
        seeds,
        folder: folder.to_owned(),
        organiser,
    };
    if is_new {
        demo.create_past(now).await?;
    }
    let added = if prepares {
        demo.add_datasets(now).await?
    } else {
        0
    };
    if is_new {
        demo.create_current(now).await?;
        println!("The demo was made, with {added} data sets.");
    } else if added > 0 {
        println!("The demo has {added} data sets more.");
    } else {
        println!("The database has an edition already; the demo was not made again.");
    }
    Ok(())
}

/// Makes the accounts of those who run the demo.
async fn add_staff(office: &Office, now: Timestamp) -> Result<()> {
    for (role, mail) in SIGN_INS {
        if role != "juror" && role != "team" {
            let name = format!("Demo {role}");
            add_person(office, mail, &name, role == "administrator", now).await?;
        }
    }
    Ok(())
}

/// Makes an account with the demo's password, unless there is one.
async fn add_person(
    office: &Office,
    mail: &str,
    name: &str,
    administrator: bool,
    now: Timestamp,
) -> Result<()> {
    let form = SignUp {
        name: name.to_owned(),
        mail: mail.to_owned(),
        password: PASSWORD.into(),
        language: Language::En,
    };
    match office.create_person(form, administrator, true, now).await {
        // Jurors and teams of both editions are the same people.
        Ok(_) | Err(office::Failure::Refused(office::Refusal::Fields(_))) => Ok(()),
        Err(failure) => Err(failure.into()),
    }
}

/// The person of a demo account, by signing in and out again.
async fn sign_in(office: &Office, mail: &str, now: Timestamp) -> Result<Person> {
    let form = SignIn {
        mail: mail.to_owned(),
        password: PASSWORD.into(),
        agent: "demo".to_owned(),
        demo: true,
    };
    let SessionToken(token) = office.sign_in(form, now).await?;
    let person = office
        .person(token.expose_secret(), now)
        .await?
        .context("the session that was just made")?;
    office.end_session(&person, &person.session).await?;
    Ok(person)
}

/// When a phase of a call begins.
fn phase_start(call: &Call, kind: PhaseKind) -> Option<Timestamp> {
    call.schedule.phase(kind).map(|phase| phase.starts)
}

impl Demo {
    /// Prepares and publishes the data sets that are not there yet; answers how many.
    async fn add_datasets(&self, now: Timestamp) -> Result<usize> {
        let known = self.office.datasets(true).await?;
        let missing = self
            .seeds
            .datasets
            .iter()
            .filter(|seed| known.iter().all(|card| card.slug != seed.about.slug));
        let mut added = 0;
        for seed in missing {
            let path = self.folder.join("data").join(&seed.file);
            let out = tempfile::tempdir()?;
            let asked = PrepareTable {
                raw: path.clone(),
                choices: String::new(),
                cities: list_cities(&self.office.cities().await?),
                out: out.path().to_owned(),
                with_csv: true,
                of_a_team: false,
            };
            self.worker
                .ask(asked)?
                .with_context(|| path.display().to_string())?;
            let bytes = std::fs::read(&path)?;
            let raw = self
                .office
                .receive_raw(
                    &seed.file,
                    stream::iter([Ok::<_, std::io::Error>(bytes.into())]),
                )
                .await?;
            self.office
                .create_dataset(
                    &self.organiser,
                    &seed.about,
                    DatasetDraft {
                        raw: &raw,
                        etag: "",
                        choices: "",
                        prepared: Ok(PreparedDataset::read(out)?),
                    },
                    now.minus(40 * DAY),
                )
                .await?;
            self.office
                .publish_dataset(
                    &self.organiser,
                    &seed.about.slug,
                    true,
                    Seen::NEVER_CHANGED,
                    now.minus(40 * DAY),
                )
                .await?;
            added += 1;
        }
        Ok(added)
    }

    /// Makes the edition of a file whose dates move with the day on which the demo is made; answers
    /// its calls.
    async fn create_edition(&self, file: &str, now: Timestamp) -> Result<Vec<Arc<Call>>> {
        let path = self.folder.join("editions").join(file);
        let bytes = std::fs::read(&path)
            .with_context(|| format!("An edition of the demo is missing: {}", path.display()))?;
        let mut file = editions::read(&bytes, &path, &self.office.cities().await?)?;
        let written_for = calendar::parse(&self.seeds.day).context("the day of demo.json")?;
        for call in &mut file.calls {
            let days = calendar::days_between(written_for, now, &call.time_zone);
            call.phases.shift(days);
        }
        let starts = edition_file::time::first_moment(&file).unwrap_or(now);
        let author = EditionAuthor::Service {
            organiser: &self.organiser.id,
        };
        self.office
            .set_edition(author, &file, starts.minus(DAY))
            .await?;
        let mut calls = Vec::new();
        for call in &file.calls {
            calls.push(self.office.call(&file.slug.0, &call.slug.0).await?);
        }
        Ok(calls)
    }

    /// Two members found a team, draft the work and, if `hand_in`, hand it in.
    async fn add_work(
        &self,
        call: &Call,
        index: usize,
        number: usize,
        hand_in: bool,
    ) -> Result<()> {
        let seed = &self.seeds.works[index];
        // Teams come one after the other, and not all at the hour at which a phase begins.
        let delay = 3 * HOUR * u32::try_from(number)?;
        let registered = phase_start(call, PhaseKind::Registration).unwrap_or_default();
        let submitted = phase_start(call, PhaseKind::Submission).unwrap_or_default();
        let captain_mail = format!("team-{number}@studio-{number}.example");
        let partner_mail = format!("partner-{number}@studio-{number}.example");
        for (mail, name) in [
            (&captain_mail, format!("Demo Team Member {number}")),
            (&partner_mail, format!("Demo Partner {number}")),
        ] {
            add_person(&self.office, mail, &name, false, registered).await?;
        }
        let captain = sign_in(&self.office, &captain_mail, registered).await?;
        let partner = sign_in(&self.office, &partner_mail, registered).await?;
        let entry = self
            .found_team(
                call,
                &seed.team,
                [&captain, &partner],
                registered.plus(delay),
            )
            .await?;
        let at = submitted.plus(delay + HOUR);
        self.fill_draft(&captain, &entry, seed, at).await?;
        if hand_in {
            self.office
                .hand_in(&captain, &entry, None, at.plus(HOUR))
                .await?;
        }
        Ok(())
    }

    /// A captain founds a team, which the partner joins where there may be two; answers its entry.
    async fn found_team(
        &self,
        call: &Call,
        name: &str,
        [captain, partner]: [&Person; 2],
        at: Timestamp,
    ) -> Result<EntryId> {
        let entry = self.office.found_team(captain, call, name, at).await?;
        if call.team_size > 1 {
            let team = self
                .office
                .team(captain, call, at)
                .await?
                .context("the team that was just founded")?;
            let link = team.invitation.rsplit('/').next().unwrap_or_default();
            self.office.join_team(partner, link, at.plus(HOUR)).await?;
        }
        Ok(entry)
    }

    /// Fills an entry's draft with what a seed says, and uploads its files.
    async fn fill_draft(
        &self,
        captain: &Person,
        entry: &EntryId,
        seed: &WorkSeed,
        at: Timestamp,
    ) -> Result<()> {
        let content = contest::Content {
            title: seed.title.clone(),
            summary: seed.summary.clone(),
            alternative: seed.alternative.clone(),
            topic: seed.topic.clone(),
            datasets: seed.datasets.clone(),
            licence: LICENCES[0].to_owned(),
            ..contest::Content::default()
        };
        self.office
            .save_draft(captain, entry, &content, 1, at)
            .await?;
        let picture = format!("{}.svg", seed.file);
        let files = std::iter::once((FileRole::Cover, picture.as_str())).chain(
            seed.files
                .iter()
                .map(|file| (FileRole::Work, file.as_str())),
        );
        for (role, name) in files {
            let path = self.folder.join("works").join(name);
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let incoming = self
                .office
                .receive(
                    name,
                    stream::iter([Ok::<_, std::io::Error>(bytes.into())]),
                    MAX_FILE_BYTES,
                )
                .await?;
            self.office
                .add_file(captain, entry, role, incoming, at)
                .await?;
        }
        Ok(())
    }

    /// Invites the jury and assigns the entries that are there.
    async fn add_jury(&self, call: &Call, at: Timestamp) -> Result<Vec<Person>> {
        let mut jurors = Vec::new();
        for number in 1..=JURORS {
            let mail = format!("juror-{number}@jury.example");
            add_person(
                &self.office,
                &mail,
                &format!("Demo Juror {number}"),
                false,
                at,
            )
            .await?;
            let name = format!("Demo Juror {number}");
            let invitation = Invitation {
                name: &name,
                mail: &mail,
                organisation: "",
                language: Language::En,
                again: false,
            };
            self.office
                .invite_juror(&self.organiser, call, invitation, at)
                .await?;
            jurors.push(sign_in(&self.office, &mail, at).await?);
        }
        self.office
            .propose_plan(
                &self.organiser,
                call,
                PlanOptions::of(call, RoundKind::Screening),
                Seen::NEVER_CHANGED,
                at,
            )
            .await?;
        let proposed = self.office.versions(&call.id).await?.of(Thing::Plan);
        self.office
            .take_plan(&self.organiser, call, proposed, at)
            .await?;
        Ok(jurors)
    }

    /// Lets jurors score: `state(juror, place)` says how far each is with a sheet.
    async fn score(
        &self,
        call: &Arc<Call>,
        jurors: &[Person],
        at: Timestamp,
        state: impl Fn(usize, usize) -> SheetState,
    ) -> Result<()> {
        // Each city judges otherwise.
        let city: usize = call.slug.bytes().map(usize::from).sum();
        for (index, juror) in jurors.iter().enumerate() {
            let dashboard = self
                .office
                .dashboard(juror, call, RoundKind::Screening, at)
                .await?;
            for (place, row) in dashboard.rows.iter().enumerate() {
                let state = state(index, place);
                let number = usize::try_from(row.number)?;
                let marked = match state {
                    SheetState::Finished => call.criteria.len(),
                    SheetState::Begun => 2,
                    SheetState::Untouched => 0,
                };
                for (step, criterion) in call.criteria.iter().enumerate().take(marked) {
                    // What a work is worth in this city, how severe a juror is, and a little of
                    // both by criterion: always the same for the same demo.
                    let worth = i64::try_from((number * 3 + city) % 5)?;
                    let leniency = [0, -1, 1, 0, -2, 1][index % JURORS];
                    let taste = (number * 31 + index * 17 + step * 7 + city) * (step + 3) % 11 % 4;
                    let taste = i64::try_from(taste)? - 1;
                    let mark = (5 + worth + leniency + taste).max(0);
                    let mark = NewMark {
                        sheet: row.sheet.clone(),
                        criterion: criterion.id.clone(),
                        steps: mark.min(criterion.highest),
                        version: 0,
                        request: format!("demo-{index}-{place}-{step}"),
                    };
                    self.office.save_mark(juror, mark, at).await?;
                }
                if state == SheetState::Finished {
                    let comment =
                        &self.seeds.comments[(number + index) % self.seeds.comments.len()];
                    self.office
                        .save_comments(juror, &row.sheet, comment, "", 0, at)
                        .await?;
                    self.office.finish(juror, &row.sheet, true, at).await?;
                }
            }
        }
        Ok(())
    }

    /// The past edition: works, marks, decisions, all of it published.
    async fn create_past(&self, now: Timestamp) -> Result<()> {
        let calls = self.create_edition(PAST, now).await?;
        for (place, call) in calls.iter().enumerate() {
            for index in 0..6 {
                self.add_work(call, place * 6 + index, place * 6 + index + 1, true)
                    .await?;
            }
            let screening = phase_start(call, PhaseKind::Screening).unwrap_or(now);
            let jurors = self.add_jury(call, screening.minus(HOUR)).await?;
            self.score(call, &jurors, screening.plus(3 * DAY), |_, _| {
                SheetState::Finished
            })
            .await?;
            let end = phase_start(call, PhaseKind::Publication).unwrap_or(now);
            let finalists = self.choose_finalists(call, end).await?;
            self.decide_awards(call, place, &finalists, end).await?;
            for stage in Stage::ALL {
                let seen = self.office.versions(&call.id).await?.of(Thing::Publication);
                let draft = PublicationDraft {
                    stage,
                    public: true,
                    confirmed: true,
                };
                self.office
                    .publish(&self.organiser, call, draft, seen, end.plus(HOUR))
                    .await?;
            }
        }
        Ok(())
    }

    /// Chooses the first of the ranking as finalists; answers their entries, the first ahead.
    async fn choose_finalists(&self, call: &Arc<Call>, at: Timestamp) -> Result<Vec<EntryId>> {
        let ranking = self
            .office
            .ranking(&self.organiser, call, RoundKind::Screening, at)
            .await?;
        let best: Vec<EntryId> = ranking
            .rows
            .iter()
            .take(usize::try_from(call.shortlist)?)
            .map(|row| row.place.entry.clone())
            .collect();
        let draft = FinalistsDraft {
            entries: &best,
            apart: false,
        };
        self.office
            .choose_finalists(&self.organiser, call, draft, Seen::NEVER_CHANGED, at)
            .await?;
        Ok(best)
    }

    /// Decides the awards of a call; `place` is the call's among those of its edition.
    async fn decide_awards(
        &self,
        call: &Arc<Call>,
        place: usize,
        finalists: &[EntryId],
        at: Timestamp,
    ) -> Result<()> {
        let reasons = &self.seeds.reasons;
        for (index, award) in call.awards.iter().enumerate() {
            // The first work holds the prize and the mention, as it happened in the real contest.
            let entry = finalists[usize::from(index == 2)].clone();
            let draft = DecisionDraft {
                award: &award.id,
                entries: &[entry],
                reason: &reasons[(place * call.awards.len() + index) % reasons.len()],
                dissent: &[],
                apart: false,
            };
            self.office
                .decide(&self.organiser, call, &draft, Seen::NEVER_CHANGED, at)
                .await?;
        }
        Ok(())
    }

    /// The current edition: one call takes works, the other is judged.
    async fn create_current(&self, now: Timestamp) -> Result<()> {
        let calls = self.create_edition(CURRENT, now).await?;
        // Barcelona: four teams are at work, two have handed in.
        for index in 0..4 {
            self.add_work(&calls[0], index, index + 1, index > 1)
                .await?;
        }
        let kobe = &calls[1];
        for index in 6..12 {
            self.add_work(kobe, index, index + 1, true).await?;
        }
        let screening = phase_start(kobe, PhaseKind::Screening).unwrap_or(now);
        let jurors = self.add_jury(kobe, screening.minus(HOUR)).await?;
        self.score(
            kobe,
            &jurors,
            screening.plus(2 * DAY),
            |juror, place| match (juror + place) % 3 {
                0 => SheetState::Finished,
                1 => SheetState::Begun,
                _ => SheetState::Untouched,
            },
        )
        .await
    }
}
