//! Figures in rows and columns, as Markdown that reads well in a terminal too.

use std::fmt;

use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
pub struct Table {
    pub title: String,
    /// What was measured, on what, and how: a line below the title.
    pub about: String,
    /// The first is what the rows are.
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(title: &str, about: impl Into<String>, columns: &[&str]) -> Table {
        let columns = columns.iter().map(ToString::to_string).collect();
        Table { title: title.to_string(), about: about.into(), columns, rows: Vec::new() }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = impl ToString>) {
        self.rows.push(cells.into_iter().map(|cell| cell.to_string()).collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = || self.rows.iter().chain([&self.columns]);
        let width = |column: usize| {
            all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |cells: &[String]| {
            let cell = |(at, width): (usize, &usize)| {
                let cell = cells.get(at).map_or("", String::as_str);
                if at == 0 { format!(" {cell:<width$} ") } else { format!(" {cell:>width$} ") }
            };
            format!("|{}|", widths.iter().enumerate().map(cell).collect::<Vec<_>>().join("|"))
        };
        writeln!(f, "## {}\n\n{}\n\n{}", self.title, self.about, line(&self.columns))?;
        let rule = |(at, width): (usize, &usize)| {
            let dashes = "-".repeat(*width);
            if at == 0 { format!(" {dashes} ") } else { format!(" {dashes}:") }
        };
        writeln!(f, "|{}|", widths.iter().enumerate().map(rule).collect::<Vec<_>>().join("|"))?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{}", line(row)))
    }
}

/// The middle one; of none there is none.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
