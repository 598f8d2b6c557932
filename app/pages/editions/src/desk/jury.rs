//! The jurors and how far they are; who else is invited, and the round they judge in.

use contest::{Language, Standing, Timestamp, judging::RoundKind};
use frame::{
    form::{Filled, Input, Tick, seen_field},
    phases::phase_name,
    table::{Column, table},
};
use leptos::prelude::*;
use office::{Call, JurorProgress, MAX_INVITED, Refusal, Thing};
use parts::{people_list::ListForms, undelivered::view_undelivered};

use super::{DeskPage, undelivered};

/// Every juror, the form that invites another, and the round.
pub(super) fn section(page: &DeskPage) -> impl IntoView + use<> {
    let (language, base) = (page.visit.language, &page.base);
    view! {
        <section class="band" id="jury">
            <div class="section-head">
                <h2>{i18n::organise_jury(language)}</h2>
                <p class="row">
                    <a href=format!(
                        "{base}/reminders{}",
                        page.round_query(),
                    )>{i18n::reminders_title(language)}</a>
                    <a href=format!("{base}/marks.csv")>{i18n::organise_export_marks(language)}</a>
                </p>
            </div>
            {jurors_table(page)}
            <div class="pair">{invitation_form(page)} {list_forms(page)} {round_card(page)}</div>
        </section>
    }
}

fn jurors_table(page: &DeskPage) -> AnyView {
    let language = page.visit.language;
    table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::organise_assigned(language)),
            Column::number(i18n::jury_state_begun(language)),
            Column::number(i18n::jury_state_finished(language)),
            Column::number(i18n::organise_conflicts(language)),
            Column::text(i18n::jury_progress_label(language)),
            Column::wide(i18n::table_action(language)),
        ],
        page.desk
            .jurors
            .iter()
            .map(|juror| juror_cells(page, juror)),
    )
}

fn juror_cells(page: &DeskPage, juror: &JurorProgress) -> Vec<AnyView> {
    let language = page.visit.language;
    let organises = (juror.organises > 0)
        .then(|| view! { <p class="problem">{i18n::juror_organises(language)}</p> });
    let name = view! {
        {juror.name.clone()}
        <br />
        <span class="quiet">{juror.mail.clone()}</span>
        {view_arrival(page, juror)}
        {view_undelivered(page.visit, page.call, &page.desk.undelivered, &juror.person)}
        {organises}
    };
    let label = i18n::organise_progress_of(language, &juror.name);
    let most = juror.assigned.max(1);
    let progress = view! { <progress max=most value=juror.finished aria-label=label></progress> };
    let actions = view! {
        {invite_again_form(page, juror)}
        {undelivered::mending(page, juror)}
        {removal_form(page, juror)}
    };
    vec![
        name.into_any(),
        juror.assigned.into_any(),
        (juror.started - juror.finished).max(0).into_any(),
        juror.finished.into_any(),
        juror.conflicts.into_any(),
        progress.into_any(),
        actions.into_any(),
    ]
}

/// How far somebody is who was invited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    CameIn,
    Invited,
    LinkExpired,
}

impl Arrival {
    /// None where no link was mailed.
    fn of(page: &DeskPage, juror: &JurorProgress) -> Option<Self> {
        if juror.arrivals > 0 || juror.started > 0 {
            Some(Self::CameIn)
        } else if juror.link_until == 0 {
            None
        } else if juror.link_until > page.visit.now.0 {
            Some(Self::Invited)
        } else {
            Some(Self::LinkExpired)
        }
    }
}

/// The button that mails another link to whom the first one expired.
fn invite_again_form(page: &DeskPage, juror: &JurorProgress) -> Option<impl IntoView + use<>> {
    let language = page.visit.language;
    let text = i18n::organise_invite_again(language);
    (Arrival::of(page, juror) == Some(Arrival::LinkExpired)).then(|| {
        view! {
            <form method="post" action=format!("{}/jurors", page.base)>
                <input type="hidden" name="name" value=juror.name.clone() />
                <input type="hidden" name="mail" value=juror.mail.clone() />
                <input type="hidden" name="language" value=juror.language.clone() />
                <input type="hidden" name="again" value="1" />
                <button
                    class="button plain small"
                    aria-label=i18n::join_label(language, text, &juror.name)
                >
                    {text}
                </button>
            </form>
        }
    })
}

/// Whether a juror has come in, or still can by the link that was mailed.
fn view_arrival(page: &DeskPage, juror: &JurorProgress) -> Option<impl IntoView + use<>> {
    let language = page.visit.language;
    let text = match Arrival::of(page, juror)? {
        Arrival::CameIn => i18n::juror_came_in(language),
        Arrival::Invited => i18n::juror_invited(language),
        Arrival::LinkExpired => i18n::juror_link_expired(language),
    };
    Some(view! {
        <br />
        <span class="quiet">{text}</span>
    })
}

fn removal_form(page: &DeskPage, juror: &JurorProgress) -> impl IntoView + use<> {
    let language = page.visit.language;
    let remove = i18n::juror_remove(language);
    view! {
        <details>
            <summary>{remove}</summary>
            <form method="post" action=format!("{}/jurors/remove", page.base) class="stack">
                <p class="hint">{i18n::juror_remove_lead(language)}</p>
                {seen_field(page.desk.versions.of(Thing::Juror(&juror.person)))}
                <input type="hidden" name="person" value=juror.person.to_string() />
                <button
                    class="button plain small"
                    aria-label=i18n::join_label(language, remove, &juror.name)
                >
                    {remove}
                </button>
            </form>
        </details>
    }
}

fn invitation_form(page: &DeskPage) -> impl IntoView + use<> {
    let (visit, language) = (page.visit, page.visit.language);
    let proposed = Filled::with([("language", language.tag().to_owned())]);
    let form = page.form.having("mail").unwrap_or(&proposed);
    let languages = Language::ALL
        .map(|language| (language.tag().to_owned(), language.name().to_owned()))
        .to_vec();
    view! {
        <form
            method="post"
            action=format!("{}/jurors", page.base)
            class="stack card"
            id="invite"
            novalidate
        >
            <h3>{i18n::organise_invite(language)}</h3>
            {form.summary(visit)}
            {form.text(visit, "name", i18n::account_name(language), "", Input::TEXT.require())}
            {form.text(visit, "mail", i18n::account_mail(language), "", Input::MAIL)}
            {form
                .text(
                    visit,
                    "organisation",
                    i18n::account_organisation(language),
                    i18n::organise_invite_organisation(language),
                    Input::ORGANISATION,
                )}
            {form.select(visit, "language", i18n::shell_languages(language), "", languages)}
            {matches!(form.refusal, Some(Refusal::InvitedAlready))
                .then(|| { Tick::new("again", "1").view(i18n::organise_invite_again(language)) })}
            <p>
                <button class="button plain">{i18n::organise_invite(language)}</button>
            </p>
        </form>
    }
}

/// The forms that invite all of a list.
fn list_forms(page: &DeskPage) -> AnyView {
    let (visit, language) = (page.visit, page.visit.language);
    let base = format!("{}/jurors", page.base);
    let forms = ListForms {
        base: &base,
        title: view! { <h3>{i18n::organise_list(language)}</h3> }.into_any(),
        hint: i18n::organise_list_lines(language, MAX_INVITED),
        form: page.form,
    };
    forms.view(visit)
}

/// The way to the plan, and the button that closes the round or reopens it.
fn round_card(page: &DeskPage) -> impl IntoView + use<> {
    let (language, base) = (page.visit.language, &page.base);
    let round = page.round;
    let asked = page.round_query();
    let closed = is_closed(page.call, round);
    let state = describe_round_state(language, page.call, (round, page.visit.now));
    view! {
        <div class="stack card">
            <h3>{i18n::plan_title(language)}</h3>
            <p>{i18n::plan_lead(language)}</p>
            <p>
                <a class="button plain" href=format!("{base}/plan{asked}")>
                    {i18n::plan_title(language)}
                </a>
            </p>
            <h3>{i18n::organise_round_of(language, phase_name(language, round.phase()))}</h3>
            <p>{state}</p>
            <form method="post" action=format!("{base}/round{asked}")>
                {seen_field(page.desk.versions.of(Thing::Round(round)))}
                <input type="hidden" name="closed" value=i32::from(!closed) />
                <button class="button plain">
                    {if closed {
                        i18n::organise_reopen_round(language)
                    } else {
                        i18n::organise_close_round(language)
                    }}
                </button>
            </form>
        </div>
    }
}

/// Whether a round was closed by hand.
fn is_closed(call: &Call, round: RoundKind) -> bool {
    call.round(round)
        .is_some_and(|round| round.closed_at.is_some())
}

/// Says whether a round was closed by hand, or has not begun.
pub(super) fn describe_round_state(
    language: Language,
    call: &Call,
    (round, now): (RoundKind, Timestamp),
) -> &'static str {
    if is_closed(call, round) {
        i18n::organise_round_closed(language)
    } else if call.round_standing(round, now) == Standing::Before {
        i18n::round_before(language)
    } else {
        i18n::organise_round_open(language)
    }
}
