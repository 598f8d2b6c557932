//! A team's own data file, checked: what a reader of it would stumble over, with the rows where it
//! stands, and a tidy copy.

use axum::{body::Body, extract::Path, http::header, response::IntoResponse as _};
use contest::{EntryId, FileId, Language};
use dataset_spec::{Check, CheckFinding, CheckKind, Malformed};
use frame::{
    failure::Answer,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Problem, Refusal};

const fn sentence(language: Language, what: CheckKind) -> &'static str {
    match what {
        CheckKind::NotUtf8 => i18n::check_not_utf8(language),
        CheckKind::NotComma => i18n::check_not_comma(language),
        CheckKind::DecimalComma => i18n::check_decimal_comma(language),
        CheckKind::BesideTheTable => i18n::check_beside(language),
        CheckKind::Header => i18n::check_header(language),
        CheckKind::DuplicateRows => i18n::check_duplicates(language),
        CheckKind::Missing => i18n::check_missing(language),
        CheckKind::NotANumber => i18n::check_not_a_number(language),
        CheckKind::NotADate => i18n::check_not_a_date(language),
        CheckKind::UnknownCode => i18n::check_unknown_code(language),
        CheckKind::Formula => i18n::check_formula(language),
        CheckKind::Mail => i18n::check_mail(language),
        CheckKind::Telephone => i18n::check_telephone(language),
        CheckKind::IdentityNumber => i18n::check_identity(language),
    }
}

fn line(language: Language, finding: &CheckFinding) -> AnyView {
    let more = if finding.count > finding.rows.len() {
        "…"
    } else {
        ""
    };
    let rows = i18n::list(language, &finding.rows);
    view! {
        <li>
            {(!finding.column.is_empty())
                .then(|| {
                    view! {
                        <code>{finding.column.clone()}</code>
                        {i18n::colon(language)}
                    }
                })} {sentence(language, finding.what)}
            {(!finding.rows.is_empty())
                .then(|| {
                    view! {
                        <span class="quiet">
                            " "{i18n::check_rows(language, finding.count, format!("{rows}{more}"))}
                        </span>
                    }
                })}
        </li>
    }
    .into_any()
}

fn body(visit: &Visit, name: &str, tidy: &str, check: &Result<Check, Malformed>) -> AnyView {
    let language = visit.language;
    let found = match check {
        Err(finding) => view! {
            <p class="notice refused" role="alert">
                {i18n::check_unreadable(
                    language,
                    frame::refusals::describe_malformed(language, finding),
                )}
            </p>
        }
        .into_any(),
        Ok(check) => {
            let (serious, minor): (Vec<&CheckFinding>, Vec<&CheckFinding>) = check
                .findings
                .iter()
                .partition(|finding| finding.what.is_serious());
            let list = |findings: Vec<&CheckFinding>| {
                findings
                    .into_iter()
                    .map(|finding| line(language, finding))
                    .collect_view()
            };
            let good = serious
                .is_empty()
                .then(|| view! { <p class="notice done">{i18n::check_good(language)}</p> });
            view! {
                <p>
                    {i18n::check_size(language, check.rows, check.columns)}
                    {(!check.encoding.is_empty()).then(|| format!(" · {}", check.encoding))}
                </p>
                {good}
                {(!serious.is_empty())
                    .then(|| {
                        view! {
                            <h2>{i18n::check_serious(language)}</h2>
                            <ul>{list(serious)}</ul>
                        }
                    })}
                {(!minor.is_empty())
                    .then(|| {
                        view! {
                            <h2>{i18n::check_minor(language)}</h2>
                            <ul>{list(minor)}</ul>
                        }
                    })}
                <p>
                    <a class="button plain" href=tidy.to_owned()>
                        {i18n::check_tidy(language)}
                    </a>
                </p>
                <p class="quiet">{i18n::check_tidy_hint(language)}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="band narrow stack">
            <h1>{i18n::check_title(language)}</h1>
            <p class="lead">{name.to_owned()}</p>
            {found}
        </section>
    }
    .into_any()
}

fn place(visit: &Visit, entry: &EntryId) -> PageHead {
    PageHead::with_title(i18n::check_title(visit.language)).under(
        visit.link(&format!("/entry/{entry}")),
        i18n::check_back(visit.language),
    )
}

fn tidy_address(entry: &EntryId, file: &FileId) -> String {
    format!("/files/draft/{entry}/{file}/tidy.csv")
}

/// What a data file of one's own draft looks like to a reader.
pub async fn check(visit: Visit, Path((entry, file)): Path<(EntryId, FileId)>) -> Answer {
    let copy = visit
        .office()
        .draft_copy(visit.signed_in()?, &entry, &file, visit.now)
        .await?;
    let one = visit.one_check()?;
    let check = visit.site.preparer.check(copy.path(), &copy.name).await?;
    drop(one);
    Ok(page(&visit, place(&visit, &entry), || {
        body(&visit, &copy.name, &tidy_address(&entry, &file), &check)
    }))
}

/// The same data as UTF-8 with commas, dates and codes in their usual form; why not, where it
/// cannot be read.
pub async fn tidy(visit: Visit, Path((entry, file)): Path<(EntryId, FileId)>) -> Answer {
    let copy = visit
        .office()
        .draft_copy(visit.signed_in()?, &entry, &file, visit.now)
        .await?;
    let one = visit.one_check()?;
    let prepared = visit.site.preparer.tidy(copy.path(), &copy.name).await?;
    drop(one);
    let prepared = match prepared {
        Ok(prepared) => prepared,
        Err(finding) => {
            let refusal = Refusal::of_field("file", Problem::DataFile(finding.clone()));
            let unread = || {
                body(
                    &visit,
                    &copy.name,
                    &tidy_address(&entry, &file),
                    &Err(finding),
                )
            };
            return Ok(page_refused(
                &visit,
                &refusal,
                place(&visit, &entry),
                unread,
            ));
        }
    };
    let bytes = prepared.csv().await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"tidy.csv\"",
        ),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}
