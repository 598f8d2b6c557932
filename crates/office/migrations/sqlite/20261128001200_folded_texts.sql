-- Names and titles are folded in one way now (crates/office/src/texts.rs). What was folded otherwise is
-- made anew when the office opens.
UPDATE person SET name_key = '';
DELETE FROM listed_entry;
