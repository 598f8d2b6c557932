//! What every page stands in: one request and who asks, forms and what stands against them,
//! refusals in words, and the frame around a page. It knows no page.

#![recursion_limit = "512"]

pub mod arriving;
pub mod body_stream;
pub mod caching;
pub mod city;
pub mod client;
pub mod computer;
pub mod conditions;
pub mod content_fields;
pub mod done;
pub mod edition_words;
pub mod explorer;
pub mod failure;
pub mod form;
pub mod limits;
pub mod onlooking;
pub mod page_cache;
pub mod phases;
pub mod policy;
pub mod portal;
pub mod public;
pub mod read_only;
pub mod refusals;
#[cfg(test)]
mod room_routes;
pub mod shell;
pub mod site;
pub mod table;
pub mod text_language;
pub mod turns;
pub mod upload;
pub mod visit;
