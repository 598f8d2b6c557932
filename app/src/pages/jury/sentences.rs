//! Which sentences of a comment to the jury go to the team, and what the team reads in the end.

use std::collections::BTreeSet;

use axum::extract::Path;
use leptos::prelude::*;
use office::{Failure, Refusal, Sentences};

use crate::{
    city::city_class,
    failure,
    form::{Fields, Filled},
    pages::{
        Answer,
        jury::sheet::{jury_path, sheet_name},
    },
    shell::{Place, page, page_with_status},
    visit::Visit,
};

/// The sentences of a sheet's comment, to be marked.
pub async fn sentences(visit: Visit, Path(text): Path<String>) -> Answer {
    let shown = visit
        .office()
        .sentences(visit.signed_in()?, &sheet_name(&text)?, visit.now)
        .await?;
    Ok(page(&visit, place(&visit, &shown), || {
        body(&visit, &shown, &Filled::default())
    }))
}

fn place(visit: &Visit, shown: &Sentences) -> Place {
    let language = visit.language;
    Place::of_edition(i18n::sentences_title(language), &shown.call.edition, visit)
        .under(
            visit.link(&format!(
                "{}?round={}",
                jury_path(&shown.call),
                shown.name.round.code()
            )),
            i18n::jury_title(language),
        )
        .under(
            visit.link(&format!("/jury/{}", shown.name)),
            i18n::sheet_title(language, shown.number),
        )
}

fn body(visit: &Visit, shown: &Sentences, form: &Filled) -> AnyView {
    let language = visit.language;
    let sheet = visit.link(&format!("/jury/{}", shown.name));
    let ticks = shown
        .sentences
        .iter()
        .map(|(text, marked)| {
            view! {
                <li>
                    <label class="tick">
                        <input
                            type="checkbox"
                            name="sentence"
                            value=text.clone()
                            checked=*marked
                            disabled=!shown.open
                        />
                        {text.clone()}
                    </label>
                </li>
            }
        })
        .collect_view();
    let choice = if shown.sentences.is_empty() {
        view! { <p>{i18n::sentences_none(language)}</p> }.into_any()
    } else {
        view! {
            <form method="post" class="stack">
                <input type="hidden" name="version" value=shown.version />
                <ul class="plain-list">{ticks}</ul>
                {shown
                    .open
                    .then(|| {
                        view! {
                            <p>
                                <button class="button">{i18n::sentences_save(language)}</button>
                            </p>
                        }
                    })}
            </form>
        }
        .into_any()
    };
    view! {
        <section class="band narrow">
            <p class=city_class(&shown.call.city)>{i18n::sheet_title(language, shown.number)}</p>
            <h1>{i18n::sentences_title(language)}</h1>
            <p class="lead">{i18n::sentences_lead(language)}</p>
            {form.summary(visit)}
            {choice}
        </section>
        <section class="band narrow">
            <h2>{i18n::sentences_read(language)}</h2>
            {if shown.to_team.is_empty() {
                view! { <p class="quiet">{i18n::sentences_nothing(language)}</p> }.into_any()
            } else {
                view! { <blockquote class="typed">{shown.to_team.clone()}</blockquote> }.into_any()
            }}
            <p>
                <a class="button plain" href=sheet>
                    {i18n::sentences_back(language)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// Marks them.
pub async fn mark(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let (name, juror) = (sheet_name(&text)?, visit.signed_in()?);
    let chosen: BTreeSet<String> = fields.all("sentence").map(str::to_owned).collect();
    let version = fields.get("version").parse().unwrap_or(0);
    match visit
        .office()
        .mark_sentences(juror, &name, &chosen, version, visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(&format!("/jury/{name}/sentences"), "saved")),
        Err(Failure::Refused(refusal @ (Refusal::StaleDraft { .. } | Refusal::RoundClosed))) => {
            let shown = visit.office().sentences(juror, &name, visit.now).await?;
            let (status, form) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            Ok(page_with_status(
                &visit,
                status,
                place(&visit, &shown),
                || body(&visit, &shown, &form),
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}
