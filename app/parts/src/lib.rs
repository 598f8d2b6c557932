//! Parts of pages that several rooms show. A room imports none of the others: what two of them need
//! stands here.

#![recursion_limit = "512"]

pub mod call_page;
pub mod call_results;
pub mod cover;
pub mod deadline;
pub mod door;
pub mod drawn;
pub mod entry_table;
pub mod figures;
pub mod flag;
pub mod interval_chart;
pub mod jury_places;
pub mod moment_field;
pub mod no_edition;
pub mod notes;
pub mod organiser;
pub mod organiser_task;
pub mod owner;
pub mod people_list;
pub mod rounds;
pub mod sent_file;
pub mod step_backs;
pub mod task_row;
pub mod team_pages;
pub mod undelivered;
pub mod work_card;
pub mod work_facts;
