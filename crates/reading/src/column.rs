//! Rows of text, one after the other in one string: how the words file and the dictionary keep them.

/// Ends a row.
const ROW: char = '\n';

/// Rows of text, each closed by an LF.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    text: String,
    /// Where each row ends in `text`, in bytes.
    ends: Vec<u32>,
}

impl Column {
    /// The rows of a text; what stands after the last LF is none.
    pub fn new(text: String) -> Column {
        let ends = text.match_indices(ROW).map(|(at, _)| at as u32).collect();
        Column { text, ends }
    }

    /// One row for each text; a line break inside a text becomes a space.
    pub fn of(rows: impl Iterator<Item = String>) -> Column {
        Column::new(rows.map(|row| row.replace(ROW, " ") + "\n").collect())
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Empty where there is no such row.
    pub fn row(&self, at: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let start = at.checked_sub(1).and_then(end).map_or(0, |end| end + ROW.len_utf8());
        end(at).and_then(|end| self.text.get(start..end)).unwrap_or_default()
    }

    /// All rows, each closed by an LF.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first row that is not less than `word`, by its bytes; the rows must be in order.
    pub fn lower_bound(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.row(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn rows_are_found_by_place_and_by_order() {
        let column = Column::of(["a", "b\nc", "", "d"].into_iter().map(String::from));
        assert_eq!((0..5).map(|at| column.row(at)).collect::<Vec<_>>(), ["a", "b c", "", "d", ""]);
        assert_eq!((column.len(), column.text()), (4, "a\nb c\n\nd\n"));
        let ordered = Column::new("a\nc\nc\ne\n".into());
        let found = ["", "a", "b", "c", "d", "e", "f"].map(|word| ordered.lower_bound(word));
        assert_eq!(found, [0, 0, 1, 1, 3, 3, 4]);
    }
}
