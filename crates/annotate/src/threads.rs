//! The parts of a long text, shared out to threads. Each is worked on by itself, and what comes of them is put together in their order: the result
//! is the same on any number of threads.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::thread::{Builder, ScopedJoinHandle, scope};

/// On how many threads a text is annotated at most.
#[derive(Clone, Copy)]
pub(crate) struct Threads(usize);

/// A share weighs so much at least, in code points: for less no thread is worth starting. A tenth of this is annotated while one starts.
const LEAST: usize = 8000;

impl Threads {
    pub const ONE: Threads = Threads(1);

    pub fn at_most(count: NonZeroUsize) -> Threads {
        Threads(count.get())
    }

    /// Things in a row in shares of nearly the same weight; `weight` tells how many code points one has. `None` where one thread does it all, as
    /// in a browser.
    pub fn shares<T>(self, things: &[T], weight: impl Fn(&T) -> usize) -> Option<Vec<&[T]>> {
        if cfg!(target_family = "wasm") || self.0 == 1 {
            return None;
        }
        // So that the last one is never behind the last share.
        let weight = |thing: &T| 1 + weight(thing);
        let all: usize = things.iter().map(weight).sum();
        let count = self.0.min(all / LEAST);
        if count < 2 {
            return None;
        }
        let mut shares = Vec::with_capacity(count);
        let (mut start, mut done) = (0, 0);
        for (at, thing) in things.iter().enumerate() {
            done += weight(thing);
            if done * count >= all * (shares.len() + 1) {
                shares.push(&things[start..=at]);
                start = at + 1;
            }
        }
        Some(shares)
    }
}

/// What comes of each share, in their order: the first is worked on here, the others on a thread each, or here where the system has none.
pub(crate) fn each<S: Copy + Send, R: Send>(shares: &[S], work: impl Fn(S) -> R + Sync) -> Vec<R> {
    enum Share<'s, R> {
        There(ScopedJoinHandle<'s, R>),
        Here(R),
    }
    let Some((first, others)) = shares.split_first() else { return Vec::new() };
    let work = &work;
    scope(|scope| {
        let begin = |share: &S| {
            let share = *share;
            match Builder::new().spawn_scoped(scope, move || work(share)) {
                Ok(thread) => Share::There(thread),
                Err(_) => Share::Here(work(share)),
            }
        };
        let others: Vec<Share<R>> = others.iter().map(begin).collect();
        let first = work(*first);
        let end = |share| match share {
            Share::There(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Share::Here(done) => done,
        };
        std::iter::once(first).chain(others.into_iter().map(end)).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_in_order_and_weigh_nearly_the_same() {
        let things: Vec<usize> = (0..400).map(|at| at % 7 * 40).collect();
        let shares = Threads(3).shares(&things, |thing| *thing).expect("three");
        assert_eq!(shares.concat(), things);
        let weights: Vec<usize> = shares.iter().map(|share| share.iter().sum()).collect();
        assert!(weights.len() == 3 && weights.iter().all(|weight| weight.abs_diff(weights[0]) < 1000));
    }

    #[test]
    fn what_is_heavy_or_weighs_nothing_is_in_one_share() {
        for things in [&[50_000, 0, 0][..], &[0, 0, 50_000], &[0, 50_000, 0, 30_000, 0, 0]] {
            let shares = Threads(4).shares(things, |thing| *thing).expect("shares");
            assert_eq!(shares.concat(), things);
        }
    }

    #[test]
    fn a_short_text_is_not_shared() {
        assert!(Threads(4).shares(&[LEAST - 10, LEAST - 10], |thing| *thing).is_none());
        assert!(Threads(4).shares::<usize>(&[], |thing| *thing).is_none());
        assert!(Threads::ONE.shares(&[LEAST; 9], |thing| *thing).is_none());
    }

    #[test]
    fn results_are_in_the_order_of_shares() {
        assert_eq!(each(&[3, 1, 2], |share| share * 10), [30, 10, 20]);
        assert_eq!(each(&[0; 0], |share| share), [0; 0]);
    }
}
