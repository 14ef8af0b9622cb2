//! Lists that are numbered in a way which no reading has: it is told.

use super::attributes::{Attributes, number};
use super::{Elements, OpenElement};
use crate::article::builder::TreeBuilder;
use crate::diagnostic::Place;

/// Of an `ol`: that it counts down, or by letters.
pub fn tell(attributes: &Attributes<'_>, place: Place, builder: &mut TreeBuilder<'_>) {
    let kind = attributes.get("type").map(str::trim).filter(|kind| !kind.is_empty() && *kind != "1");
    let message = if attributes.get("reversed").is_some() {
        "this list counts down, and the reading counts up: write the numbers as text if they matter"
            .to_string()
    } else if let Some(kind) = kind {
        format!(
            "this list is numbered in the way of `{kind}`, and the reading has numbers: write them as text if they matter"
        )
    } else {
        return;
    };
    builder.warn("html", place, message);
}

impl Elements {
    /// Tells of an item whose number is not the next one.
    pub(super) fn tell_number(
        &mut self,
        attributes: &Attributes<'_>,
        place: Place,
        builder: &mut TreeBuilder<'_>,
    ) {
        let Some(counted) = self.count_item() else { return };
        if let Some(value) = number(attributes, "value").filter(|value| *value != counted) {
            let message = format!(
                "this item has the number {value}, and the reading counts on: write the number as text if it matters"
            );
            builder.warn("html", place, message);
        }
    }

    /// The number that an item has which begins here; `None` in a list that is not numbered.
    fn count_item(&mut self) -> Option<u32> {
        let is_list = |element: &&mut OpenElement| matches!(&*element.name, "ol" | "ul" | "menu" | "dir");
        let list = self.open.iter_mut().rev().find(is_list)?;
        let counted = list.next_item;
        list.next_item = counted.saturating_add(1);
        (list.name == "ol").then_some(counted)
    }
}
