//! One's own second factor: set up with an authenticator app, its recovery codes, turned off.

use axum::{extract::Query, response::Response};
use contest::second_factor::RECOVERY_CODES;
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input, OnForm as _},
    shell::{page, page_refused},
    visit::{Visit, see_other},
};
use leptos::prelude::*;
use office::{FactorStanding, NewFactor, Person, SecondFactor, calendar};
use qrcode::{Color, EcLevel, QrCode};

use super::{
    entrance::{Next, link_onwards, next_field, own_place, view_narrow},
    own::locate,
    proof::{prove, read_proof, view_proof},
};

/// The address of the page, behind the language.
pub const PATH: &str = "/account/second-factor";

/// What the page shows.
struct Held {
    standing: FactorStanding,
    has_password: bool,
}

impl Held {
    async fn read(visit: &Visit, person: &Person) -> office::Result<Self> {
        Ok(Self {
            standing: visit.office().second_factor(person, visit.now).await?,
            has_password: visit.office().has_password(person).await?,
        })
    }
}

/// How the second factor stands, and what can be done about it.
pub async fn show(visit: Visit, Query(next): Query<Next>) -> Answer {
    let person = visit.signed_in()?;
    let held = Held::read(&visit, person).await?;
    let filled = Filled::with([("next", next.place().to_owned())]);
    let title = i18n::factor_title(visit.language);
    Ok(page(&visit, locate(&visit, title), || {
        view(&visit, person, &held, &filled)
    }))
}

async fn refuse(
    visit: &Visit,
    person: &Person,
    fields: &Fields,
    refusal: office::Refusal,
) -> Answer {
    let held = Held::read(visit, person).await?;
    let filled = Filled::with_refusal(fields, refusal.clone());
    let head = locate(visit, i18n::factor_title(visit.language));
    Ok(page_refused(visit, &refusal, head, || {
        view(visit, person, &held, &filled)
    }))
}

/// Makes the secret of a new one.
pub async fn begin(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    let proof = read_proof(&fields);
    let beginning = visit
        .office()
        .begin_second_factor(person, &proof, visit.now);
    match prove(&visit, person, beginning).await.on_form()? {
        Ok(()) => Ok(see_other(&link_onwards(&visit, PATH, fields.get("next")))),
        Err(refusal) => refuse(&visit, person, &fields, refusal).await,
    }
}

/// Turns it on by a first code, and shows the recovery codes.
pub async fn confirm(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    let confirming = visit
        .office()
        .confirm_second_factor(person, fields.get("code"), visit.now);
    match prove(&visit, person, confirming).await.on_form()? {
        Ok(codes) => Ok(show_codes(&visit, &codes, fields.get("next"))),
        Err(refusal) => refuse(&visit, person, &fields, refusal).await,
    }
}

/// Makes new recovery codes, and shows them.
pub async fn renew(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    let proof = read_proof(&fields);
    let renewing = visit
        .office()
        .renew_recovery_codes(person, &proof, visit.now);
    match prove(&visit, person, renewing).await.on_form()? {
        Ok(codes) => Ok(show_codes(&visit, &codes, "")),
        Err(refusal) => refuse(&visit, person, &fields, refusal).await,
    }
}

/// Turns it off.
pub async fn end(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    let proof = read_proof(&fields);
    let ending = visit.office().end_second_factor(person, &proof, visit.now);
    match prove(&visit, person, ending).await.on_form()? {
        Ok(()) => Ok(visit.redirect("/account", Done::FactorOff)),
        Err(refusal) => refuse(&visit, person, &fields, refusal).await,
    }
}

/// The recovery codes, shown once: no address leads to them again.
fn show_codes(visit: &Visit, codes: &[String], next: &str) -> Response {
    let language = visit.language;
    let title = i18n::factor_codes_title(language);
    let place = own_place(next).map_or_else(|| visit.link(PATH), str::to_owned);
    let codes = codes
        .iter()
        .map(|code| {
            view! {
                <li>
                    <code>{code.clone()}</code>
                </li>
            }
        })
        .collect_view();
    page(visit, locate(visit, title), || {
        view_narrow(
            title,
            view! {
                <p>{i18n::factor_codes_lead(language)}</p>
                <ol class="codes">{codes}</ol>
                <p>
                    <a class="button" href=place>
                        {i18n::account_continue(language)}
                    </a>
                </p>
            },
        )
    })
}

fn view(visit: &Visit, person: &Person, held: &Held, filled: &Filled) -> AnyView {
    let language = visit.language;
    let demanded = own_place(&filled.value("next"))
        .map(|_| view! { <p class="notice">{i18n::factor_demanded(language)}</p> });
    let body = match &held.standing {
        FactorStanding::Off => view! {
            <p>{i18n::factor_lead(language)}</p>
            {view_form(visit, person, held, filled, "/begin", i18n::factor_begin(language))}
        }
        .into_any(),
        FactorStanding::Begun(new) => view_begun(visit, person, held, new, filled),
        FactorStanding::On(factor) => view_on(visit, person, held, *factor, filled),
    };
    view_narrow(
        i18n::factor_title(language),
        view! {
            {filled.summary(visit)}
            {demanded}
            {body}
        },
    )
}

/// A form that asks for the proof alone.
fn view_form(
    visit: &Visit,
    person: &Person,
    held: &Held,
    filled: &Filled,
    end: &str,
    button: &'static str,
) -> AnyView {
    view! {
        <form method="post" action=visit.link(&format!("{PATH}{end}")) class="stack" novalidate>
            {next_field(filled)}
            {view_proof(visit, person, held.has_password, filled)}
            <p>
                <button class="button plain">{button}</button>
            </p>
        </form>
    }
    .into_any()
}

/// The secret for the app, and the field of its first code.
fn view_begun(
    visit: &Visit,
    person: &Person,
    held: &Held,
    new: &NewFactor,
    filled: &Filled,
) -> AnyView {
    let language = visit.language;
    let again = view_form(
        visit,
        person,
        held,
        &Filled::with([("next", filled.value("next"))]),
        "/begin",
        i18n::factor_again(language),
    );
    view! {
        <p>{i18n::factor_scan(language)}</p>
        {view_picture(&new.address, i18n::factor_picture(language))}
        <p>
            <a href=new.address.clone()>{i18n::factor_open(language)}</a>
        </p>
        <p class="wrap">{i18n::factor_key(language, new.secret.as_str())}</p>
        <form method="post" action=visit.link(&format!("{PATH}/confirm")) class="stack" novalidate>
            {next_field(filled)}
            {filled
                .text(
                    visit,
                    "code",
                    i18n::factor_code(language),
                    i18n::factor_code_hint(language),
                    Input::CODE,
                )}
            <p>
                <button class="button">{i18n::factor_confirm(language)}</button>
            </p>
        </form>
        <details>
            <summary>{i18n::factor_again(language)}</summary>
            {again}
        </details>
    }
    .into_any()
}

fn view_on(
    visit: &Visit,
    person: &Person,
    held: &Held,
    factor: SecondFactor,
    filled: &Filled,
) -> AnyView {
    let language = visit.language;
    let since = calendar::format_timestamp(language, factor.since, &calendar::Zone::UTC);
    let left = i18n::factor_codes_left(language, factor.recovery_codes, RECOVERY_CODES);
    let step = |title: &'static str, lead: &'static str, end: &str| {
        let action = visit.link(&format!("{PATH}{end}"));
        view! {
            <p>
                <button class="button plain" formaction=action>
                    {title}
                </button>
            </p>
            <p class="hint">{lead}</p>
        }
    };
    view! {
        <p>{i18n::factor_since(language, since)}</p>
        <p>{left}</p>
        <form method="post" action=visit.link(&format!("{PATH}/codes")) class="stack" novalidate>
            {view_proof(visit, person, held.has_password, filled)}
            {step(i18n::factor_renew(language), i18n::factor_renew_lead(language), "/codes")}
            {step(i18n::factor_end(language), i18n::factor_end_lead(language), "/end")}
        </form>
    }
    .into_any()
}

/// Modules of white around the picture, as readers ask for.
const MARGIN: usize = 4;

/// An address as a QR code: black on white whatever the page's colours are.
fn view_picture(address: &str, label: &'static str) -> Option<AnyView> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let path: String = code
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, color)| **color == Color::Dark)
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN))
        .collect();
    let side = width + 2 * MARGIN;
    let view = view! {
        <svg
            role="img"
            aria-label=label
            viewBox=format!("0 0 {side} {side}")
            width="240"
            height="240"
            shape-rendering="crispEdges"
        >
            <rect width=side height=side fill="#fff" />
            <path d=path fill="#000" />
        </svg>
    };
    Some(view.into_any())
}
