//! Where annotating may be interrupted, for whoever cannot wait until all of it is done: a page in which no worker may run.
//!
//! What takes long with a long text is an `async fn` that asks at each [`Pauses::here`] whether it is time. Nothing in it waits for anything
//! else: [`at_once`] runs it from beginning to end, and the result is the same.

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Says when it is time for a pause.
#[derive(Clone, Default)]
pub struct Pauses(Option<Rc<dyn Fn() -> bool>>);

impl Pauses {
    /// Never.
    pub const NONE: Pauses = Pauses(None);

    /// Whenever `due` says so. It is asked often: some thousand times a second.
    pub fn when(due: impl Fn() -> bool + 'static) -> Pauses {
        Pauses(Some(Rc::new(due)))
    }

    /// A place where a pause does no harm.
    pub async fn here(&self) {
        if self.0.as_ref().is_some_and(|due| due()) {
            let mut has_paused = false;
            std::future::poll_fn(|_| match std::mem::replace(&mut has_paused, true) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            })
            .await;
        }
    }
}

/// Runs work without its pauses.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// How often work with three places for a pause stops.
    fn stops(pauses: Pauses) -> usize {
        let mut work = pin!(async {
            for _ in 0..3 {
                pauses.here().await;
            }
        });
        let context = &mut Context::from_waker(Waker::noop());
        std::iter::from_fn(|| work.as_mut().poll(context).is_pending().then_some(())).count()
    }

    #[test]
    fn work_stops_where_it_is_time() {
        assert_eq!(stops(Pauses::NONE), 0);
        assert_eq!(stops(Pauses::when(|| true)), 3);
        let asked = Cell::new(0);
        let every_second = move || {
            asked.set(asked.get() + 1);
            asked.get() % 2 == 0
        };
        assert_eq!(stops(Pauses::when(every_second)), 1);
    }

    #[test]
    fn at_once_is_without_stops() {
        let pauses = Pauses::when(|| true);
        assert_eq!(
            at_once(async {
                pauses.here().await;
                1
            }),
            1
        );
    }
}
