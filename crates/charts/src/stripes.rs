//! A stripe for each year, from blue to red about the mean of all, with the values as a line on
//! top.

use chart_spec::What;

use crate::{
    Drawing, Error, Options,
    canvas::{self, Anchor, BODY, Frame},
    label,
    scale::{diverging, extent},
};

/// Years whose means are compared.
const COMPARED_YEARS: usize = 30;

fn mean(years: &[(i64, f64)]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of years")]
    let count = years.len().max(1) as f64;
    years.iter().map(|(_, value)| value).sum::<f64>() / count
}

pub(crate) fn draw(what: &What, years: &[(i64, f64)], options: &Options) -> Result<Drawing, Error> {
    let language = options.language;
    let nothing = || Error::Figure("no years".to_owned());
    let most = years
        .iter()
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .ok_or_else(nothing)?;
    let least = years
        .iter()
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .ok_or_else(nothing)?;
    let told = |value: f64| label::value(what, value, language);
    let measured = label::name(what, language);
    let title = i18n::chart_stripes_title(language, &measured, years[0].0, most.0, told(most.1));
    let alternative = i18n::chart_stripes_alternative(
        language,
        years.len(),
        told(mean(&years[..years.len().min(COMPARED_YEARS)])),
        told(mean(&years[years.len().saturating_sub(COMPARED_YEARS)..])),
        told(most.1),
        most.0,
        told(least.1),
        least.0,
    );
    let middle = mean(years);
    let (low, high) = extent(years.iter().map(|year| year.1)).ok_or_else(nothing)?;
    let reach = (high - middle).max(middle - low).max(f64::MIN_POSITIVE);
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let palette = canvas.palette;
        let line = format!(
            "{} · {}",
            label::axis(what, language),
            i18n::chart_mean_of(language, told(middle))
        );
        canvas.text(&line, (28, 60), 13, palette.quiet, Anchor::Start)?;
        let frame = Frame {
            bottom: BODY.bottom - 24,
            ..BODY
        };
        let count = f64::from(u32::try_from(years.len()).unwrap_or(1));
        for (place, (_, value)) in (0_u32..).zip(years) {
            let (from, to) = (
                frame.x(f64::from(place) / count),
                frame.x(f64::from(place + 1) / count),
            );
            canvas.rectangle(
                (from, frame.top),
                (to, frame.bottom),
                diverging(0.5 + (value - middle) / reach / 2.0),
            )?;
        }
        let (first, last) = (years[0].0, years[years.len() - 1].0);
        let step = if last - first > 120 {
            50
        } else if last - first > 40 {
            20
        } else {
            5
        };
        for (place, (year, _)) in (0_u32..).zip(years) {
            if *year == first
                || *year == last
                || (year % step == 0 && year - first > step / 2 && last - year > step / 3)
            {
                canvas.text(
                    &year.to_string(),
                    (frame.x((f64::from(place) + 0.5) / count), frame.bottom + 14),
                    12,
                    palette.quiet,
                    if *year == first {
                        Anchor::Start
                    } else if *year == last {
                        Anchor::End
                    } else {
                        Anchor::Middle
                    },
                )?;
            }
        }
        canvas.legend(
            diverging,
            &label::plain(what, middle - reach, language),
            &label::plain(what, middle + reach, language),
        )
    })?;
    let header = vec![
        i18n::chart_year(language).to_owned(),
        label::axis(what, language),
    ];
    let rows = years
        .iter()
        .map(|(year, value)| vec![year.to_string(), label::plain(what, *value, language)])
        .collect();
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}
