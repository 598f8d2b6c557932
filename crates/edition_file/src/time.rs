//! Times of day in a zone, as a file holds them, and the moments that they are.

use contest::Timestamp;
use jiff::{
    Zoned,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

use crate::{
    EditionFile, FaultKind,
    model::{LocalTime, PhaseSection, Phases},
};

impl LocalTime {
    /// The moment that it is in a zone (an IANA name).
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnknownZone`]; [`FaultKind::NoSuchTime`] for a date that the calendar does not
    /// have; [`FaultKind::TimeSkipped`] for a time that the zone's clock skips;
    /// [`FaultKind::TimeShownTwice`] where it shows the time twice and no offset says which is
    /// meant.
    pub fn resolve(&self, zone: &str) -> Result<Timestamp, FaultKind> {
        let time_zone = TimeZone::get(zone).map_err(|_| FaultKind::UnknownZone {
            zone: zone.to_owned(),
        })?;
        let missing = || FaultKind::NoSuchTime {
            time: self.0.clone(),
            zone: zone.to_owned(),
        };
        if let Ok(moment) = self.0.parse::<jiff::Timestamp>() {
            return Ok(Timestamp(moment.as_microsecond()));
        }
        // A zone of its own would be passed over in silence.
        if self.0.contains('[') {
            return Err(missing());
        }
        let local: DateTime = self.0.parse().map_err(|_| missing())?;
        let ambiguous = time_zone.to_ambiguous_zoned(local);
        match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { .. } => {}
            AmbiguousOffset::Gap { .. } => {
                let next = ambiguous.compatible().map_err(|_| missing())?;
                let next = Timestamp(next.timestamp().as_microsecond());
                return Err(FaultKind::TimeSkipped {
                    time: self.0.clone(),
                    next: Self::of(next, zone).0,
                });
            }
            AmbiguousOffset::Fold { .. } => {
                let either = |found: Result<Zoned, jiff::Error>| {
                    found.map_or_else(|_| self.0.clone(), |at| with_offset(&at))
                };
                return Err(FaultKind::TimeShownTwice {
                    either: [
                        either(ambiguous.clone().earlier()),
                        either(ambiguous.later()),
                    ],
                });
            }
        }
        let at = ambiguous.compatible().map_err(|_| missing())?;
        Ok(Timestamp(at.timestamp().as_microsecond()))
    }

    /// A moment as the clock of a zone shows it, with its offset where the clock shows it twice.
    #[must_use]
    pub fn of(moment: Timestamp, zone: &str) -> Self {
        let time_zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let at = jiff::Timestamp::from_microsecond(moment.0)
            .unwrap_or_default()
            .to_zoned(time_zone.clone());
        let twice = time_zone.to_ambiguous_zoned(at.datetime()).is_ambiguous();
        if twice {
            Self(with_offset(&at))
        } else if at.second() == 0 {
            Self(at.strftime("%Y-%m-%dT%H:%M").to_string())
        } else {
            Self(at.strftime("%Y-%m-%dT%H:%M:%S").to_string())
        }
    }

    /// The same time of day some days later, or earlier where they are negative. A text that is no
    /// time stays.
    #[must_use]
    pub fn shifted(&self, days: i64) -> Self {
        let shift = |text: &Self| {
            let local: DateTime = text.0.parse().ok()?;
            let span = jiff::Span::new().try_days(days).ok()?;
            let later = local.checked_add(span).ok()?;
            Some(Self(later.strftime("%Y-%m-%dT%H:%M:%S").to_string()))
        };
        shift(self).unwrap_or_else(|| self.clone())
    }
}

impl PhaseSection {
    /// The first moment of the phase, and the first past it.
    ///
    /// # Errors
    ///
    /// As [`LocalTime::resolve`].
    pub fn resolve(&self, zone: &str) -> Result<(Timestamp, Timestamp), FaultKind> {
        Ok((self.starts.resolve(zone)?, self.ends.resolve(zone)?))
    }
}

impl Phases {
    /// Moves every phase by days, earlier where they are negative; times of day stay.
    pub fn shift(&mut self, days: i64) {
        self.change_times(|time| Some(time.shifted(days)));
    }

    /// Moves every phase by whole years; days of the year and times of day stay as far as the
    /// zone's calendar and clock have them.
    pub fn shift_years(&mut self, years: i64, zone: &str) {
        self.change_times(|time| {
            let local: DateTime = time.0.parse().ok()?;
            let span = jiff::Span::new().try_years(years).ok()?;
            let later = local.checked_add(span).ok()?;
            let later = LocalTime(later.strftime("%Y-%m-%dT%H:%M:%S").to_string());
            Some(match later.resolve(zone) {
                Ok(moment) => LocalTime::of(moment, zone),
                Err(FaultKind::TimeSkipped { next, .. }) => LocalTime(next),
                Err(FaultKind::TimeShownTwice { either: [first, _] }) => LocalTime(first),
                Err(_) => later,
            })
        });
    }

    /// Writes every time as [`LocalTime::of`] does: a moment that two files write in two ways is
    /// no change. A text that is no time of the zone stays.
    pub(crate) fn settle(&mut self, zone: &str) {
        self.change_times(|time| Some(LocalTime::of(time.resolve(zone).ok()?, zone)));
    }

    fn change_times(&mut self, change: impl Fn(&LocalTime) -> Option<LocalTime>) {
        let phases = [
            Some(&mut self.registration),
            Some(&mut self.submission),
            Some(&mut self.screening),
            self.last.as_mut(),
            Some(&mut self.publication),
        ];
        for phase in phases.into_iter().flatten() {
            for time in [&mut phase.starts, &mut phase.ends] {
                if let Some(changed) = change(time) {
                    *time = changed;
                }
            }
        }
    }
}

/// When the first phase of an edition begins; `None` where no date is one.
#[must_use]
pub fn first_moment(file: &EditionFile) -> Option<Timestamp> {
    file.calls
        .iter()
        .flat_map(|call| {
            call.phases
                .all()
                .filter_map(|(_, phase)| phase.starts.resolve(&call.time_zone).ok())
        })
        .min()
}

fn with_offset(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Whether a name is one of the IANA database.
#[must_use]
pub fn is_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok_and(|zone| zone.iana_name() == Some(name))
}
