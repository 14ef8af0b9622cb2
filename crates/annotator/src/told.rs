//! Findings as they are told to a page that asks again and again while somebody writes: most are those that it has already, a few lines or characters
//! further on, and only where they stand now is told of these.

use std::collections::HashMap;

use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_reading::Span;

/// The findings that were told last, and those that the page has, which may be the same: by the number of the request that they answer.
#[derive(Default)]
pub struct Told([Option<(u32, Vec<Diagnostic>)>; 2]);

impl Told {
    /// The JSON that tells what has been found. Where the request has no number that is a list; else an object:
    ///
    /// - `is`: the number of the request, `asked`;
    /// - `of`: the number of the findings that the page has, `known`, or 0 where they are not remembered: then it has none that count;
    /// - `runs`: each `[first, count, lines, characters, new]`, so many of the findings that the page has, from the first on, moved by so many lines of their
    ///   file and so many characters of the article’s text; then so many that are new;
    /// - `new`: the new ones, of all runs.
    pub fn json(&mut self, asked: u32, known: u32, findings: Vec<Diagnostic>) -> serde_json::Result<String> {
        if asked == 0 {
            return serde_json::to_string(&findings);
        }
        let [last, shown] = &mut self.0;
        let is_it = |told: &&mut (u32, Vec<Diagnostic>)| told.0 == known;
        if last.as_mut().filter(is_it).is_some() {
            *shown = last.take();
        }
        let before = shown.as_ref().filter(|(number, _)| *number == known && known != 0);
        let (runs, new) = runs(before.map_or(&[], |(_, findings)| findings), &findings);
        let of = before.map_or(0, |(number, _)| *number);
        let (runs, new) = (serde_json::to_string(&runs)?, serde_json::to_string(&new)?);
        *last = Some((asked, findings));
        Ok(format!("{{\"is\":{asked},\"of\":{of},\"runs\":{runs},\"new\":{new}}}"))
    }
}

/// So many findings of those before, from the first on, and then so many new ones.
#[derive(Default)]
struct Run {
    first: usize,
    count: usize,
    moved: Moved,
    new: usize,
}

/// By how many lines of their file, and characters of the article's text, findings are moved; `None` where none of them says.
#[derive(Clone, Copy, Default)]
struct Moved {
    lines: Option<i64>,
    characters: Option<i64>,
}

impl Moved {
    /// What is known with one more finding that is moved in the same way; `None` where it is another finding, or moved otherwise.
    fn with(self, before: &Diagnostic, now: &Diagnostic) -> Option<Moved> {
        let is_same = before.column == now.column
            && before.message == now.message
            && before.code == now.code
            && before.severity == now.severity
            && before.file == now.file;
        let ends = |passage: Option<Span>| {
            (passage.map(|passage| passage.start), passage.map(|passage| passage.end))
        };
        let ((start, end), (start_now, end_now)) = (ends(before.passage), ends(now.passage));
        if !is_same {
            return None;
        }
        let lines = by(self.lines, before.line, now.line)?;
        let characters = by(by(self.characters, start, start_now)?, end, end_now)?;
        Some(Moved { lines, characters })
    }
}

/// The same number of places, where it is known, as from one place to another.
fn by(known: Option<i64>, from: Option<u32>, to: Option<u32>) -> Option<Option<i64>> {
    match (from, to) {
        (Some(from), Some(to)) => {
            let by = i64::from(to) - i64::from(from);
            known.is_none_or(|known| known == by).then_some(Some(by))
        }
        (None, None) => Some(known),
        _ => None,
    }
}

fn runs<'a>(before: &[Diagnostic], now: &'a [Diagnostic]) -> (Vec<[i64; 5]>, Vec<&'a Diagnostic>) {
    let (mut runs, mut new) = (vec![Run::default()], Vec::new());
    // Those before, by what they say: made only where something is not the next one.
    let mut places: Option<HashMap<&str, Vec<usize>>> = None;
    for finding in now {
        let Some(run) = runs.last_mut() else { break };
        let next = run.first + run.count;
        let goes_on =
            before.get(next).filter(|_| run.new == 0).and_then(|known| run.moved.with(known, finding));
        if let Some(moved) = goes_on {
            (run.count, run.moved) = (run.count + 1, moved);
            continue;
        }
        let moved = |at: usize| Some((at, Moved::default().with(before.get(at)?, finding)?));
        let found = moved(next).or_else(|| {
            let places = places.get_or_insert_with(|| by_message(before)).get(finding.message.as_str())?;
            let (behind, further) = places.split_at(places.partition_point(|at| *at < next));
            further.iter().chain(behind).find_map(|at| moved(*at))
        });
        match found {
            Some((first, moved)) => runs.push(Run { first, count: 1, moved, new: 0 }),
            None => {
                run.new += 1;
                new.push(finding);
            }
        }
    }
    let numbers = |run: Run| {
        let Moved { lines, characters } = run.moved;
        let [first, count, new] = [run.first, run.count, run.new].map(|number| number as i64);
        [first, count, lines.unwrap_or_default(), characters.unwrap_or_default(), new]
    };
    (runs.into_iter().map(numbers).collect(), new)
}

fn by_message(findings: &[Diagnostic]) -> HashMap<&str, Vec<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, finding) in findings.iter().enumerate() {
        places.entry(&finding.message).or_default().push(at);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(message: &str, line: Option<u32>, start: Option<u32>) -> Diagnostic {
        let mut finding = Diagnostic::warning("code", "article.txt", message);
        (finding.line, finding.column) = (line, line.map(|_| 3));
        finding.passage = start.map(|start| Span { start, end: start + 2 });
        finding
    }

    #[test]
    fn what_is_known_is_told_by_where_it_is_now() {
        let before = [
            finding("whole", None, None),
            finding("one", Some(1), Some(4)),
            finding("two", Some(2), Some(14)),
            finding("three", Some(3), None),
            finding("three", Some(5), None),
        ];
        let told = |now: &[Diagnostic]| {
            let mut told = Told::default();
            told.json(1, 0, before.to_vec()).unwrap();
            told.json(2, 1, now.to_vec()).unwrap()
        };
        assert_eq!(told(&before), r#"{"is":2,"of":1,"runs":[[0,5,0,0,0]],"new":[]}"#);
        let now = [
            finding("whole", None, None),
            finding("one", Some(2), Some(7)),
            finding("two", Some(3), Some(17)),
            finding("new", Some(4), None),
            finding("three", Some(6), None),
        ];
        let new = serde_json::to_string(&now[3]).unwrap();
        let json = format!(r#"{{"is":2,"of":1,"runs":[[0,3,1,3,1],[3,1,3,0,0]],"new":[{new}]}}"#);
        assert_eq!(told(&now), json);
        assert_eq!(told(&[]), r#"{"is":2,"of":1,"runs":[[0,0,0,0,0]],"new":[]}"#);
    }

    #[test]
    fn what_was_told_is_known_by_its_number() {
        let (one, two) = ([finding("one", Some(1), None)], [finding("two", Some(1), None)]);
        let all = |findings: &[Diagnostic]| serde_json::to_string(findings).unwrap();
        let mut told = Told::default();
        assert_eq!(told.json(0, 0, one.to_vec()).unwrap(), all(&one), "without a number");
        let whole = |is: u32, findings: &[Diagnostic]| {
            format!(r#"{{"is":{is},"of":0,"runs":[[0,0,0,0,1]],"new":{}}}"#, all(findings))
        };
        assert_eq!(told.json(1, 0, one.to_vec()).unwrap(), whole(1, &one));
        // The page did not hear of this one.
        assert!(told.json(2, 1, two.to_vec()).unwrap().contains(r#""of":1"#));
        assert_eq!(
            told.json(3, 1, one.to_vec()).unwrap(),
            r#"{"is":3,"of":1,"runs":[[0,1,0,0,0]],"new":[]}"#
        );
        assert!(told.json(4, 3, two.to_vec()).unwrap().contains(r#""of":3"#));
        // Of another program, or forgotten.
        assert_eq!(told.json(5, 1, two.to_vec()).unwrap(), whole(5, &two));
    }
}
