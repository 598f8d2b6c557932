//! Counts by weekday and hour: the darker, the more.

use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options, WeekArea,
    canvas::{self, Anchor},
};

/// Stops of the sequential scale, near viridis; on dark paper it runs the other way, so that more always stands out.
const STOPS: [(u8, u8, u8); 6] = [(247, 244, 225), (190, 220, 140), (90, 190, 130), (40, 140, 140), (55, 85, 140), (60, 20, 95)];
const DARK_STOPS: [(u8, u8, u8); 6] = [(34, 24, 58), (52, 66, 128), (36, 118, 140), (48, 165, 130), (140, 205, 90), (250, 232, 90)];

fn color(share: f64, dark: bool) -> RGBColor {
    let stops = if dark { DARK_STOPS } else { STOPS };
    let position = share.clamp(0.0, 1.0) * 5.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 4")]
    let below = position.floor().min(4.0) as usize;
    let part = position - position.floor().min(4.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
    let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * part).round() as u8;
    let (from, to) = (stops[below], stops[below + 1]);
    RGBColor(mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

pub(crate) fn draw(area: &WeekArea, options: &Options) -> Result<Drawing, Error> {
    let language = options.language;
    let days: Vec<&str> = words::calendar_weekdays(language).split('|').collect();
    let cells =
        || area.counts.iter().enumerate().flat_map(|(day, hours)| hours.iter().enumerate().map(move |(hour, count)| (day, hour, *count)));
    let (busiest_day, busiest_hour, most) =
        cells().max_by_key(|(day, hour, count)| (*count, std::cmp::Reverse((*day, *hour)))).unwrap_or((0, 0, 1));
    let all: i64 = cells().map(|(_, _, count)| count).sum();
    let number = |count: i64| words::number(language, count);
    let title = words::chart_week_title(language, &area.name);
    let alternative = words::chart_week_alternative(
        language,
        &area.name,
        number(all),
        days.get(busiest_day).copied().unwrap_or(""),
        busiest_hour,
        number(most),
    );
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let palette = canvas.palette;
        canvas.text(&words::chart_week_line(language, number(all)), (28, 60), 13, palette.quiet, Anchor::Start)?;
        let (left, top, width, height) = (120, 96, 30, 48);
        for (day, hour, count) in cells() {
            let (x, y) = (left + width * i32::try_from(hour).unwrap_or(0), top + height * i32::try_from(day).unwrap_or(0));
            #[expect(clippy::cast_precision_loss, reason = "counts of accidents")]
            let share = count as f64 / most.max(1) as f64;
            canvas.rectangle((x, y), (x + width - 2, y + height - 2), color(share, options.dark))?;
        }
        for (day, name) in (0..7).zip(&days) {
            canvas.text(name, (left - 10, top + height * day + height / 2), 13, palette.ink, Anchor::End)?;
        }
        for hour in (0..24).step_by(3) {
            canvas.text(
                &hour.to_string(),
                (left + width * hour + width / 2 - 1, top + height * 7 + 12),
                12,
                palette.quiet,
                Anchor::Middle,
            )?;
        }
        canvas.text(words::chart_hour(language), (left + width * 24, top + height * 7 + 32), 12, palette.quiet, Anchor::End)?;
        // The legend runs from none to most.
        for step in 0..60 {
            let x = left + step * 3;
            canvas.rectangle((x, 482), (x + 3, 492), color(f64::from(step) / 59.0, options.dark))?;
        }
        canvas.text("0", (left, 504), 12, palette.quiet, Anchor::Middle)?;
        canvas.text(&number(most), (left + 180, 504), 12, palette.quiet, Anchor::Middle)?;
        canvas.text(words::chart_accidents(language), (left + 196, 487), 12, palette.quiet, Anchor::Start)
    })?;
    let mut header = vec![words::chart_hour(language).to_owned()];
    header.extend(days.iter().map(ToString::to_string));
    let rows = (0..24)
        .map(|hour| {
            std::iter::once(hour.to_string())
                .chain(
                    (0..7)
                        .map(|day| area.counts.get(day).and_then(|hours| hours.get(hour)).map_or_else(String::new, |count| number(*count))),
                )
                .collect()
        })
        .collect();
    Ok(Drawing { svg, title, alternative, header, rows })
}
