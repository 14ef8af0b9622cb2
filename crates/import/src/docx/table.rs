//! Tables: heads, cells that take several columns or rows.

use std::collections::HashMap;

use super::Reader;
use super::blocks::DocxBlock;
use super::told::Matter;
use super::{has_letters, switch, value};
use crate::xml::XmlElement;

/// Columns of a table at most; more is no table that anyone reads.
const MOST_COLUMNS: usize = 1000;

#[derive(Default)]
struct DocxCell {
    columns: usize,
    rows: usize,
    html: String,
    align: Option<&'static str>,
}

impl Reader {
    pub fn table(&mut self, table: &XmlElement) -> String {
        let properties = table.child("w:tblPr");
        let style = properties.and_then(|p| value(p, "w:tblStyle")).unwrap_or_default();
        let look = properties.and_then(|p| p.child("w:tblLook"));
        let first_differs = look.is_some_and(|look| {
            let bits =
                look.attribute("w:val").and_then(|bits| u32::from_str_radix(bits, 16).ok()).unwrap_or(0);
            matches!(look.attribute("w:firstRow"), Some("1" | "true" | "on")) || bits & 0x20 != 0
        });
        let mut rows: Vec<(bool, Vec<DocxCell>)> = Vec::new();
        // Of each column the cell that goes on downwards: its row and its place there.
        let mut going_on: HashMap<usize, (usize, usize)> = HashMap::new();
        for row in all_rows(table) {
            let row_properties = row.child("w:trPr");
            let is_head = row_properties.and_then(|p| switch(p, "w:tblHeader")) == Some(true);
            let skipped = row_properties
                .and_then(|p| value(p, "w:gridBefore"))
                .and_then(|n| n.parse().ok())
                .unwrap_or(0);
            let mut cells: Vec<DocxCell> = Vec::new();
            let mut column = 0;
            if (1..=MOST_COLUMNS).contains(&skipped) {
                cells.push(DocxCell { columns: skipped, rows: 1, ..DocxCell::default() });
                column = skipped;
            }
            for element in all_cells(row) {
                let cell_properties = element.child("w:tcPr");
                let columns = cell_properties
                    .and_then(|p| value(p, "w:gridSpan"))
                    .and_then(|span| span.parse::<usize>().ok())
                    .map_or(1, |span| span.clamp(1, MOST_COLUMNS));
                let merge = cell_properties.and_then(|p| p.child("w:vMerge"));
                let goes_on = merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
                if let Some(&(above, at)) = going_on.get(&column).filter(|_| goes_on) {
                    rows[above].1[at].rows += 1;
                    self.told.add(Matter::UnderMerged, usize::from(has_letters(element)));
                } else {
                    let (html, align) = self.cell(element);
                    if merge.is_some() {
                        going_on.insert(column, (rows.len(), cells.len()));
                    } else {
                        going_on.remove(&column);
                    }
                    cells.push(DocxCell { columns, rows: 1, html, align });
                }
                column += columns;
                if column > MOST_COLUMNS {
                    break;
                }
            }
            rows.push((is_head, cells));
        }
        if first_differs
            && !self.styles.is_plain_table(style)
            && rows.len() > 1
            && rows.iter().all(|(is_head, _)| !is_head)
        {
            rows[0].0 = true;
        }
        write(&rows)
    }

    /// What a cell holds, and how it is aligned.
    fn cell(&mut self, cell: &XmlElement) -> (String, Option<&'static str>) {
        let align = cell.child("w:p").and_then(|p| p.child("w:pPr")).and_then(|p| value(p, "w:jc"));
        let align = match align {
            Some("center") => Some("center"),
            Some("right" | "end") => Some("right"),
            _ => None,
        };
        let blocks = self.blocks(cell);
        match &blocks[..] {
            [DocxBlock::Paragraph(html) | DocxBlock::Figure(html)] => (html.clone(), align),
            blocks => (self.write(blocks), align),
        }
    }
}

/// The rows, also those that were inserted, or stand in a frame of a form.
fn all_rows(table: &XmlElement) -> Vec<&XmlElement> {
    inside(table, "w:tr")
}

fn all_cells(row: &XmlElement) -> Vec<&XmlElement> {
    inside(row, "w:tc")
}

fn inside<'e>(parent: &'e XmlElement, name: &str) -> Vec<&'e XmlElement> {
    let mut found = Vec::new();
    for child in parent.elements() {
        match child.name.as_str() {
            child_name if child_name == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" => found.extend(inside(child, name)),
            _ => {}
        }
    }
    found
}

fn write(rows: &[(bool, Vec<DocxCell>)]) -> String {
    let mut out = String::from("<table>\n");
    let heads = rows.iter().take_while(|(is_head, _)| *is_head).count();
    for (index, (_, cells)) in rows.iter().enumerate() {
        if index == 0 && heads > 0 {
            out += "<thead>\n";
        }
        if index == heads {
            out += "<tbody>\n";
        }
        out += "<tr>";
        let tag = if index < heads { "th" } else { "td" };
        for cell in cells {
            out += &format!("<{tag}");
            if tag == "th" {
                out += " scope=\"col\"";
            }
            if cell.columns > 1 {
                out += &format!(" colspan=\"{}\"", cell.columns);
            }
            if cell.rows > 1 {
                out += &format!(" rowspan=\"{}\"", cell.rows);
            }
            if let Some(align) = cell.align {
                out += &format!(" align=\"{align}\"");
            }
            out += &format!(">{}</{tag}>", cell.html);
        }
        out += "</tr>\n";
        if index + 1 == heads {
            out += "</thead>\n";
        }
    }
    if rows.len() > heads {
        out += "</tbody>\n";
    }
    out += "</table>\n";
    out
}
