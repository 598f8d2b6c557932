//! Which sentences of a comment to the jury go to the team, and what the team reads in the end.

use std::collections::BTreeSet;

use axum::extract::Path;
use contest::Language;
use frame::{
    city::city_class,
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Tick},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Failure, Refusal, Sentences};
use parts::jury_places::{parse_sheet_name, round_path, sheet_path};

/// The field that says that a form has the sentences, also where none is ticked.
const SENTENCES: &str = "sentences";

/// Shows the sentences of a sheet's comment, to be marked.
pub async fn show(visit: Visit, Path(text): Path<String>) -> Answer {
    let sentences = visit
        .office()
        .sentences(visit.signed_in()?, &parse_sheet_name(&text)?, visit.now)
        .await?;
    Ok(page(&visit, locate(&visit, &sentences), || {
        view_sentences(&visit, &sentences, &Filled::default()).into_any()
    }))
}

fn locate(visit: &Visit, sentences: &Sentences) -> PageHead {
    let language = visit.language;
    let call = &sentences.call;
    PageHead::of_edition(i18n::sentences_title(language), &call.edition, visit)
        .under(
            visit.link(&round_path(call, sentences.name.round)),
            i18n::jury_title(language),
        )
        .under(
            visit.link(&sheet_path(&sentences.name)),
            i18n::sheet_title(language, sentences.number),
        )
        .following(visit, call)
}

fn view_sentences(visit: &Visit, sentences: &Sentences, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let choice = if sentences.sentences.is_empty() {
        view! { <p>{i18n::sentences_none(language)}</p> }.into_any()
    } else {
        view_choice(language, sentences).into_any()
    };
    let to_team = if sentences.to_team.is_empty() {
        view! { <p class="quiet">{i18n::sentences_nothing(language)}</p> }.into_any()
    } else {
        view! { <blockquote class="typed">{sentences.to_team.clone()}</blockquote> }.into_any()
    };
    view! {
        <section class="band narrow">
            <p class=city_class(
                &sentences.call.city,
            )>{i18n::sheet_title(language, sentences.number)}</p>
            <h1>{i18n::sentences_title(language)}</h1>
            <p class="lead">{i18n::sentences_lead(language)}</p>
            {form.summary(visit)}
            {choice}
        </section>
        <section class="band narrow">
            <h2>{i18n::sentences_read(language)}</h2>
            {to_team}
            <p>
                <a class="button plain" href=visit.link(&sheet_path(&sentences.name))>
                    {i18n::sentences_back(language)}
                </a>
            </p>
        </section>
    }
}

/// The form with the sentences to tick.
fn view_choice(language: Language, sentences: &Sentences) -> impl IntoView + use<> {
    let open = sentences.open;
    let ticks = sentences
        .sentences
        .iter()
        .map(|(text, marked)| {
            let tick = Tick::new("sentence", text.clone())
                .check(*marked)
                .disable(!open);
            view! { <li>{tick.view(text.clone())}</li> }
        })
        .collect_view();
    let button = open.then(|| {
        view! {
            <p>
                <button class="button">{i18n::sentences_save(language)}</button>
            </p>
        }
    });
    view! {
        <form method="post" class="stack">
            <input type="hidden" name="version" value=sentences.version />
            <input type="hidden" name=SENTENCES value="1" />
            <ul class="plain-list">{ticks}</ul>
            {button}
        </form>
    }
}

/// Marks the sentences that were ticked.
pub async fn mark(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let (name, juror) = (parse_sheet_name(&text)?, visit.signed_in()?);
    fields.require_one_of(&[SENTENCES, "sentence"])?;
    let chosen: BTreeSet<String> = fields.all("sentence").map(str::to_owned).collect();
    let version = fields.get("version").parse().unwrap_or(0);
    match visit
        .office()
        .mark_sentences(juror, &name, &chosen, version, visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(&format!("{}/sentences", sheet_path(&name)), Done::Saved)),
        Err(Failure::Refused(refusal @ (Refusal::StaleDraft { .. } | Refusal::RoundClosed))) => {
            let sentences = visit.office().sentences(juror, &name, visit.now).await?;
            let form = Filled::with_refusal(&fields, refusal.clone());
            Ok(page_refused(
                &visit,
                &refusal,
                locate(&visit, &sentences),
                || view_sentences(&visit, &sentences, &form).into_any(),
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}
