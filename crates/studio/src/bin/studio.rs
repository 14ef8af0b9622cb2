//! The studio's program in the browser, which `studio.html` starts. Natively it compiles, and does nothing but panic: there is no page.

fn main() {
    jiazhu_studio::dom::start::<jiazhu_studio::ui::Studio>();
}
