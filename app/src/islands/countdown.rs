//! The time that is left until a deadline, by the server's clock.

use contest::Language;
use leptos::prelude::*;

/// Counts down to `ends`; `now` is the server's clock when the page was made (both microseconds since 1970).
#[island]
pub fn Countdown(language: Language, ends: i64, now: i64) -> impl IntoView {
    let left = RwSignal::new((ends - now) / 1_000_000);
    #[cfg(feature = "hydrate")]
    {
        // The page's own clock may be wrong, but it runs as fast as the server's.
        let loaded = js_sys::Date::now();
        let _ = set_interval_with_handle(
            move || {
                #[expect(clippy::cast_possible_truncation, reason = "milliseconds since the page was loaded")]
                let passed = ((js_sys::Date::now() - loaded) / 1_000.0) as i64;
                left.set((ends - now) / 1_000_000 - passed);
            },
            std::time::Duration::from_secs(1),
        );
    }
    let text = move || {
        let left = left.get();
        if left <= 0 {
            words::countdown_over(language).to_owned()
        } else {
            let clock = format!("{:02}:{:02}:{:02}", left / 3_600 % 24, left / 60 % 60, left % 60);
            words::countdown_left(language, left / 86_400, clock)
        }
    };
    view! { <p class="countdown" role="timer">{text}</p> }
}
