//! The demo's mails: what would have been sent.

use contest::{Denied, Timestamp};
use frame::{
    failure::Answer,
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::calendar;

/// Mails shown.
const MAILS: i64 = 50;

/// The newest mails, in the demo and on this machine only: they hold links that sign in.
pub async fn mails(visit: Visit) -> Answer {
    if !visit.site.demo || !visit.loopback {
        return Err(Denied::Unknown.into());
    }
    let language = visit.language;
    let mails = visit.office().mails(MAILS).await?;
    Ok(page(
        &visit,
        PageHead::with_title(i18n::menu_mails(language)),
        move || {
            let empty = mails.is_empty();
            let mails = mails
                .into_iter()
                .map(|mail| {
                    view! {
                        <article class="mail">
                            <h2>{mail.subject}</h2>
                            <p class="quiet">
                                {mail.recipient}" · "
                                <time datetime=calendar::machine(
                                    Timestamp(mail.created_at),
                                )>
                                    {calendar::format_timestamp(
                                        language,
                                        Timestamp(mail.created_at),
                                        &calendar::Zone::UTC,
                                    )}
                                </time>
                            </p>
                            <div class="letter">{mail.body.lines().map(line).collect_view()}</div>
                        </article>
                    }
                })
                .collect_view();
            view! {
                <section class="band">
                    <h1>{i18n::menu_mails(language)}</h1>
                    <p class="lead">{i18n::mails_lead(language)}</p>
                </section>
                <section class="band stack">
                    {empty.then(|| view! { <p>{i18n::mails_empty(language)}</p> })}{mails}
                </section>
            }
            .into_any()
        },
    ))
}

/// A line of a mail; one that is a link can be followed.
fn line(text: &str) -> AnyView {
    if text.starts_with("http://") || text.starts_with("https://") {
        let address = text.to_owned();
        let shown = address.clone();
        view! {
            <p>
                <a href=address>{shown}</a>
            </p>
        }
        .into_any()
    } else {
        view! { <p>{text.to_owned()}</p> }.into_any()
    }
}
