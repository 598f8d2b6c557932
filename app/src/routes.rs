//! Every page and action of the application, as a table of contents.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn,
    routing::{get, post},
};

use crate::{
    city, gate,
    pages::{
        accounts::{
            account, acting, address, desk as own_desk, help, joining, link_requests, links,
            organisers, people, sign_in, sign_up, wishes,
        },
        data,
        editions::{
            awards, calendar, call, cities, criteria, desk, desk::undelivered, export, facts,
            import, limits, making, opening, organisation, pause, preview, steps, texts, topics,
        },
        entries::{check, entry, files, list, organiser_page, roster, team, works},
        jury::{beside, conflicts, dashboard, diagnosis, order, plan, reminders, sentences, sheet},
        mail::mails,
        public::{about, edition, gallery, home, results, work},
        results::{
            embargo, letters, meeting, pairs, pairs::comparison, press, publication, ranking,
        },
    },
    site::Site,
};

/// The routes of all pages. Those of a language carry it as their first segment.
pub fn router() -> Router<Site> {
    let private = Router::new()
        .merge(entry_pages())
        .merge(jury_pages())
        .merge(service_pages())
        .merge(organiser_pages())
        .merge(preparation_pages())
        .merge(desk_pages())
        .merge(organiser_entry_pages())
        .merge(plan_pages())
        .merge(result_pages())
        .route_layer(from_fn(gate::guard_private));
    let localized = Router::new()
        .merge(site_pages())
        .merge(account_pages())
        .merge(people_pages())
        .merge(private)
        .merge(data_pages())
        .merge(public_pages().route_layer(from_fn(gate::guard_public)))
        .merge(uploads());
    let mut router = files();
    for language in contest::Language::ALL {
        router = router
            .nest(&format!("/{}", language.tag()), localized.clone())
            .route(&format!("/{}/", language.tag()), get(home::home));
    }
    router
}

/// The pages of the site itself.
fn site_pages() -> Router<Site> {
    Router::new()
        .route("/", get(home::home))
        .route("/accessibility", get(about::accessibility))
        .route("/privacy", get(about::privacy))
        .route("/mails", get(mails::mails))
        .route("/editions/import", get(import::show).post(import::send))
        .route("/editions/new", get(making::show).post(making::make))
}

/// Accounts: signing up and in, what a person has and wishes.
fn account_pages() -> Router<Site> {
    Router::new()
        .route("/sign-up", get(sign_up::show).post(sign_up::sign_up))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route(
            "/link",
            get(link_requests::show_sign_in).post(link_requests::request_sign_in),
        )
        .route(
            "/reset",
            get(link_requests::show_reset).post(link_requests::request_reset),
        )
        .route(
            "/verify/{token}",
            get(links::show_sign_up).post(links::verify),
        )
        .route(
            "/enter/{token}",
            get(links::show_sign_in).post(links::sign_in),
        )
        .route(
            "/new-password/{token}",
            get(links::show_new_password).post(links::set_password),
        )
        .route("/account", get(account::show))
        .route("/account/organisation", post(account::set_organisation))
        .route(
            "/account/sessions/{session}/end",
            post(account::end_session),
        )
        .route("/account/reminders", post(wishes::set_of_account))
        .route("/reminders/{link}", get(wishes::show).post(wishes::set))
        .route("/desk", get(own_desk::show))
        .route(
            "/account/joining/{token}",
            get(joining::show).post(joining::answer),
        )
        .route(
            "/account/address/{token}",
            get(address::show).post(address::answer),
        )
}

/// Who has an account, and help with it.
fn people_pages() -> Router<Site> {
    Router::new()
        .route("/people", get(people::show))
        .route("/people/sign-ups", post(people::send_sign_up))
        .route("/people/act", get(acting::ask).post(acting::begin))
        .route("/people/act/end", post(acting::end))
        .route("/people/{person}", get(help::show))
        .route("/people/{person}/link", post(help::send_link))
        .route("/people/{person}/password", post(help::send_password))
        .route("/people/{person}/sessions", post(help::end_sessions))
        .route("/people/{person}/address", post(help::ask_address))
        .route(
            "/people/{person}/address/withdrawal",
            post(help::withdraw_address),
        )
        .route(
            "/people/{person}/joining",
            get(help::joining::show).post(help::joining::ask),
        )
        .route(
            "/people/{person}/joining/withdrawal",
            post(help::withdraw_joining),
        )
}

/// Teams and entries, as their members see them.
fn entry_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/team", get(team::show).post(team::found))
        .route("/{edition}/{call}/team/leave", post(team::leave))
        .route(
            "/{edition}/{call}/team/invitation",
            post(team::renew_invitation),
        )
        .route("/{edition}/{call}/team/captain", post(team::hand_over))
        .route("/{edition}/{call}/team/remove", post(team::remove))
        .route("/{edition}/{call}/team/readmit", post(team::readmit))
        .route("/join/{link}", get(team::invitation).post(team::join))
        .route("/entry/{entry}", get(entry::draft).post(entry::save))
        .route("/entry/{entry}/hand-in", post(entry::hand_in))
        .route(
            "/entry/{entry}/withdraw",
            get(entry::withdraw_page).post(entry::withdraw),
        )
        .route("/entry/{entry}/receipt/{number}", get(entry::receipt))
        .route("/entry/{entry}/deadline.json", get(entry::send_deadlines))
        .route("/entry/{entry}/letter", get(letters::letter::show))
        .route("/entry/{entry}/letter.svg", get(letters::letter::draw))
        .route(
            "/entry/{entry}/files/{file}/remove",
            post(entry::remove_file),
        )
        .route("/entry/{entry}/files/{file}/check", get(check::check))
}

/// A juror's pages.
fn jury_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/jury", get(dashboard::show))
        .route("/jury/{entry}", get(sheet::show).post(sheet::save))
        .route("/jury/{entry}/beside", get(beside::show))
        .route(
            "/jury/{entry}/sentences",
            get(sentences::show).post(sentences::mark),
        )
        .route("/jury/{entry}/finish", post(sheet::finish))
        .route("/jury/{entry}/conflict", post(sheet::recuse))
        .route("/jury/{entry}/flag", post(sheet::flag))
        .route(
            "/{edition}/{call}/jury/pairs",
            get(comparison::show).post(comparison::choose),
        )
        .route("/{edition}/{call}/jury/pairs/undo", post(comparison::undo))
        .route(
            "/{edition}/{call}/jury/order",
            get(order::show).post(order::set),
        )
        .route(
            "/{edition}/{call}/jury/conflicts",
            get(conflicts::show).post(conflicts::declare),
        )
}

/// What all editions share: cities and organisations.
fn service_pages() -> Router<Site> {
    Router::new()
        .route("/cities", get(cities::show))
        .route(
            "/cities/import",
            get(cities::import::show).post(cities::import::send),
        )
        .route("/cities/{file}", get(cities::send_file))
        .route("/organisations/{organisation}", get(organisation::show))
        .route(
            "/organisations/{organisation}/administrators",
            post(organisation::appoint),
        )
        .route(
            "/organisations/{organisation}/administrators/remove",
            post(organisation::dismiss),
        )
}

/// Who organises an edition.
fn organiser_pages() -> Router<Site> {
    Router::new()
        .route(
            "/{edition}/organisers",
            get(organisers::show).post(organisers::invite),
        )
        .route(
            "/{edition}/organisers/list",
            post(organisers::invite_several),
        )
        .route("/{edition}/organisers/again", post(organisers::send_again))
        .route("/{edition}/organisers/address", post(organisers::correct))
        .route("/{edition}/organisers/withdraw", post(organisers::withdraw))
        .route("/{edition}/organisers/remove", post(organisers::remove))
}

/// From an edition in preparation to an open one.
fn preparation_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/setup", get(steps::begin))
        .route(
            "/{edition}/setup/what",
            get(steps::what::show).post(steps::what::change),
        )
        .route(
            "/{edition}/setup/who",
            get(steps::who::show).post(steps::who::change),
        )
        .route(
            "/{edition}/setup/when",
            get(steps::when::show).post(steps::when::change),
        )
        .route("/{edition}/setup/judging", get(steps::show_judging))
        .route("/{edition}/setup/promise", get(steps::show_promise))
        .route("/{edition}/opening", get(opening::show).post(opening::open))
        .route("/{edition}/opening/undo", post(opening::take_back))
        .route("/{edition}/opening/delete", post(opening::delete))
        .route("/{edition}/edition.toml", get(export::send))
}

/// The organiser's desk: people, rounds, criteria.
fn desk_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/organise", get(desk::show))
        .route("/{edition}/{call}/organise/jurors", post(desk::invite))
        .route(
            "/{edition}/{call}/organise/jurors/list",
            post(desk::invite_several),
        )
        .route(
            "/{edition}/{call}/organise/jurors/remove",
            post(desk::remove_juror),
        )
        .route(
            "/{edition}/{call}/organise/jurors/address",
            post(undelivered::correct_address),
        )
        .route(
            "/{edition}/{call}/organise/mails/again",
            post(undelivered::send_again),
        )
        .route("/{edition}/{call}/organise/flags", post(desk::settle_flag))
        .route(
            "/{edition}/{call}/organise/round",
            post(desk::close_or_reopen_round),
        )
        .route(
            "/{edition}/{call}/organise/calendar",
            get(calendar::show).post(calendar::change),
        )
        .route(
            "/{edition}/{call}/organise/pause",
            get(pause::show).post(pause::pause),
        )
        .route("/{edition}/{call}/organise/pause/end", post(pause::end))
        .route(
            "/{edition}/{call}/organise/criteria",
            get(criteria::show).post(criteria::change),
        )
        .route(
            "/{edition}/{call}/organise/topics",
            get(topics::show).post(topics::change),
        )
        .route(
            "/{edition}/{call}/organise/facts",
            get(facts::show).post(facts::change),
        )
        .route(
            "/{edition}/{call}/organise/awards",
            get(awards::show).post(awards::change),
        )
        .route(
            "/{edition}/{call}/organise/limits",
            get(limits::show).post(limits::change),
        )
        .route(
            "/{edition}/{call}/organise/preview",
            get(preview::show).post(preview::begin),
        )
        .route(
            "/{edition}/{call}/organise/preview/leave",
            post(preview::leave),
        )
        .route(
            "/{edition}/{call}/organise/texts",
            get(texts::show).post(texts::change),
        )
        .route(
            "/{edition}/{call}/organise/criteria/round",
            post(criteria::set_round),
        )
}

/// The entries of a call, as its organisers see them.
fn organiser_entry_pages() -> Router<Site> {
    Router::new()
        .route(
            "/{edition}/{call}/organise/marks.csv",
            get(desk::export_marks),
        )
        .route("/{edition}/{call}/organise/entries", get(list::show))
        .route(
            "/{edition}/{call}/organise/entries/{number}",
            get(organiser_page::show),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/receipts/{receipt}",
            get(organiser_page::hand_in::show),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/exclusion",
            post(organiser_page::exclude),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/readmission",
            post(organiser_page::readmit),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/deadline",
            get(organiser_page::deadline::show).post(organiser_page::deadline::extend),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/deadline/withdrawal",
            post(organiser_page::deadline::withdraw),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/team",
            get(roster::show).post(roster::remove),
        )
        .route(
            "/{edition}/{call}/organise/entries/{number}/team/readmission",
            post(roster::readmit),
        )
        .route("/{edition}/{call}/organise/entries.csv", get(list::export))
        .route(
            "/{edition}/{call}/organise/entries.json",
            get(works::entries_json),
        )
        .route(
            "/{edition}/{call}/organise/works.zip",
            get(works::works_zip),
        )
}

/// The organiser's jury: who judges what, and how it goes.
fn plan_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/organise/jury", get(diagnosis::show))
        .route(
            "/{edition}/{call}/organise/jurors.svg",
            get(diagnosis::draw),
        )
        .route(
            "/{edition}/{call}/organise/reminders",
            get(reminders::show).post(reminders::send),
        )
        .route("/{edition}/{call}/organise/plan", get(plan::show))
        .route("/{edition}/{call}/organise/plan.csv", get(plan::export))
        .route(
            "/{edition}/{call}/organise/plan/propose",
            post(plan::propose),
        )
        .route("/{edition}/{call}/organise/plan/entry", post(plan::change))
        .route("/{edition}/{call}/organise/plan/take", post(plan::take))
        .route(
            "/{edition}/{call}/organise/plan/discard",
            post(plan::discard),
        )
        .route(
            "/{edition}/{call}/organise/plan/juror",
            post(plan::describe),
        )
        .route(
            "/{edition}/{call}/organise/plan/overrule",
            post(plan::overrule),
        )
        .route("/{edition}/{call}/organise/plan/import", post(plan::import))
}

/// From the ranking to the publication.
fn result_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/organise/meeting", get(meeting::show))
        .route(
            "/{edition}/{call}/organise/meeting/open",
            post(meeting::open_or_close),
        )
        .route(
            "/{edition}/{call}/organise/meeting/presence",
            post(meeting::record_presence),
        )
        .route(
            "/{edition}/{call}/organise/meeting/vote",
            post(meeting::record_vote),
        )
        .route(
            "/{edition}/{call}/organise/meeting/decision",
            post(meeting::decide),
        )
        .route(
            "/{edition}/{call}/organise/meeting/note",
            post(meeting::record_note),
        )
        .route(
            "/{edition}/{call}/organise/meeting/{file}",
            get(meeting::minutes::send),
        )
        .route("/{edition}/{call}/organise/letters", get(letters::show))
        .route(
            "/{edition}/{call}/organise/letters/comments",
            post(letters::withhold),
        )
        .route(
            "/{edition}/{call}/organise/letters/release",
            post(letters::release),
        )
        .route(
            "/{edition}/{call}/organise/letters/{number}",
            get(letters::preview),
        )
        .route(
            "/{edition}/{call}/organise/letters/{number}/letter.svg",
            get(letters::draw_preview),
        )
        .route("/{edition}/{call}/organise/ranking", get(ranking::show))
        .route(
            "/{edition}/{call}/organise/ranking.svg",
            get(ranking::draw_ranking),
        )
        .route(
            "/{edition}/{call}/organise/ranking.json",
            get(ranking::export),
        )
        .route(
            "/{edition}/{call}/organise/ranking/order",
            post(ranking::choose_order),
        )
        .route(
            "/{edition}/{call}/organise/ranking/{number}",
            get(ranking::why::show),
        )
        .route(
            "/{edition}/{call}/organise/pairs",
            get(pairs::show).post(pairs::open_or_close),
        )
        .route("/{edition}/{call}/organise/pairs.json", get(pairs::export))
        .route("/{edition}/{call}/organise/pairs.svg", get(pairs::draw))
        .route(
            "/{edition}/{call}/organise/finalists",
            post(ranking::choose_finalists),
        )
        .route(
            "/{edition}/{call}/organise/decisions",
            post(ranking::decide),
        )
        .route(
            "/{edition}/{call}/organise/publication",
            get(publication::show).post(publication::publish),
        )
        .route(
            "/{edition}/{call}/organise/publication/schedule",
            post(publication::schedule),
        )
        .route(
            "/{edition}/{call}/organise/publication/{stage}",
            get(publication::preview::show),
        )
        .route(
            "/{edition}/{call}/organise/press",
            get(press::show).post(press::change),
        )
        .route("/{edition}/{call}/embargo", get(embargo::show))
}

/// The data desk and the catalogue.
fn data_pages() -> Router<Site> {
    Router::new()
        .route("/data", get(data::catalogue))
        .route("/data/new", get(data::new_page))
        .route("/jobs", get(data::jobs_page))
        .route("/jobs/{job}/again", post(data::begin_job_again))
        .route("/data/import", get(data::ask).post(data::import))
        .route("/data/explore", get(data::explore))
        .route("/data/{dataset}", get(data::dataset))
        .route("/data/{dataset}/refresh", post(data::refresh))
        .route("/data/{dataset}/publication", post(data::publish))
        .route(
            "/data/{dataset}/description",
            get(data::describe_page).post(data::describe),
        )
        .route(
            "/data/{dataset}/recipe",
            get(data::recipe_page).post(data::prepare),
        )
}

/// The public side of an edition.
fn public_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}", get(edition::show))
        .route("/{edition}/gallery", get(gallery::show))
        .route("/{edition}/results", get(results::results))
        .route("/{edition}/results/card.png", get(results::card_picture))
        .route("/{edition}/works/{entry}", get(work::show))
        .route("/{edition}/{call}", get(call::call))
        .route("/{edition}/{call}/deadline.json", get(call::send_deadlines))
}

/// Uploads stream to disk under limits of their own; a form was read whole when it arrived, under
/// its limit.
fn uploads() -> Router<Site> {
    Router::new()
        .route("/entry/{entry}/files", post(entry::add_file))
        .route("/data/new", post(data::create))
        .route("/data/{dataset}/file", post(data::replace))
        .route("/{edition}/organisers/file", post(organisers::invite_file))
        .route(
            "/{edition}/{call}/organise/jurors/file",
            post(desk::invite_file),
        )
        .layer(DefaultBodyLimit::disable())
}

/// The front door, files and charts, which have no language.
fn files() -> Router<Site> {
    Router::new()
        .route("/", get(home::choose_language))
        .route(city::COLORS_PATH, get(city::colors))
        .route("/files/public/{entry}/{file}", get(files::public))
        .route("/files/draft/{entry}/{file}", get(files::draft))
        .route(
            "/files/draft/{entry}/receipt/{number}/{file}",
            get(files::receipt),
        )
        .route("/files/draft/{entry}/{file}/tidy.csv", get(check::tidy))
        .route("/files/jury/{entry}/{file}", get(files::jury))
        .route(
            "/files/{edition}/{call}/jury/pairs/{entry}/{file}",
            get(comparison::send_file),
        )
        .route(
            "/files/{edition}/{call}/embargo/{entry}/{file}",
            get(embargo::send_file),
        )
        .route(
            "/files/{edition}/{call}/organise/{entry}/{file}",
            get(files::organiser),
        )
        .route("/data/catalogue.jsonld", get(data::catalogue_jsonld))
        .route("/data/{dataset}/{file}", get(data::download))
        .route("/charts/{dataset}/{file}", get(data::chart))
}

#[cfg(test)]
mod tests {
    use contest::edition::{RESERVED_CALLS, RESERVED_EDITIONS};

    /// The words of a route's address; those that stand for something are `None`.
    fn words(path: &str) -> Vec<Option<&str>> {
        let parts = path.split('/').skip(1);
        parts
            .map(|part| (!part.is_empty() && !part.starts_with('{')).then_some(part))
            .collect()
    }

    #[test]
    fn no_edition_or_call_can_be_called_as_a_page_is() {
        let source = include_str!("routes.rs");
        let routes: Vec<_> = source
            .split(".route(")
            .skip(1)
            .filter_map(|route| route.trim_start().strip_prefix('"')?.split('"').next())
            .map(words)
            .collect();
        assert!(routes.len() > 100, "the routes are found");
        for route in routes {
            match route[..] {
                [Some(word), ..] => assert!(
                    RESERVED_EDITIONS.contains(&word),
                    "{word} is missing in RESERVED_EDITIONS"
                ),
                [None, Some(word), ..] => assert!(
                    RESERVED_CALLS.contains(&word),
                    "{word} is missing in RESERVED_CALLS"
                ),
                _ => {}
            }
        }
    }
}
