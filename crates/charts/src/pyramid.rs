//! The population pyramid: men to the left, women to the right, the youngest below, as shares of
//! the whole.

use chart_spec::{Ages, Panel};

use crate::{
    Drawing, Error, Options,
    areas::{Part, View, choose_view},
    canvas::{self, Anchor, Canvas, pixel, round_up},
};

/// Half of the gap between the two sides, in which the ages stand.
const GAP: i32 = 22;

fn total(area: &Ages) -> i64 {
    area.women.iter().chain(&area.men).sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn share(count: i64, area: &Ages) -> f64 {
    count as f64 * 100.0 / (total(area).max(1) as f64)
}

/// The largest share that one age of one sex has, in per cent.
fn widest_share(area: &Ages) -> f64 {
    area.women
        .iter()
        .chain(&area.men)
        .map(|count| share(*count, area))
        .fold(0.0, f64::max)
}

/// The age below which half of the people are.
fn median_age(area: &Ages) -> usize {
    let half = total(area) / 2;
    let mut below = 0;
    (0..area.women.len())
        .find(|age| {
            below += area.women[*age] + area.men.get(*age).copied().unwrap_or(0);
            below > half
        })
        .unwrap_or(0)
}

/// What is drawn: of which areas, and how.
struct Chart<'a> {
    view: View<'a, Ages>,
    /// The share, in per cent, up to which bars can reach.
    scale: f64,
    options: &'a Options,
}

pub(crate) fn draw(areas: &[Panel<Ages>], options: &Options) -> Result<Drawing, Error> {
    let view = choose_view(areas, options)?;
    // All areas of a level share a scale of shares, so that two of them can be compared.
    let level = view.first().map_or("", |area| area.level.as_str());
    let widest = areas
        .iter()
        .filter(|other| other.level == level)
        .map(|area| widest_share(&area.data))
        .fold(0.01, f64::max);
    let chart = Chart {
        view,
        scale: round_up(widest),
        options,
    };
    let title = chart.title();
    let alternative = chart.alternative();
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.subtitle(&chart.subtitle())?;
        chart.view.draw(canvas, |area, part| {
            chart.draw_panel(canvas, &area.data, part)
        })
    })?;
    Ok(Drawing {
        svg,
        title,
        alternative,
        header: chart.header(),
        rows: chart.rows(),
    })
}

impl Chart<'_> {
    fn number(&self, count: i64) -> String {
        i18n::number(self.options.language, count)
    }

    fn title(&self) -> String {
        let language = self.options.language;
        match &self.view {
            View::One(area) => i18n::chart_pyramid_title(language, &area.name),
            View::All(_) => i18n::chart_pyramid_title(language, i18n::chart_side_by_side(language)),
        }
    }

    fn alternative(&self) -> String {
        let language = self.options.language;
        let sentence = |area: &&Panel<Ages>| {
            let Ages { women, men } = &area.data;
            let old: i64 = women.iter().skip(65).chain(men.iter().skip(65)).sum();
            i18n::chart_pyramid_alternative(
                language,
                &area.name,
                self.number(total(&area.data)),
                self.number(women.iter().sum()),
                self.number(men.iter().sum()),
                median_age(&area.data),
                i18n::decimal(language, share(old, &area.data), 1),
            )
        };
        let sentences: Vec<String> = self.view.areas().iter().map(sentence).collect();
        sentences.join(" ")
    }

    /// How many people there are and of what age; of several areas, what their sides stand for.
    fn subtitle(&self) -> String {
        let language = self.options.language;
        match &self.view {
            View::One(area) => i18n::chart_pyramid_line(
                language,
                self.number(total(&area.data)),
                median_age(&area.data),
            ),
            View::All(_) => format!(
                "{} · {}",
                i18n::chart_men(language),
                i18n::chart_women(language)
            ),
        }
    }

    fn header(&self) -> Vec<String> {
        let language = self.options.language;
        let mut header = vec![i18n::chart_age(language).to_owned()];
        for area in self.view.areas() {
            header.extend(
                [i18n::chart_women(language), i18n::chart_men(language)]
                    .map(|side| self.view.heading(area, side)),
            );
        }
        header
    }

    /// A row for each age.
    fn rows(&self) -> Vec<Vec<String>> {
        let row = |age: usize| {
            let sides = self
                .view
                .areas()
                .iter()
                .flat_map(|area| [&area.data.women, &area.data.men]);
            std::iter::once(age.to_string())
                .chain(sides.map(|side| self.number(side.get(age).copied().unwrap_or(0))))
                .collect()
        };
        let ages = self.view.first().map_or(0, |area| area.data.women.len());
        (0..ages).map(row).collect()
    }

    fn draw_panel(&self, canvas: &Canvas, area: &Ages, part: Part) -> Result<(), Error> {
        let sides = Sides::laid_out(area, part);
        if part.small {
            self.draw_ages(canvas, area, &sides)?;
            let (x, palette) = (sides.center, canvas.palette);
            return canvas.line(vec![(x, sides.top), (x, sides.bottom)], palette.paper, 1);
        }
        self.draw_shares(canvas, &sides)?;
        self.draw_ages(canvas, area, &sides)?;
        self.draw_names(canvas, &sides)
    }

    /// At half of the scale and at its end, to both sides, what share the bars reach there.
    fn draw_shares(&self, canvas: &Canvas, sides: &Sides) -> Result<(), Error> {
        let palette = canvas.palette;
        let digits = if self.scale < 1.0 { 2 } else { 1 };
        for step in 1..=2 {
            let (share, offset) = (self.scale * f64::from(step) / 2.0, sides.half * step / 2);
            let label = format!("{} %", i18n::decimal(self.options.language, share, digits));
            for x in [sides.men() - offset, sides.women() + offset] {
                let ends = vec![(x, sides.top), (x, sides.bottom)];
                canvas.line(ends, palette.rule, 1)?;
                let at = (x, sides.bottom + 16);
                canvas.text(&label, at, 12, palette.quiet, Anchor::Middle)?;
            }
        }
        Ok(())
    }

    /// A bar to each side for each age, and between them every tenth age.
    fn draw_ages(&self, canvas: &Canvas, area: &Ages, sides: &Sides) -> Result<(), Error> {
        let palette = canvas.palette;
        for age in 0..sides.ages {
            let at = usize::try_from(age).unwrap_or(0);
            let width = |counts: &[i64]| {
                let share = share(counts.get(at).copied().unwrap_or(0), area);
                pixel(share / self.scale * f64::from(sides.half))
            };
            let gap = i32::from(!sides.small);
            let (from, to) = (sides.y(age + 1), sides.y(age) - gap);
            let (men, women) = (sides.men(), sides.women());
            canvas.rectangle((men - width(&area.men), from), (men, to), palette.two)?;
            canvas.rectangle((women, from), (women + width(&area.women), to), palette.one)?;
            if age % 10 == 0 && !sides.small {
                let at = (sides.center, sides.y(age) - 2);
                canvas.text(&age.to_string(), at, 12, palette.quiet, Anchor::Middle)?;
            }
        }
        Ok(())
    }

    /// What the sides stand for, and the ages between them.
    fn draw_names(&self, canvas: &Canvas, sides: &Sides) -> Result<(), Error> {
        let (palette, language) = (canvas.palette, self.options.language);
        canvas.text(
            i18n::chart_men(language),
            (sides.men() - sides.half, sides.top - 2),
            15,
            palette.two,
            Anchor::Start,
        )?;
        canvas.text(
            i18n::chart_women(language),
            (sides.women() + sides.half, sides.top - 2),
            15,
            palette.one,
            Anchor::End,
        )?;
        canvas.text(
            i18n::chart_age(language),
            (sides.center, sides.top - 14),
            12,
            palette.quiet,
            Anchor::Middle,
        )
    }
}

/// Where the two sides of a pyramid stand.
struct Sides {
    center: i32,
    /// Half of the gap between the sides.
    gap: i32,
    /// Width of a side.
    half: i32,
    top: i32,
    bottom: i32,
    ages: i32,
    small: bool,
}

impl Sides {
    fn laid_out(area: &Ages, Part { frame, small }: Part) -> Self {
        let gap = if small { 0 } else { GAP };
        Self {
            center: i32::midpoint(frame.left, frame.right),
            gap,
            half: frame.width() / 2 - gap,
            top: frame.top,
            bottom: frame.bottom - if small { 0 } else { 20 },
            ages: i32::try_from(area.women.len()).unwrap_or(1).max(1),
            small,
        }
    }

    /// Where an age ends below.
    const fn y(&self, age: i32) -> i32 {
        self.bottom - (self.bottom - self.top) * age / self.ages
    }

    /// Where the men's bars begin.
    const fn men(&self) -> i32 {
        self.center - self.gap
    }

    /// Where the women's bars begin.
    const fn women(&self) -> i32 {
        self.center + self.gap
    }
}
