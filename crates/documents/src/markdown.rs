//! Markdown: every character of the text stays text.

use crate::{Block, Paper};

/// Characters that could begin markup within a line.
const MARKUP: [char; 12] = ['\\', '`', '*', '_', '[', ']', '<', '>', '|', '#', '~', '&'];

/// A text on one line, with what could be markup escaped.
fn escaped_line(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            _ => {
                if MARKUP.contains(&character) {
                    escaped.push('\\');
                }
                escaped.push(character);
            }
        }
    }
    // A number with a point, a plus or a minus at the beginning of a line would begin a list.
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && escaped[digits..].starts_with(['.', ')']) {
        escaped.insert(digits, '\\');
    } else if escaped.starts_with(['+', '-', '=']) {
        escaped.insert(0, '\\');
    }
    escaped
}

fn table_row(cells: &[String]) -> String {
    format!(
        "| {} |\n",
        cells
            .iter()
            .map(|cell| escaped_line(cell))
            .collect::<Vec<_>>()
            .join(" | ")
    )
}

pub(crate) fn to_markdown(paper: &Paper) -> String {
    let mut text = format!("# {}\n", escaped_line(&paper.title));
    for block in &paper.blocks {
        text.push('\n');
        match block {
            Block::Heading(heading) => text.push_str(&format!("## {}\n", escaped_line(heading))),
            Block::Paragraph(paragraph) | Block::Note(paragraph) => {
                let lines: Vec<String> = paragraph
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(escaped_line)
                    .collect();
                text.push_str(&lines.join("\n\n"));
                text.push('\n');
            }
            Block::List(items) => items
                .iter()
                .for_each(|item| text.push_str(&format!("- {}\n", escaped_line(item)))),
            Block::Table(table) => {
                text.push_str(&table_row(&table.head));
                text.push_str(&format!("|{}\n", " --- |".repeat(table.head.len())));
                table
                    .rows
                    .iter()
                    .for_each(|cells| text.push_str(&table_row(cells)));
            }
        }
    }
    text.push_str(&format!("\n---\n\n{}\n", escaped_line(&paper.foot)));
    text
}
