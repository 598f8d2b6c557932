//! A team's own data file, checked: what a reader of it would stumble over, with the rows where it
//! stands, and a tidy copy.

use axum::{
    body::Body,
    extract::Path,
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use contest::Language;
use datasets::{Check, CheckFinding, CheckKind, Malformed};
use leptos::prelude::*;

use crate::{
    pages::Answer,
    shell::{Place, page, page_with_status},
    visit::Visit,
};

const fn sentence(language: Language, what: CheckKind) -> &'static str {
    match what {
        CheckKind::NotUtf8 => words::check_not_utf8(language),
        CheckKind::NotComma => words::check_not_comma(language),
        CheckKind::DecimalComma => words::check_decimal_comma(language),
        CheckKind::BesideTheTable => words::check_beside(language),
        CheckKind::Header => words::check_header(language),
        CheckKind::DuplicateRows => words::check_duplicates(language),
        CheckKind::Missing => words::check_missing(language),
        CheckKind::NotANumber => words::check_not_a_number(language),
        CheckKind::NotADate => words::check_not_a_date(language),
        CheckKind::UnknownCode => words::check_unknown_code(language),
        CheckKind::Formula => words::check_formula(language),
        CheckKind::Mail => words::check_mail(language),
        CheckKind::Telephone => words::check_telephone(language),
        CheckKind::IdentityNumber => words::check_identity(language),
    }
}

fn line(language: Language, finding: &CheckFinding) -> AnyView {
    let more = if finding.count > finding.rows.len() {
        "…"
    } else {
        ""
    };
    let rows = words::list(language, &finding.rows);
    view! {
        <li>
            {(!finding.column.is_empty())
                .then(|| {
                    view! {
                        <code>{finding.column.clone()}</code>
                        {words::colon(language)}
                    }
                })} {sentence(language, finding.what)}
            {(!finding.rows.is_empty())
                .then(|| {
                    view! {
                        <span class="quiet">
                            " "{words::check_rows(language, finding.count, format!("{rows}{more}"))}
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
                {words::check_unreadable(language, crate::refusals::malformed(language, finding))}
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
                .then(|| view! { <p class="notice done">{words::check_good(language)}</p> });
            view! {
                <p>
                    {words::check_size(language, check.rows, check.columns)}
                    {(!check.encoding.is_empty()).then(|| format!(" · {}", check.encoding))}
                </p>
                {good}
                {(!serious.is_empty())
                    .then(|| {
                        view! {
                            <h2>{words::check_serious(language)}</h2>
                            <ul>{list(serious)}</ul>
                        }
                    })}
                {(!minor.is_empty())
                    .then(|| {
                        view! {
                            <h2>{words::check_minor(language)}</h2>
                            <ul>{list(minor)}</ul>
                        }
                    })}
                <p>
                    <a class="button plain" href=tidy.to_owned()>
                        {words::check_tidy(language)}
                    </a>
                </p>
                <p class="quiet">{words::check_tidy_hint(language)}</p>
            }
            .into_any()
        }
    };
    view! {
        <section class="band narrow stack">
            <h1>{words::check_title(language)}</h1>
            <p class="lead">{name.to_owned()}</p>
            {found}
        </section>
    }
    .into_any()
}

fn place(visit: &Visit, entry: &str) -> Place {
    Place::titled(words::check_title(visit.language)).under(
        visit.link(&format!("/entry/{entry}")),
        words::check_back(visit.language),
    )
}

fn tidy_address(entry: &str, file: &str) -> String {
    format!("/files/draft/{entry}/{file}/tidy.csv")
}

/// What a data file of one's own draft looks like to a reader.
pub async fn check(visit: Visit, Path((entry, file)): Path<(String, String)>) -> Answer {
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
pub async fn tidy(visit: Visit, Path((entry, file)): Path<(String, String)>) -> Answer {
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
            let unread = || {
                body(
                    &visit,
                    &copy.name,
                    &tidy_address(&entry, &file),
                    &Err(finding),
                )
            };
            return Ok(page_with_status(
                &visit,
                StatusCode::UNPROCESSABLE_ENTITY,
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
