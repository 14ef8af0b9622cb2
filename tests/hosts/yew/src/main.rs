//! Another Yew application: a program of its own on a page that may hold `<jiazhu-reading>` as well.
//!
//! It shows the custom element among its own components, and the component `<Jiazhu>` of the crate. Natively it
//! is an empty program.

mod app {
    use std::rc::Rc;

    use jiazhu::dom::inflate::open_file;
    use jiazhu::reading::Reading;
    use jiazhu::ui::{Jiazhu, Remote};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::Response;
    use yew::prelude::*;

    /// The bytes at an address.
    async fn fetch(address: &str) -> Result<Vec<u8>, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let answer: Response = JsFuture::from(window.fetch_with_str(address)).await?.dyn_into()?;
        Ok(js_sys::Uint8Array::new(&JsFuture::from(answer.array_buffer()?).await?).to_vec())
    }

    #[component]
    pub fn App() -> Html {
        let clicks = use_state(|| 0);
        let (told, reading) = (use_state(String::new), use_state(|| None::<Rc<Reading>>));
        let remote = use_memo((), |()| Remote::default());
        {
            let (reading, told) = (reading.clone(), told.clone());
            use_effect_with((), move |()| {
                wasm_bindgen_futures::spawn_local(async move {
                    match fetch("example.reading").await {
                        Ok(bytes) => match open_file(&bytes).await {
                            Ok(opened) => reading.set(Some(Rc::new(opened))),
                            Err(error) => told.set(error.to_string()),
                        },
                        Err(error) => told.set(format!("{error:?}")),
                    }
                });
            });
        }
        let count = {
            let clicks = clicks.clone();
            Callback::from(move |_: MouseEvent| clicks.set(*clicks + 1))
        };
        let on_open = {
            let told = told.clone();
            Callback::from(move |shown: jiazhu::state::Shown| told.set(shown.surface))
        };
        let look = {
            let remote = remote.clone();
            Callback::from(move |_: MouseEvent| {
                remote.open("wanggeyuan");
            })
        };
        html! {
            <>
                <p><button id="count" type="button" onclick={count}>{ "Count" }</button><output id="clicks">{ *clicks }</output></p>
                <p><button id="look" type="button" onclick={look}>{ "Look it up" }</button><output id="told">{ (*told).clone() }</output></p>
                <div id="element"><jiazhu-reading src="ningbo.reading"></jiazhu-reading></div>
                if let Some(reading) = (*reading).clone() {
                    <div id="component"><Jiazhu {reading} remote={(*remote).clone()} {on_open} /></div>
                }
            </>
        }
    }
}

fn main() {
    yew::Renderer::<app::App>::new().render();
}
