use super::super::atoms::Atoms;
use super::super::forms::Forms;
use super::super::tests::tokens::tokens;
use super::*;
use crate::tables::builtin;
use crate::word_model::WordClass;

fn told(words: &[(usize, WhyWord)]) -> Told {
    Told { words: words.to_vec(), ..Told::default() }
}

#[test]
fn words_that_are_joined_have_one_reason() {
    let mut told = told(&[(1, WhyWord::Known), (2, WhyWord::Known), (3, WhyWord::Alone), (6, WhyWord::Form)]);
    told.keep(&[2, 3, 6], WhyWord::Repeated);
    assert_eq!(told.words, [(2, WhyWord::Repeated), (3, WhyWord::Alone), (6, WhyWord::Form)]);
    told.keep(&[6], WhyWord::LongForm);
    assert_eq!(told.words, [(6, WhyWord::LongForm)]);
}

#[test]
fn what_the_author_says_is_the_reason() {
    let words = [(2, WhyWord::Known), (4, WhyWord::Form), (5, WhyWord::Alone)];
    let parted = |start, ends: &[usize]| {
        let mut told = told(&words);
        told.part(ends, &[DividedPassage::new(Span::new(start, start + 2), &[1, 2])]);
        told.words
    };
    assert_eq!(
        parted(0, &[1, 2, 4, 5]),
        [(1, WhyWord::Author), (2, WhyWord::Author), (4, WhyWord::Form), (5, WhyWord::Alone)]
    );
    assert_eq!(
        parted(2, &[2, 3, 4, 5]),
        [(2, WhyWord::Known), (3, WhyWord::Author), (4, WhyWord::Author), (5, WhyWord::Alone)]
    );
    let mut unsaid = told(&words);
    unsaid.part(&[1, 2, 3, 4, 5], &[]);
    let alone = WhyWord::Alone;
    assert_eq!(unsaid.words, [(1, alone), (2, WhyWord::Known), (3, alone), (4, WhyWord::Form), (5, alone)]);
}

#[test]
fn why_a_token_is_a_word() {
    let of = |word: &str, sort| {
        let mut tokens = tokens(word);
        tokens[0].sort = sort;
        of_token(&tokens[0])
    };
    assert_eq!(of("中国", Sort::Form), WhyWord::Form);
    assert_eq!(of("国", Sort::Form), WhyWord::Form);
    assert_eq!(of("王明", Sort::Name), WhyWord::Person);
    assert_eq!(of("中国", Sort::Known), WhyWord::Known);
    assert_eq!(of("国", Sort::Known), WhyWord::Alone);
    assert_eq!(of("abc", Sort::Unknown), WhyWord::Letters);
    assert_eq!(of("a", Sort::Unknown), WhyWord::Alone);
}

#[test]
fn the_way_tells_what_each_step_weighs() {
    let model = builtin().word_model();
    let atoms = Atoms::new("中国人民※蝴蝶政府");
    let lattice = Lattice::new(model, &atoms, &Forms::default());
    let beginning = model.class(WordClass::BEGINNING);
    let way = lattice.path(Span::new(0, atoms.len()), beginning, |_| true).words;
    let mut told = Told::default();
    told.way(10, model, &lattice, &way, beginning);
    let spans: Vec<_> = told.steps.iter().map(|step| (step.span.start, step.span.end)).collect();
    assert_eq!(spans, [(10, 12), (12, 14), (14, 15), (15, 17), (17, 19)]);
    let seen: Vec<Seen> = told.steps.iter().map(|step| step.seen).collect();
    assert_eq!(seen, [Seen::Together, Seen::Together, Seen::Unknown, Seen::Unknown, Seen::Apart]);
    let context = |word: &str| model.word(model.find(word).expect("a word")).context;
    assert_eq!(told.steps[0].attraction, model.attraction(beginning, context("中国")));
    assert_eq!(told.steps[1].attraction, model.attraction(context("中国"), context("人民")));
    assert_eq!(told.steps[2].attraction, 0);
    let weight = |word: &str| model.word(model.find(word).expect("a word")).weight;
    assert_eq!(told.steps[1].weight, weight("人民"));
    let apart = weight("人") + weight("民") + model.attraction(context("人"), context("民"));
    assert_eq!(told.steps[1].finer, Some(apart.into()));
    assert_eq!(told.steps[2].finer, None);
}

#[test]
fn words_and_steps_have_other_places_in_another_text() {
    let mut told = told(&[(2, WhyWord::Known), (4, WhyWord::Form)]);
    let (weight, attraction, seen, finer) = (-1, 2, Seen::Together, None);
    told.steps.push(ToldStep { span: Span::new(2, 4), weight, attraction, seen, finer });
    let placed = told.placed(|at| 3 * at);
    assert_eq!(placed.words, [(6, WhyWord::Known), (12, WhyWord::Form)]);
    assert_eq!(placed.steps[0].span, Span::new(6, 12));
}
