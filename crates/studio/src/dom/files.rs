//! Files that are chosen or dropped.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileList;
use yew::Callback;

use crate::state::{Action, is_for};

/// Reads files one after the other, and tells each.
pub fn read(files: &FileList, tell: Callback<Action>) {
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    spawn_local(async move {
        for file in files {
            let name = file.name();
            if let Err(megabytes) = is_for(file.size()) {
                tell.emit(Action::FileTooLarge { name, megabytes });
                continue;
            }
            match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => {
                    let bytes = js_sys::Uint8Array::new(&buffer).to_vec().into();
                    tell.emit(Action::File { name, bytes });
                }
                Err(_) => tell.emit(Action::Unread(name)),
            }
        }
    });
}
