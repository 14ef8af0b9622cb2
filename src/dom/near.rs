//! Which sections of a long article are near what is seen of the page.

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver};

use super::events::object;
use super::pixels::window_of;
use super::rects::rect_of;

/// Tells when sections come near or go: those that are no further away than the window is high.
pub struct Nearness {
    observer: Option<IntersectionObserver>,
    _told: Closure<dyn FnMut()>,
}

impl Drop for Nearness {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Nearness {
    pub fn new(tell: impl Fn() + 'static) -> Nearness {
        let told = Closure::<dyn FnMut()>::new(tell);
        let options = object(&[("rootMargin", "100% 0px".into()), ("scrollMargin", "100% 0px".into())]);
        let observer =
            IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), options.unchecked_ref());
        Nearness { observer: observer.ok(), _told: told }
    }

    /// From now on it tells of the sections of this article, and of no others.
    pub fn watch(&self, article: &Element) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
            sections(article).for_each(|section| observer.observe(&section));
        }
    }
}

/// The indices of the sections that are near; of an article that is not shown, none. Their edge lies beyond the observer's, in each engine
/// (Firefox adds both of its margins): it tells of no section twice.
pub fn near(article: &Element) -> Vec<usize> {
    let height =
        window_of(article).inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let is_near = |section: &Element| {
        let rect = rect_of(&section.get_bounding_client_rect());
        rect.bottom > rect.top && rect.bottom > -3.0 * height && rect.top < 4.0 * height
    };
    sections(article).enumerate().filter(|(_, section)| is_near(section)).map(|(index, _)| index).collect()
}

/// Of the plain article, too: before them it has elements that tell of it.
fn sections(article: &Element) -> impl Iterator<Item = Element> {
    let children = article.children();
    let all = (0..children.length()).filter_map(move |index| children.item(index));
    all.filter(|child| child.class_name() == "jz-section")
}
