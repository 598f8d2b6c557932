//! An entry as its organisers see it: everything that was handed in, with people and receipts;
//! taken out of the contest with a reason, and put back.

use axum::extract::Path;
use contest::{
    Content, Language, Localized, Moment,
    entry::{EntryState, Exclusion},
};
use leptos::prelude::*;
use office::{
    Call, CallEntry, DraftFile, HandInContent, MINUTE_MOST, Refusal, Roster, Thing, Versions,
    calendar,
};

use crate::{
    city::city_class,
    failure,
    form::{Both, Fields, Filled, OnForm as _, problem_id, seen_field},
    pages::{
        Answer,
        entries::work_facts::Catalogue,
        organiser::{base, place},
    },
    quoted::localized,
    shell::{page, page_with_status},
    visit::Visit,
};

/// The name of a reason to take an entry out.
#[must_use]
pub const fn exclusion_name(language: Language, kind: Exclusion) -> &'static str {
    match kind {
        Exclusion::Wish => i18n::exclusion_wish(language),
        Exclusion::Disqualified => i18n::exclusion_disqualified(language),
    }
}

/// The name of an entry's state.
#[must_use]
pub const fn state_name(
    language: Language,
    state: EntryState,
    excluded: Option<Exclusion>,
) -> &'static str {
    match (state, excluded) {
        (EntryState::Draft, _) => i18n::state_draft(language),
        (EntryState::Submitted, _) => i18n::state_submitted(language),
        (EntryState::Withdrawn, Some(kind)) => exclusion_name(language, kind),
        (EntryState::Withdrawn, None) => i18n::state_withdrawn(language),
    }
}

/// An entry that was handed in.
pub async fn entry(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let versions = visit.office().versions(&call.id).await?;
    let entry = visit
        .office()
        .call_entry(visit.signed_in()?, &call, number, visit.now)
        .await?;
    let roster = visit
        .office()
        .roster(visit.signed_in()?, &call, number, visit.now)
        .await?;
    let catalogue = Catalogue::read(&visit, &call.edition).await?;
    Ok(page(&visit, entry_place(&visit, &call, number), || {
        body(
            &visit,
            &call,
            (&entry, &versions),
            handed_in(&visit, &call, (&entry, &roster), &catalogue),
            &Filled::default(),
        )
    }))
}

fn entry_place(visit: &Visit, call: &Call, number: i64) -> crate::shell::Place {
    place(visit, call, &i18n::entry_number(visit.language, number)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// What stood in a hand-in of an entry.
#[derive(Clone, Copy)]
struct Work<'a> {
    /// Id of the entry.
    entry: &'a str,
    content: &'a Content,
    files: &'a [DraftFile],
}

impl Work<'_> {
    fn address(&self, call: &Call, file: &DraftFile) -> String {
        format!(
            "/files/{}/{}/organise/{}/{}",
            call.edition.slug, call.slug, self.entry, file.id
        )
    }

    /// The cover, as large as the page.
    fn cover(&self, language: Language, call: &Call) -> Option<AnyView> {
        let file = self.files.iter().find(|file| file.role == "cover")?;
        let address = self.address(call, file);
        let (of, alternative) = self.content.alternative.get(language);
        Some(
            view! {
                <figure class="plate">
                    <a href=address.clone()>
                        <img
                            src=format!("{address}?preview")
                            alt=alternative.to_owned()
                            lang=of.tag()
                            width=file.width
                            height=file.height
                        />
                    </a>
                </figure>
            }
            .into_any(),
        )
    }

    /// Titles, abstracts and alternatives, language by language.
    fn texts(&self, language: Language) -> AnyView {
        let content = self.content;
        let of_language = |texts: &Localized, of: Language| -> String {
            texts.0.get(&of).cloned().unwrap_or_default()
        };
        let texts = Language::ALL.into_iter().filter_map(|of| {
            let title = of_language(&content.title, of);
            let summary = of_language(&content.summary, of);
            let alternative = of_language(&content.alternative, of);
            if title.is_empty() && summary.is_empty() && alternative.is_empty() {
                return None;
            }
            let alternative =
                (!alternative.is_empty()).then(|| view! { <p class="quiet">{alternative}</p> });
            Some(view! {
                <details open=of == language || content.title.0.len() == 1>
                    <summary lang=of.tag()>{of.name()}</summary>
                    <div class="prose" lang=of.tag()>
                        <h3>{title}</h3>
                        <p class="typed">{summary}</p>
                        {alternative}
                    </div>
                </details>
            })
        });
        texts.collect_view().into_any()
    }

    /// Where the work lives besides.
    fn link(&self, language: Language) -> Option<AnyView> {
        let link = self.content.link.clone();
        (!link.is_empty()).then(|| {
            view! {
                <p>
                    {i18n::entry_link(language)}{i18n::colon(language)}
                    <a href=link.clone() rel="noopener noreferrer nofollow">
                        {link.clone()}
                    </a>
                </p>
            }
            .into_any()
        })
    }

    /// The files, with their kinds, sizes and hashes.
    fn file_list(&self, language: Language, call: &Call) -> AnyView {
        let files = self.files.iter().map(|file| {
            let role = if file.role == "cover" {
                i18n::entry_cover(language)
            } else {
                i18n::entry_work_file(language)
            };
            view! {
                <li>
                    <a href=self.address(call, file)>{file.name.clone()}</a>
                    <br />
                    <span class="quiet">
                        {role}" · "{file.kind.to_uppercase()}" · "
                        {i18n::bytes(language, file.bytes)}
                    </span>
                    <br />
                    <code class="wrap">{file.hash.clone()}</code>
                </li>
            }
        });
        view! {
            <h2>{i18n::entry_files(language)}</h2>
            <ul class="plain-list">{files.collect_view()}</ul>
        }
        .into_any()
    }
}

/// What was handed in, by whom and when.
fn handed_in(
    visit: &Visit,
    call: &Call,
    (entry, roster): (&CallEntry, &Roster),
    catalogue: &Catalogue,
) -> AnyView {
    let language = visit.language;
    let work = Work {
        entry: &entry.id,
        content: &entry.content,
        files: &entry.files,
    };
    let changed = entry
        .changed
        .then(|| view! { <p class="notice">{i18n::call_entry_changed(language)}</p> });
    view! {
        {work.cover(language, call)}
        <section class="band desk">
            <div class="stack">
                {changed} {work.texts(language)} {catalogue.facts(visit, work.content)}
                {work.link(language)}
            </div>
            <aside class="stack">
                {work.file_list(language, call)} {people(visit, call, (entry, roster))}
                {receipts(visit, call, entry)}
            </aside>
        </section>
    }
    .into_any()
}

/// The members of the team, and the way to the page of its people.
fn people(visit: &Visit, call: &Call, (entry, roster): (&CallEntry, &Roster)) -> AnyView {
    let language = visit.language;
    let members = roster.people.iter().filter(|person| person.member > 0);
    let items = members.map(|person| {
        let captain = (person.captain > 0).then(|| {
            view! {
                " "
                <span class="tag">{i18n::roster_captain(language)}</span>
            }
        });
        view! {
            <li>
                {person.name.clone()}{captain}<br />
                <a href=format!("mailto:{}", person.mail)>{person.mail.clone()}</a>
            </li>
        }
    });
    let team = visit.link(&format!("{}/entries/{}/team", base(call), entry.number));
    view! {
        <h2>{i18n::team_members(language)}</h2>
        <ul class="plain-list">{items.collect_view()}</ul>
        <p>
            <a href=team>{i18n::roster_title(language)}</a>
        </p>
    }
    .into_any()
}

/// Every hand-in, each leading to what stood in it.
fn receipts(visit: &Visit, call: &Call, entry: &CallEntry) -> AnyView {
    let language = visit.language;
    let base = visit.link(&base(call));
    let items = entry.receipts.iter().map(|receipt| {
        let address = format!(
            "{base}/entries/{}/receipts/{}",
            entry.number, receipt.number
        );
        view! {
            <li>
                <a href=address>{i18n::receipt_number(language, receipt.number)}</a>
                " · "
                {receipt.by.clone()}
                <br />
                <span class="quiet">
                    {calendar::written(language, Moment(receipt.at), &call.time_zone)}
                </span>
                <br />
                <code class="wrap">{receipt.hash.clone()}</code>
            </li>
        }
    });
    view! {
        <h2>{i18n::entry_receipts(language)}</h2>
        <ul class="plain-list">{items.collect_view()}</ul>
    }
    .into_any()
}

/// One hand-in as it was, also where another has replaced it.
pub async fn hand_in(
    visit: Visit,
    Path((edition, slug, entry, number)): Path<(String, String, i64, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let found = visit
        .office()
        .read_hand_in(visit.signed_in()?, &call, (entry, number), visit.now)
        .await?;
    let catalogue = Catalogue::read(&visit, &call.edition).await?;
    let language = visit.language;
    let place = place(&visit, &call, &i18n::receipt_number(language, number)).under(
        visit.link(&format!("{}/entries/{entry}", base(&call))),
        i18n::entry_number(language, entry),
    );
    Ok(page(&visit, place, || {
        hand_in_body(&visit, &call, &found, &catalogue)
    }))
}

fn hand_in_body(
    visit: &Visit,
    call: &Call,
    found: &HandInContent,
    catalogue: &Catalogue,
) -> AnyView {
    let language = visit.language;
    let work = Work {
        entry: &found.entry,
        content: &found.content,
        files: &found.files,
    };
    let at = Moment(found.hand_in.at);
    let replaced = (found.hand_in.number < found.latest).then(|| {
        let newest = format!("{}/entries/{}", visit.link(&base(call)), found.entry_number);
        view! {
            <p class="notice">
                {i18n::hand_in_replaced(language, found.latest)} " "
                <a href=newest>{i18n::hand_in_newest(language)}</a>
            </p>
        }
    });
    view! {
        <section class="band narrow">
            <p class=city_class(
                &call.city,
            )>
                {call.title.text(language).to_owned()}" · "
                {i18n::entry_number(language, found.entry_number)}" · "{found.team.clone()}
            </p>
            <h1>{i18n::receipt_number(language, found.hand_in.number)}</h1>
            <p class="lead">{localized(language, &found.content.title)}</p>
            <p>
                {found.hand_in.by.clone()}" · "
                <time datetime=calendar::machine(
                    at,
                )>{calendar::written(language, at, &call.time_zone)}</time>
            </p>
            {replaced}
        </section>
        {work.cover(language, call)}
        <section class="band desk">
            <div class="stack">
                {work.texts(language)} {catalogue.facts(visit, work.content)} {work.link(language)}
            </div>
            <aside class="stack">
                {work.file_list(language, call)}
                <p>
                    {i18n::receipt_hash(language)}<br />
                    <code class="wrap">{found.hand_in.hash.clone()}</code>
                </p>
            </aside>
        </section>
    }
    .into_any()
}

fn body(
    visit: &Visit,
    call: &Call,
    (entry, versions): (&CallEntry, &Versions),
    handed_in: AnyView,
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let seen = versions.of(Thing::Exclusion(&entry.id));
    let base = visit.link(&base(call));
    let address = format!("{base}/entries/{}", entry.number);
    let excluded = entry.excluded.as_ref().map(|excluded| {
        view! {
            <section class="band narrow">
                <h2>{i18n::exclusion_why(language)}</h2>
                <p class="typed">{excluded.reason.clone()}</p>
                <p class="quiet">{calendar::written(language, excluded.at, &call.time_zone)}</p>
                <details>
                    <summary>{i18n::exclusion_undo(language)}</summary>
                    <form method="post" action=format!("{address}/readmission") class="stack">
                        {seen_field(seen)}
                        <p class="hint">{i18n::exclusion_undo_lead(language)}</p>
                        <p>
                            <button class="button plain">{i18n::exclusion_undo(language)}</button>
                        </p>
                    </form>
                </details>
            </section>
        }
    });
    let chosen = form.value("kind");
    let kinds = Exclusion::ALL
        .map(|kind| {
            // None is chosen beforehand: which one it is matters to the team.
            let checked = kind.code() == chosen;
            view! {
                <label class="tick">
                    <input type="radio" name="kind" value=kind.code() checked=checked />
                    {exclusion_name(language, kind)}
                </label>
            }
        })
        .collect_view();
    let exclude = (entry.state == EntryState::Submitted).then(|| {
        view! {
            <section class="band narrow">
                <details open=form.refusal.is_some()>
                    <summary>{i18n::exclusion_title(language)}</summary>
                    <p>{i18n::exclusion_lead(language)}</p>
                    {(entry.sheets > 0)
                        .then(|| {
                            view! { <p>{i18n::exclusion_sheets(language, entry.sheets)}</p> }
                        })}
                    <form
                        method="post"
                        action=format!("{address}/exclusion")
                        class="stack"
                        novalidate
                    >
                        {form.seen_field(seen)}
                        <fieldset class="plain" id="kind" aria-describedby=problem_id("kind")>
                            <legend>{i18n::exclusion_kind(language)}</legend>
                            {kinds}
                            {form.problem_beside(visit, "kind")}
                        </fieldset>
                        {form
                            .area(
                                visit,
                                "reason",
                                i18n::exclusion_reason(language),
                                i18n::exclusion_reason_hint(language, MINUTE_MOST),
                                4,
                            )}
                        <p>
                            <button class="button">{i18n::exclusion_title(language)}</button>
                        </p>
                    </form>
                </details>
            </section>
        }
    });
    view! {
        <section class="band narrow">
            <p class=city_class(
                &call.city,
            )>
                {call.title.text(language).to_owned()}" · "
                {i18n::entry_number(language, entry.number)}
            </p>
            <h1>{localized(language, &entry.title)}</h1>
            <p class="lead">
                {entry.team.clone()}" · "
                {state_name(
                    language,
                    entry.state,
                    entry.excluded.as_ref().map(|excluded| excluded.kind),
                )}
            </p>
            {form.summary(visit)}
        </section>
        {handed_in}
        {excluded}
        {exclude}
    }
    .into_any()
}

/// Takes an entry out of the contest.
pub async fn exclude(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let kind = Exclusion::from_code(fields.get("kind"));
    let reason = fields.get("reason");
    let outcome = visit
        .office()
        .exclude(
            organiser,
            &call,
            number,
            (kind, reason),
            fields.seen(),
            visit.now,
        )
        .await;
    let typed = kind
        .map(|kind| exclusion_name(visit.language, kind).to_owned())
        .into_iter()
        .chain(Some(reason.to_owned()))
        .collect();
    after(
        &visit,
        (&call, number),
        &fields,
        outcome.map(|()| "excluded"),
        typed,
    )
    .await
}

/// The entry's page again after something was asked of it: with what stands against it, where it
/// was refused.
async fn after(
    visit: &Visit,
    (call, number): (&Call, i64),
    fields: &Fields,
    outcome: office::Result<&str>,
    typed: Vec<String>,
) -> Answer {
    match outcome.on_form()? {
        Ok(done) => Ok(visit.redirect(&format!("{}/entries/{number}", base(call)), done)),
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let entry = visit
                .office()
                .call_entry(visit.signed_in()?, call, number, visit.now)
                .await?;
            let roster = visit
                .office()
                .roster(visit.signed_in()?, call, number, visit.now)
                .await?;
            let catalogue = Catalogue::read(visit, &call.edition).await?;
            // An entry that is out has no form any more to keep the reason in.
            let told = matches!(refusal, Refusal::Overtaken { .. })
                || entry.state != EntryState::Submitted;
            let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
            let kind = entry.excluded.as_ref().map(|excluded| excluded.kind);
            let state = state_name(visit.language, entry.state, kind).to_owned();
            let reason = entry
                .excluded
                .as_ref()
                .map(|excluded| excluded.reason.clone());
            let both = Both {
                stands: std::iter::once(state).chain(reason).collect(),
                typed,
            };
            let filled = if told { filled.beside(both) } else { filled };
            Ok(page_with_status(
                visit,
                status,
                entry_place(visit, call, number),
                || {
                    body(
                        visit,
                        call,
                        (&entry, &versions),
                        handed_in(visit, call, (&entry, &roster), &catalogue),
                        &filled,
                    )
                },
            ))
        }
    }
}

/// Puts an entry back.
pub async fn readmit(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let outcome = visit
        .office()
        .readmit(visit.signed_in()?, &call, number, fields.seen(), visit.now)
        .await;
    let typed = vec![i18n::exclusion_undo(visit.language).to_owned()];
    after(
        &visit,
        (&call, number),
        &fields,
        outcome.map(|()| "readmitted"),
        typed,
    )
    .await
}
