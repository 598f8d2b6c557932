//! Black-box tests: the real program with its demo on a fresh database per test, spoken to over
//! HTTP on loopback.

#![expect(
    unreachable_pub,
    reason = "what the rooms of one program of tests lend each other"
)]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "names of ours"
)]

mod accounts;
mod app;
mod circles;
mod crawl;
mod criteria;
mod data;
mod doors;
mod entries;
mod exclusions;
mod facts;
mod faults;
mod hand_ins;
mod juries;
mod jury;
mod letters;
mod machines;
mod mails;
mod meeting;
mod overtaken;
mod own;
mod pairs;
mod parts;
mod portal;
mod reasons;
mod reminders;
mod results;
mod rounds;
mod sheet;
mod start;
mod typed;
mod uploads;
mod waiting;
mod words;
