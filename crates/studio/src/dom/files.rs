//! Files that are chosen or dropped.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileList;
use yew::Callback;

use crate::state::{self, Action, is_for};

/// Reads the files that are taken one after the other, and tells each; then which are not.
pub fn read(files: &FileList, tell: Callback<Action>) {
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    let names: Vec<String> = files.iter().map(web_sys::File::name).collect();
    let is_taken = state::taken(&names);
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for (name, is_taken) in names.into_iter().zip(&is_taken) {
        if *is_taken { &mut taken } else { &mut left }.push(name);
    }
    spawn_local(async move {
        for (file, _) in files.into_iter().zip(is_taken).filter(|(_, is_taken)| *is_taken) {
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
        if !left.is_empty() {
            tell.emit(Action::NotTaken { taken, left });
        }
    });
}
