//! Where a pop-up goes: plain geometry in CSS pixels of the window, y downwards.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Rect {
        Rect { left, top, right: left + width, bottom: top + height }
    }

    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub fn contains(&self, point: Point) -> bool {
        self.left <= point.x && point.x <= self.right && self.top <= point.y && point.y <= self.bottom
    }

    /// How far the page must be scrolled for this to be inside `room`: as little as it takes, its top before all.
    pub fn beyond(&self, room: &Rect) -> f64 {
        (self.bottom - room.bottom).max(0.0).min(self.top - room.top)
    }

    /// The point of the rectangle that is nearest to `from`.
    fn nearest(&self, from: Point) -> Point {
        Point { x: from.x.max(self.left).min(self.right), y: from.y.max(self.top).min(self.bottom) }
    }
}

/// Between a term and its card; also what stays free at the edges of the window.
const GAP: f64 = 8.0;
/// Windows narrower than this get a sheet: two thirds of them would be card anyway.
pub const SHEET_BELOW: f64 = 640.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placement {
    /// Its edges; `height` is the most it may take, the rest scrolls.
    Beside { left: f64, top: f64, height: f64 },
    /// Along the lower edge of the window.
    Sheet,
}

/// Places a card of the wanted size beside the line of its term that the pointer is on, never over the
/// term, inside the visible part of the window. Below the term where it fits, else where there is more room.
///
/// `lines`: one rectangle for each line the term stands on.
pub fn place(lines: &[Rect], at: Option<Point>, width: f64, height: f64, window: Rect) -> Placement {
    let Some(line) = line_at(lines, at).filter(|_| window.width() >= SHEET_BELOW) else {
        return Placement::Sheet;
    };
    let leftmost = window.left + GAP;
    let rightmost = (window.right - GAP - width).max(leftmost);
    // A little to the left, so that the card's text, not its edge, stands under the term.
    let left = (line.left - 3.0 * GAP).max(leftmost).min(rightmost);
    let column = Rect { left, right: left + width, top: window.top, bottom: window.bottom };
    let in_the_way = || lines.iter().filter(|other| other.left < column.right && column.left < other.right);
    let lowest = in_the_way().fold(line.bottom, |lowest, other| lowest.max(other.bottom)) + GAP;
    let highest = in_the_way().fold(line.top, |highest, other| highest.min(other.top)) - GAP;
    let (below, above) = (window.bottom - GAP - lowest, highest - window.top - GAP);
    if below.max(above) < 1.0 {
        return Placement::Sheet;
    }
    if height <= below || below >= above {
        Placement::Beside { left, top: lowest, height: height.min(below) }
    } else {
        let height = height.min(above);
        Placement::Beside { left, top: highest - height, height }
    }
}

/// The line under a point, or the nearest one; without a point the first.
fn line_at(lines: &[Rect], at: Option<Point>) -> Option<Rect> {
    let Some(at) = at else { return lines.first().copied() };
    let distance = |line: &&Rect| distance(at, line.nearest(at));
    lines.iter().min_by(|a, b| distance(a).total_cmp(&distance(b))).copied()
}

fn distance(from: Point, to: Point) -> f64 {
    (to.x - from.x).hypot(to.y - from.y)
}

/// Whether the pointer, going from `from` to `to`, is on its way to the card: within a cone of 120°,
/// so that it may cross other terms without opening them.
pub fn approaches(card: Rect, from: Point, to: Point) -> bool {
    let goal = card.nearest(from);
    let (way, step) = (distance(from, goal), distance(from, to));
    if way == 0.0 {
        return true;
    }
    let along = (goal.x - from.x) * (to.x - from.x) + (goal.y - from.y) * (to.y - from.y);
    step > 0.0 && along >= 0.5 * way * step
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect { left: 0.0, top: 0.0, right: 1360.0, bottom: 900.0 };

    fn card(lines: &[Rect], at: Option<Point>, height: f64, window: Rect) -> Rect {
        match place(lines, at, 400.0, height, window) {
            Placement::Beside { left, top, height } => Rect::new(left, top, 400.0, height),
            Placement::Sheet => panic!("a sheet in a wide window"),
        }
    }

    fn overlap(one: &Rect, other: &Rect) -> bool {
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
    }

    #[test]
    fn stands_below_its_term_or_above_it_where_there_is_no_room() {
        let high = Rect::new(300.0, 100.0, 80.0, 30.0);
        assert_eq!(card(&[high], None, 300.0, WINDOW), Rect::new(276.0, 138.0, 400.0, 300.0));
        let low = Rect::new(300.0, 800.0, 80.0, 30.0);
        assert_eq!(card(&[low], None, 300.0, WINDOW), Rect::new(276.0, 492.0, 400.0, 300.0));
    }

    #[test]
    fn keeps_within_the_part_of_the_page_that_is_seen() {
        // Pinched and moved: of the page 900 px wide and 500 high are seen, from (200, 300) on.
        let seen = Rect::new(200.0, 300.0, 900.0, 500.0);
        let beside =
            |left, top, height| place(&[Rect::new(left, top, 40.0, 20.0)], None, 400.0, height, seen);
        let Placement::Beside { top, height, .. } = beside(300.0, 700.0, 1000.0) else { panic!("beside") };
        assert_eq!(
            (top, top + height),
            (seen.top + GAP, 700.0 - GAP),
            "above, and no higher than there is room"
        );
        let Placement::Beside { top, height, .. } = beside(300.0, 400.0, 1000.0) else { panic!("beside") };
        assert_eq!((top, top + height), (420.0 + GAP, seen.bottom - GAP), "below");
        let left_of = |left| match beside(left, 400.0, 100.0) {
            Placement::Beside { left, .. } => left,
            Placement::Sheet => panic!("beside"),
        };
        assert_eq!((left_of(200.0), left_of(1080.0)), (seen.left + GAP, seen.right - GAP - 400.0));
        assert_eq!(left_of(500.0), 500.0 - 3.0 * GAP);
        let hidden = Rect::new(200.0, 300.0, 900.0, 20.0 + 2.0 * GAP);
        assert_eq!(
            place(&[Rect::new(300.0, 310.0, 40.0, 20.0)], None, 400.0, 100.0, hidden),
            Placement::Sheet
        );
    }

    #[test]
    fn chooses_the_line_under_the_pointer_and_covers_none() {
        let lines = [Rect::new(1000.0, 400.0, 80.0, 20.0), Rect::new(300.0, 436.0, 80.0, 20.0)];
        let on_first = card(&lines, Some(Point { x: 1010.0, y: 410.0 }), 300.0, WINDOW);
        assert!(on_first.left > 900.0 && on_first.top < 436.0, "{on_first:?}");
        let on_second = card(&lines, Some(Point { x: 310.0, y: 440.0 }), 300.0, WINDOW);
        assert!(on_second.left < 300.0 && on_second.top > 456.0, "{on_second:?}");
        // Where the second line lies under the card of the first, the card stands below both.
        let close = [Rect::new(500.0, 400.0, 80.0, 20.0), Rect::new(480.0, 436.0, 80.0, 20.0)];
        let on_first = card(&close, Some(Point { x: 510.0, y: 410.0 }), 300.0, WINDOW);
        assert!(close.iter().all(|line| !overlap(&on_first, line)), "{on_first:?}");
    }

    #[test]
    fn holds_points_inside_it_and_on_its_edges() {
        let rect = Rect::new(10.0, 20.0, 30.0, 40.0);
        let at = |x, y| rect.contains(Point { x, y });
        assert!(at(20.0, 30.0) && at(10.0, 20.0) && at(40.0, 60.0));
        assert!(!at(9.9, 30.0) && !at(40.1, 30.0) && !at(20.0, 19.9) && !at(20.0, 60.1));
    }

    #[test]
    fn scrolls_as_little_as_it_takes() {
        let line = |top| Rect::new(100.0, top, 40.0, 30.0).beyond(&WINDOW);
        assert_eq!((line(-20.0), line(0.0), line(870.0), line(900.0)), (-20.0, 0.0, 0.0, 30.0));
        assert_eq!(Rect::new(0.0, 40.0, 40.0, 2000.0).beyond(&WINDOW), 40.0, "the top before all");
    }

    #[test]
    fn a_narrow_window_gets_a_sheet() {
        let phone = Rect::new(0.0, 0.0, 390.0, 844.0);
        assert_eq!(place(&[Rect::new(10.0, 10.0, 50.0, 20.0)], None, 400.0, 300.0, phone), Placement::Sheet);
        assert_eq!(place(&[], None, 400.0, 300.0, WINDOW), Placement::Sheet);
    }

    #[test]
    fn knows_a_pointer_on_its_way_to_the_card() {
        let card = Rect::new(200.0, 200.0, 400.0, 300.0);
        let from = Point { x: 300.0, y: 150.0 };
        assert!(approaches(card, from, Point { x: 300.0, y: 160.0 }));
        assert!(approaches(card, from, Point { x: 310.0, y: 160.0 }));
        assert!(!approaches(card, from, Point { x: 320.0, y: 150.0 }), "sideways");
        assert!(!approaches(card, from, Point { x: 300.0, y: 140.0 }), "away");
        assert!(!approaches(card, from, from), "at rest");
        assert!(approaches(card, Point { x: 250.0, y: 250.0 }, from), "from the card itself");
        assert!(!approaches(card, from, Point { x: 308.0, y: 154.0 }), "63° from its way");
        assert!(approaches(card, from, Point { x: 306.0, y: 154.0 }), "56° from its way");
        let (above, left) = (Point { x: 300.0, y: 198.0 }, Point { x: 198.0, y: 300.0 });
        assert!(!approaches(card, above, Point { x: 303.0, y: 198.5 }), "rather past it");
        assert!(!approaches(card, left, Point { x: 198.5, y: 303.0 }), "rather past it");
        let beside = Point { x: 100.0, y: 300.0 };
        assert!(approaches(card, beside, Point { x: 110.0, y: 300.0 }), "from its side");
        assert!(!approaches(card, beside, Point { x: 90.0, y: 300.0 }), "away from its side");
    }

    proptest::proptest! {
        #[test]
        fn never_covers_its_term_and_never_leaves_the_window(
            left in 0.0..1300.0, top in 0.0..880.0, width in 10.0..400.0,
            second in 0.0..700.0, wraps: bool, height in 10.0..2000.0,
        ) {
            let mut lines = vec![Rect::new(left, top, width, 20.0)];
            if wraps {
                lines.push(Rect::new(second, top + 38.0, 60.0, 20.0));
            }
            if let Placement::Beside { left, top, height } = place(&lines, None, 400.0, height, WINDOW) {
                let card = Rect::new(left, top, 400.0, height);
                proptest::prop_assert!(lines.iter().all(|line| !overlap(&card, line)));
                proptest::prop_assert!(card.left >= 0.0 && card.right <= 1360.0);
                proptest::prop_assert!(card.top >= 0.0 && card.bottom <= 900.0);
                proptest::prop_assert!(height > 0.0);
            }
        }
    }
}
