//! What is done when all else has been drawn.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

type Task = Box<dyn FnOnce()>;

/// One task at most. Dropped, it is not done.
#[derive(Default)]
pub struct Later {
    task: Rc<RefCell<Option<Task>>>,
    /// The next frame, and a moment after it.
    waits: Rc<RefCell<(Option<AnimationFrame>, Option<Timeout>)>>,
}

impl Later {
    /// To be done after the next frame, in the place of what was to be done then.
    pub fn put(&self, task: impl FnOnce() + 'static) {
        self.task.replace(Some(Box::new(task)));
        let (task, waits) = (self.task.clone(), self.waits.clone());
        let frame = request_animation_frame(move |_| {
            let timeout = Timeout::new(0, move || run(&task));
            waits.borrow_mut().1 = Some(timeout);
        });
        self.waits.borrow_mut().0 = Some(frame);
    }

    /// It is done now, if it has not been.
    pub fn run(&self) {
        run(&self.task);
    }

    /// It is not to be done.
    pub fn take(&self) {
        self.task.take();
    }
}

fn run(task: &RefCell<Option<Task>>) {
    // Not borrowed while it runs.
    let task = task.take();
    if let Some(task) = task {
        task();
    }
}
