//! Findings as they are told to a page that asks again and again while somebody writes: most are those that it has already, a few lines or characters
//! further on, and only where they stand now is told of these.

use jiazhu_annotate::diagnostic::{Diagnostic, line_named};
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
    ///   file, as is the line that a message names ([`line_named`]), and so many characters of the article’s text; then so many that are new;
    /// - `new`: the new ones, of all runs.
    pub fn json(
        &mut self,
        asked: u32,
        known: u32,
        mut findings: Vec<Diagnostic>,
    ) -> serde_json::Result<String> {
        if asked == 0 {
            return Ok(format!("[{}]", list(&mut findings.iter())?));
        }
        // Further places would have to be told anew with each change before them; who is told so shows the first.
        findings.iter_mut().for_each(|finding| finding.others = Box::default());
        let [last, shown] = &mut self.0;
        let is_it = |told: &&mut (u32, Vec<Diagnostic>)| told.0 == known;
        if last.as_mut().filter(is_it).is_some() {
            *shown = last.take();
        }
        let before = shown.as_ref().filter(|(number, _)| *number == known && known != 0);
        let (runs, new) = runs(before.map_or(&[], |(_, findings)| findings), &findings);
        let of = before.map_or(0, |(number, _)| *number);
        let (runs, new) = (numbers(&runs), list(&mut new.into_iter())?);
        *last = Some((asked, findings));
        Ok(format!("{{\"is\":{asked},\"of\":{of},\"runs\":[{runs}],\"new\":[{new}]}}"))
    }
}

/// One by one: a browser would have to load the code for a list of them.
fn list(findings: &mut dyn Iterator<Item = &Diagnostic>) -> serde_json::Result<String> {
    let mut json = String::new();
    for finding in findings {
        if !json.is_empty() {
            json.push(',');
        }
        json += &serde_json::to_string(finding)?;
    }
    Ok(json)
}

/// So many findings of those before, from the first on, and then so many new ones.
#[derive(Default)]
struct Run {
    first: usize,
    count: usize,
    moved: Moved,
    new: usize,
}

fn numbers(runs: &[Run]) -> String {
    let mut json = String::new();
    for Run { first, count, moved, new } in runs {
        if !json.is_empty() {
            json.push(',');
        }
        let (lines, characters) = (moved.lines.unwrap_or_default(), moved.characters.unwrap_or_default());
        json += &format!("[{first},{count},{lines},{characters},{new}]");
    }
    json
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
        let lines = match (line_named(&before.message), line_named(&now.message)) {
            (Some((head, line, rest)), Some((head_now, line_now, rest_now))) => {
                let lines = by(lines, Some(line), Some(line_now))?;
                (head == head_now && rest == rest_now).then_some(lines)?
            }
            _ => (before.message == now.message).then_some(lines)?,
        };
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

/// Of those that were known, so many are looked through for one that has come: most changes take few away. Where more have gone, all that follow are
/// told as new.
const NEAR: usize = 64;

fn runs<'a>(before: &[Diagnostic], now: &'a [Diagnostic]) -> (Vec<Run>, Vec<&'a Diagnostic>) {
    let (mut runs, mut new) = (vec![Run::default()], Vec::new());
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
        // One that has gone, or says something else now, is passed over, and so is one that has come.
        let found = (next..before.len().min(next + NEAR)).find_map(moved);
        match found {
            Some((first, moved)) => runs.push(Run { first, count: 1, moved, new: 0 }),
            None => {
                run.new += 1;
                new.push(finding);
            }
        }
    }
    (runs, new)
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
    fn a_line_that_a_message_names_moves_with_the_finding() {
        let before =
            [finding("of `a` too (line 4), and", Some(9), None), finding("(line 5)", Some(20), None)];
        let told = |lines: [&str; 2], new: &str| {
            let now = [finding(lines[0], Some(11), None), finding(lines[1], Some(22), None)];
            let mut told = Told::default();
            told.json(1, 0, before.to_vec()).unwrap();
            let json = told.json(2, 1, now.to_vec()).unwrap();
            assert_eq!(
                json.split("\"runs\":").nth(1).unwrap().split(",\"new\"").next(),
                Some(new),
                "{lines:?}"
            );
        };
        told(["of `a` too (line 6), and", "(line 7)"], "[[0,2,2,0,0]]");
        told(["of `a` too (line 4), and", "(line 7)"], "[[0,0,0,0,1],[1,1,2,0,0]]");
        told(["of `b` too (line 6), and", "(line 5)"], "[[0,0,0,0,2]]");
    }

    #[test]
    fn what_has_gone_and_what_has_come_is_found_near_and_far() {
        let names: Vec<String> = (0..40).map(|at| format!("m{at}")).collect();
        let list = |names: &[String]| names.iter().map(|name| finding(name, None, None)).collect::<Vec<_>>();
        let before = list(&names);
        for (gone, come) in
            [(0..0, 5), (3..5, 0), (3..30, 0), (10..11, 12), (0..40, 3), (38..40, 1), (40..40, 9)]
        {
            let mut now = names.clone();
            now.splice(gone.clone(), (0..come).map(|at| format!("n{at}")));
            let now = list(&now);
            let (_, new) = runs(&before, &now);
            assert_eq!(new.len(), come, "{gone:?}");
        }
    }

    #[test]
    fn where_more_has_gone_than_is_looked_through_the_rest_is_told_as_new() {
        let before: Vec<_> = (0..100).map(|at| finding(&format!("m{at}"), None, None)).collect();
        for (gone, new_ones) in [(NEAR - 1, 0), (NEAR, 100 - NEAR)] {
            assert_eq!(runs(&before, &before[gone..]).1.len(), new_ones);
        }
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
