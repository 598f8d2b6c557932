//! Results: rankings with their records, what the jury decides, what teams are told and what is
//! public.

pub(crate) mod award_reason;
pub(crate) mod awards;
pub(crate) mod collation;
pub(crate) mod due;
pub(crate) mod embargo;
pub(crate) mod finalists;
pub(crate) mod former_jurors;
pub(crate) mod front;
pub(crate) mod letters;
pub(crate) mod meeting;
pub(crate) mod minutes;
pub(crate) mod pairs;
pub(crate) mod public_entry;
pub(crate) mod public_pages;
pub(crate) mod publication;
pub(crate) mod ranking_export;
pub(crate) mod ranking_reasons;
pub(crate) mod ranking_record;
pub(crate) mod rankings;
pub(crate) mod scheduling;
pub(crate) mod stages;
