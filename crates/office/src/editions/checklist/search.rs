//! Looking through an edition for what stands against opening it. What is found depends on nothing
//! but the edition's file, its people and the moment.

use std::collections::BTreeSet;

use contest::{
    AwardKind, Language, Localized, PhaseKind, Timestamp,
    judging::{FULL_WEIGHT, Method, RoundKind},
};
use edition_file::{
    EditionFile, FaultKind,
    model::{CallSection, CriterionSection, PhaseSection},
};

use crate::texts::fold;

use super::{Finding, People, SetupStep, TextPart};

/// Everything that is found, in the order of the steps.
pub(super) fn find_all(
    file: &EditionFile,
    cities: &[&str],
    people: &People,
    now: Timestamp,
) -> Vec<Finding> {
    let spoken: Vec<Language> = file.title.0.0.keys().copied().collect();
    let mut found: Vec<Finding> = edition_file::check(file, cities)
        .into_iter()
        .map(|fault| find_fault(file, &fault.pointer, fault.kind))
        .collect();
    if file.topics.is_empty() {
        found.push(Finding::NoTopics);
    }
    let texts = [
        (TextPart::Title, &file.title.0),
        (TextPart::Lead, &file.lead.0),
    ];
    found.extend(untranslated(None, texts));
    let topics = file.topics.iter().map(|topic| &topic.name.0);
    found.extend(untranslated(
        None,
        topics.map(|name| (TextPart::Topics, name)),
    ));
    let names = file.topics.iter().map(|topic| &topic.name.0);
    found.extend(find_same_name(None, TextPart::Topics, names));
    if people.organisers < 2 {
        found.push(Finding::OneOrganiser);
    }
    for call in &file.calls {
        find_in_phases(call, now, &mut found);
        find_in_texts(call, &mut found);
        find_in_names(call, &mut found);
        find_in_judging(call, &mut found);
        find_in_awards(call, &mut found);
        let none = Vec::new();
        let jurors = people.jurors.get(&call.slug.0).unwrap_or(&none);
        find_in_jury(call, &spoken, jurors, &mut found);
    }
    // Within a step it stays as it was found.
    found.sort_by_key(Finding::step);
    found
}

/// A fault of the file with the call and the step that its pointer leads to.
fn find_fault(file: &EditionFile, pointer: &str, kind: FaultKind) -> Finding {
    let mut parts = pointer.split('/').skip(1);
    let first = parts.next().unwrap_or_default();
    let call = parts
        .next()
        .filter(|_| first == "calls")
        .and_then(|place| file.calls.get(place.parse::<usize>().ok()?));
    let part = if call.is_some() {
        parts.next().unwrap_or_default()
    } else {
        first
    };
    let step = match part {
        "phases" => SetupStep::When,
        "rounds" | "criteria" => SetupStep::Judging,
        "slug" | "title" | "lead" if call.is_none() => SetupStep::What,
        "calls" | "slug" | "city" | "time_zone" | "team_size" => SetupStep::Who,
        _ => SetupStep::Promise,
    };
    Finding::Fault {
        call: call.map(|call| call.slug.0.clone()),
        step,
        kind,
    }
}

/// The languages that texts of one page lack, and which of the texts do.
fn untranslated<'a>(
    call: Option<&CallSection>,
    texts: impl IntoIterator<Item = (TextPart, &'a Localized)>,
) -> Option<Finding> {
    let mut lacking = BTreeSet::new();
    let mut parts = Vec::new();
    for (part, text) in texts {
        let is_there = |language: &Language| {
            let text = text.0.get(language);
            text.is_some_and(|text| !text.trim().is_empty())
        };
        let languages = Language::ALL.into_iter();
        let lacks: Vec<Language> = languages.filter(|language| !is_there(language)).collect();
        lacking.extend(&lacks);
        if !lacks.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    (!parts.is_empty()).then(|| Finding::Untranslated {
        call: call.map(|call| call.slug.0.clone()),
        parts,
        languages: lacking.into_iter().collect(),
    })
}

/// What a call's texts lack, page by page on which they are written.
fn find_in_texts(call: &CallSection, found: &mut Vec<Finding>) {
    let texts = [
        (TextPart::Title, &call.title.0),
        (TextPart::Lead, &call.lead.0),
        (TextPart::Rules, &call.rules.0),
    ];
    let criteria = call.criteria.iter().flat_map(|criterion| {
        let labels = criterion.labels.iter().map(|label| &label.text.0);
        std::iter::once(&criterion.name.0).chain(labels)
    });
    let awards = call.awards.iter().flat_map(|award| {
        // Whoever can have it need not be told.
        let eligible = Some(&award.eligibility.text.0).filter(|text| !text.is_blank());
        std::iter::once(&award.name.0).chain(eligible)
    });
    let of = Some(call);
    found.extend(untranslated(of, texts));
    found.extend(untranslated(
        of,
        criteria.map(|text| (TextPart::Criteria, text)),
    ));
    found.extend(untranslated(
        of,
        awards.map(|text| (TextPart::Awards, text)),
    ));
}

/// Calls that ask for more data sets than everybody can see, or for others.
pub(super) fn find_few_datasets(file: &EditionFile, public: &[String]) -> Vec<Finding> {
    let calls = file.calls.iter().filter_map(|call| {
        let asked = &call.required_data;
        let named = asked.datasets.len();
        let there = asked.datasets.iter();
        let there = there.filter(|dataset| public.contains(&dataset.0)).count();
        let (wanted, there) = if there < named {
            (named, there)
        } else {
            (asked.at_least, public.len())
        };
        (there < wanted).then(|| Finding::FewDatasets {
            call: call.slug.0.clone(),
            wanted,
            there,
        })
    });
    calls.collect()
}

fn find_in_phases(call: &CallSection, now: Timestamp, found: &mut Vec<Finding>) {
    let slug = || call.slug.0.clone();
    let find = |kind: PhaseKind| -> Option<(Timestamp, Timestamp)> {
        let mut phases = call.phases.all();
        let (_, phase): (_, &PhaseSection) = phases.find(|(known, _)| *known == kind)?;
        let (starts, ends) = phase.resolve(&call.time_zone).ok()?;
        Some((starts, ends.plus(phase.grace())))
    };
    let (Some(registration), Some(submission)) =
        (find(PhaseKind::Registration), find(PhaseKind::Submission))
    else {
        return;
    };
    if submission.1 <= now {
        found.push(Finding::SubmissionOver { call: slug() });
    } else if registration.1 <= now {
        found.push(Finding::RegistrationOver { call: slug() });
    }
    if registration.1 < submission.0 {
        found.push(Finding::Gap { call: slug() });
    }
}

/// What two of a list are called in some language, however it is written.
fn find_same_name<'a>(
    call: Option<&CallSection>,
    part: TextPart,
    names: impl Iterator<Item = &'a Localized>,
) -> Option<Finding> {
    let mut seen = BTreeSet::new();
    let mut texts = names.flat_map(|name| &name.0);
    let (_, name) = texts.find(|(language, text)| {
        let name = fold(text);
        !name.is_empty() && !seen.insert((**language, name))
    })?;
    Some(Finding::SameName {
        call: call.map(|call| call.slug.0.clone()),
        part,
        name: name.clone(),
    })
}

fn find_in_names(call: &CallSection, found: &mut Vec<Finding>) {
    // Each topic may have a criterion of the same name for its own entries.
    let shared = call
        .criteria
        .iter()
        .filter(|criterion| criterion.topics.is_empty());
    let criteria = shared.map(|criterion| &criterion.name.0);
    let awards = call.awards.iter().map(|award| &award.name.0);
    let of = Some(call);
    found.extend(find_same_name(of, TextPart::Criteria, criteria));
    found.extend(find_same_name(of, TextPart::Awards, awards));
}

fn find_in_judging(call: &CallSection, found: &mut Vec<Finding>) {
    let slug = || call.slug.0.clone();
    let has_final = call
        .rounds
        .iter()
        .any(|round| round.kind == RoundKind::Final);
    if call.phases.last.is_some() && !has_final {
        found.push(Finding::FinalWithoutRound { call: slug() });
    }
    // Where a criterion is for some topics only, entries of each topic have a sum of their own.
    if call
        .criteria
        .iter()
        .any(|criterion| !criterion.topics.is_empty())
    {
        return;
    }
    for round in &call.rounds {
        let asked = |criterion: &&CriterionSection| {
            criterion.rounds.is_empty() || criterion.rounds.contains(&round.kind)
        };
        let weights = call.criteria.iter().filter(asked);
        let sum = weights.map(CriterionSection::per_mille).sum();
        // Without any weight it is a fault, and where an entry passes or not nothing is weighed.
        if round.method == Method::Marks && sum != FULL_WEIGHT && sum != 0 {
            let (call, round) = (slug(), round.kind);
            found.push(Finding::WeightsRescaled { call, round, sum });
        }
    }
}

fn find_in_awards(call: &CallSection, found: &mut Vec<Finding>) {
    let slug = || call.slug.0.clone();
    if call.awards.is_empty() {
        found.push(Finding::NoAwards { call: slug() });
    }
    let prizes = call
        .awards
        .iter()
        .filter(|award| award.kind == AwardKind::Prize)
        .count();
    if i64::try_from(prizes).is_ok_and(|prizes| prizes > call.shortlist) {
        found.push(Finding::AwardsOutnumber {
            call: slug(),
            prizes,
            shortlist: call.shortlist,
        });
    }
}

fn find_in_jury(
    call: &CallSection,
    spoken: &[Language],
    jurors: &[BTreeSet<Language>],
    found: &mut Vec<Finding>,
) {
    let slug = || call.slug.0.clone();
    if jurors.is_empty() {
        found.push(Finding::NoJurors { call: slug() });
        return;
    }
    let wanted = call.rounds.iter().map(|round| round.jurors_per_entry).max();
    let wanted = wanted.unwrap_or_default();
    let there = i64::try_from(jurors.len()).unwrap_or(i64::MAX);
    if there < wanted {
        found.push(Finding::FewJurors {
            call: slug(),
            jurors: there,
            wanted,
        });
    }
    let read = |language: &Language| {
        jurors
            .iter()
            .any(|reads| reads.is_empty() || reads.contains(language))
    };
    let languages: Vec<Language> = spoken
        .iter()
        .filter(|language| !read(language))
        .copied()
        .collect();
    if !languages.is_empty() {
        found.push(Finding::Unread {
            call: slug(),
            languages,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use edition_file::model::{LocalTime, Slug};

    const CITIES: [&str; 1] = ["city"];

    type Change = fn(&mut EditionFile, &mut People);

    /// The neutral edition with three jurors who read everything, and two organisers.
    fn complete() -> (EditionFile, People) {
        let file = edition_file::neutral();
        let jurors = vec![BTreeSet::new(); 3];
        let people = People {
            jurors: [(file.calls[0].slug.0.clone(), jurors)].into(),
            organisers: 2,
        };
        (file, people)
    }

    fn found(change: impl FnOnce(&mut EditionFile, &mut People)) -> Vec<Finding> {
        let (mut file, mut people) = complete();
        change(&mut file, &mut people);
        find_all(&file, &CITIES, &people, Timestamp(0))
    }

    #[test]
    fn nothing_is_found_in_a_complete_edition() {
        assert_eq!(found(|_, _| ()), []);
    }

    #[test]
    fn each_lack_is_found_in_its_step() {
        let call = || "call".to_owned();
        let cases: [(Change, Finding, SetupStep); 14] = [
            (
                |file, _| file.topics.clear(),
                Finding::NoTopics,
                SetupStep::Promise,
            ),
            (
                |file, _| {
                    let screening = &file.calls[0].phases.screening;
                    file.calls[0].phases.last = Some(PhaseSection {
                        starts: screening.ends.clone(),
                        ends: file.calls[0].phases.publication.starts.clone(),
                        ..PhaseSection::default()
                    });
                },
                Finding::FinalWithoutRound { call: call() },
                SetupStep::Judging,
            ),
            (
                |file, _| file.calls[0].criteria[0].weight = 50.0,
                Finding::WeightsRescaled {
                    call: call(),
                    round: RoundKind::Screening,
                    sum: 1100,
                },
                SetupStep::Judging,
            ),
            (
                |file, _| {
                    let name = &mut file.calls[0].criteria[1].name.0.0;
                    name.insert(Language::Ca, " IDEA".to_owned());
                },
                Finding::SameName {
                    call: Some(call()),
                    part: TextPart::Criteria,
                    name: " IDEA".to_owned(),
                },
                SetupStep::Judging,
            ),
            (
                |_, people| people.organisers = 1,
                Finding::OneOrganiser,
                SetupStep::Who,
            ),
            (
                |_, people| people.jurors.clear(),
                Finding::NoJurors { call: call() },
                SetupStep::Who,
            ),
            (
                |file, _| file.calls[0].rounds[0].jurors_per_entry = 4,
                Finding::FewJurors {
                    call: call(),
                    jurors: 3,
                    wanted: 4,
                },
                SetupStep::Who,
            ),
            (
                |_, people| {
                    for juror in people.jurors.values_mut().flatten() {
                        *juror = [Language::Ca, Language::Es, Language::En].into();
                    }
                },
                Finding::Unread {
                    call: call(),
                    languages: vec![Language::Ja],
                },
                SetupStep::Who,
            ),
            (
                |file, _| file.calls[0].awards.clear(),
                Finding::NoAwards { call: call() },
                SetupStep::Promise,
            ),
            (
                |file, _| {
                    let mut second = file.calls[0].awards[0].clone();
                    second.code.0.push('2');
                    for name in second.name.0.0.values_mut() {
                        name.push('2');
                    }
                    file.calls[0].awards.push(second);
                    file.calls[0].shortlist = 1;
                },
                Finding::AwardsOutnumber {
                    call: call(),
                    prizes: 2,
                    shortlist: 1,
                },
                SetupStep::Promise,
            ),
            (
                |file, _| {
                    file.calls[0].phases.registration.starts = LocalTime("2000-01-01T09:00".into());
                    file.calls[0].phases.registration.ends = LocalTime("2000-02-01T09:00".into());
                },
                Finding::Gap { call: call() },
                SetupStep::When,
            ),
            (
                |file, _| {
                    file.calls[0].criteria[1].name.0.0.remove(&Language::Ja);
                },
                Finding::Untranslated {
                    call: Some(call()),
                    parts: vec![TextPart::Criteria],
                    languages: vec![Language::Ja],
                },
                SetupStep::Judging,
            ),
            (
                |file, _| {
                    file.lead.0.0.remove(&Language::Ca);
                },
                Finding::Untranslated {
                    call: None,
                    parts: vec![TextPart::Lead],
                    languages: vec![Language::Ca],
                },
                SetupStep::What,
            ),
            (
                |file, _| file.calls[0].city = Slug("gone".into()),
                Finding::Fault {
                    call: Some(call()),
                    step: SetupStep::Who,
                    kind: FaultKind::UnknownCity {
                        city: "gone".into(),
                        allowed: vec!["city".into()],
                    },
                },
                SetupStep::Who,
            ),
        ];
        for (change, expected, step) in cases {
            assert_eq!(expected.step(), step, "{expected:?}");
            assert_eq!(found(change), [expected]);
        }
    }

    #[test]
    fn what_cannot_be_hinders_and_what_can_be_is_asked() {
        let weightless = found(|file, _| {
            for criterion in &mut file.calls[0].criteria {
                criterion.weight = 0.0;
            }
        });
        let backwards = found(|file, _| {
            let screening = &mut file.calls[0].phases.screening;
            std::mem::swap(&mut screening.starts, &mut screening.ends);
        });
        for (findings, step) in [
            (weightless, SetupStep::Judging),
            (backwards, SetupStep::When),
        ] {
            assert!(findings.iter().all(Finding::hinders), "{findings:?}");
            assert!(findings.iter().all(|finding| finding.step() == step));
            assert!(!findings.is_empty());
        }
        assert!(
            found(|_, people| people.jurors.clear())
                .iter()
                .all(|one| !one.hinders())
        );
    }

    #[test]
    fn a_missing_language_is_told_once_of_every_page_of_texts() {
        let findings = found(|file, people| {
            file.title.0.0.remove(&Language::Ja);
            file.lead.0.0.remove(&Language::Ja);
            file.calls[0].title.0.0.remove(&Language::Es);
            let rules = &mut file.calls[0].rules.0.0;
            rules.insert(Language::Ja, " ".to_owned());
            for juror in people.jurors.values_mut().flatten() {
                *juror = [Language::Ca, Language::Es, Language::En].into();
            }
        });
        let call = "call".to_owned();
        let missing = [
            (
                None,
                vec![TextPart::Title, TextPart::Lead],
                vec![Language::Ja],
            ),
            (
                Some(call),
                vec![TextPart::Title, TextPart::Rules],
                vec![Language::Es, Language::Ja],
            ),
        ];
        let missing = missing.map(|(call, parts, languages)| Finding::Untranslated {
            call,
            parts,
            languages,
        });
        assert_eq!(findings, missing);
    }

    #[test]
    fn data_that_nobody_can_see_are_told() {
        let few = |at_least, named: &[&str], public: &[&str]| {
            let (mut file, _) = complete();
            let asked = &mut file.calls[0].required_data;
            asked.at_least = at_least;
            asked.datasets = named.iter().map(|slug| Slug((*slug).into())).collect();
            let public: Vec<String> = public.iter().map(|slug| (*slug).to_owned()).collect();
            let found = find_few_datasets(&file, &public);
            found.first().map(|found| match found {
                Finding::FewDatasets { wanted, there, .. } => (*wanted, *there),
                other => panic!("{other:?}"),
            })
        };
        for (at_least, named, public, expected) in [
            (0, &[][..], &[][..], None),
            (1, &[], &[], Some((1, 0))),
            (1, &[], &["trees"], None),
            (1, &["air"], &["trees"], Some((1, 0))),
            (2, &["trees"], &["trees"], Some((2, 1))),
        ] {
            assert_eq!(
                few(at_least, named, public),
                expected,
                "{named:?} {public:?}"
            );
        }
    }

    #[test]
    fn what_is_over_is_told() {
        let (file, people) = complete();
        let at = |time: &str| LocalTime(time.into()).resolve("UTC").expect("a time");
        let call = file.calls[0].slug.0.clone();
        for (now, expected) in [
            (
                "2001-02-20T09:00",
                Finding::RegistrationOver { call: call.clone() },
            ),
            ("2001-03-20T09:00", Finding::SubmissionOver { call }),
        ] {
            assert_eq!(find_all(&file, &CITIES, &people, at(now)), [expected]);
        }
    }
}
