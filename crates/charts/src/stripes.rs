//! A stripe for each year, from blue to red about the mean of all, with the values as a line on
//! top.

use chart_spec::What;
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    canvas::{self, Anchor, BODY, Canvas, Frame},
    label,
    scale::{diverging, ends, extent},
};

/// Years whose means are compared.
const COMPARED_YEARS: usize = 30;

fn mean(years: &[(i64, f64)]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of years")]
    let count = years.len().max(1) as f64;
    years.iter().map(|(_, value)| value).sum::<f64>() / count
}

/// Where the stripes stand; the years stand below.
const PLACE: Frame = Frame {
    bottom: BODY.bottom - 24,
    ..BODY
};

pub(crate) fn draw(what: &What, years: &[(i64, f64)], options: &Options) -> Result<Drawing, Error> {
    let language = options.language;
    let nothing = || Error::Figure("no years".to_owned());
    let told = |value: f64| label::value(what, value, language);
    let (most, least) = ends(years, |year| year.1).ok_or_else(nothing)?;
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
        canvas.subtitle(&format!(
            "{} · {}",
            label::axis(what, language),
            i18n::chart_mean_of(language, told(middle))
        ))?;
        draw_stripes(canvas, years, |value| {
            diverging(0.5 + (value - middle) / reach / 2.0)
        })?;
        draw_years(canvas, years)?;
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

/// Where a year's stripe begins, with 0, and ends, with 1.
fn x(years: &[(i64, f64)], place: u32, within: f64) -> i32 {
    let count = f64::from(u32::try_from(years.len()).unwrap_or(1));
    PLACE.x((f64::from(place) + within) / count)
}

fn draw_stripes(
    canvas: &Canvas,
    years: &[(i64, f64)],
    color: impl Fn(f64) -> RGBColor,
) -> Result<(), Error> {
    for (place, (_, value)) in (0_u32..).zip(years) {
        canvas.rectangle(
            (x(years, place, 0.0), PLACE.top),
            (x(years, place, 1.0), PLACE.bottom),
            color(*value),
        )?;
    }
    Ok(())
}

/// The first year, the last, and round ones between them that do not come too near to those.
fn draw_years(canvas: &Canvas, years: &[(i64, f64)]) -> Result<(), Error> {
    let (first, last) = (years[0].0, years[years.len() - 1].0);
    let step = match last - first {
        121.. => 50,
        41.. => 20,
        _ => 5,
    };
    for (place, (year, _)) in (0_u32..).zip(years) {
        let anchor = if *year == first {
            Anchor::Start
        } else if *year == last {
            Anchor::End
        } else if year % step == 0 && year - first > step / 2 && last - year > step / 3 {
            Anchor::Middle
        } else {
            continue;
        };
        let at = (x(years, place, 0.5), PLACE.bottom + 14);
        canvas.text(&year.to_string(), at, 12, canvas.palette.quiet, anchor)?;
    }
    Ok(())
}
