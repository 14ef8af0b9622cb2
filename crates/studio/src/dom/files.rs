//! Files that are chosen or dropped.

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::FileList;
use yew::Callback;

use crate::state::{self, Action, is_for};

/// Reads the files that are taken one after the other, and tells each; then which are not.
pub fn read(files: &FileList, tell: Callback<Action>) {
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    let names: Vec<String> = files.iter().map(web_sys::File::name).collect();
    let is_taken = state::taken(&names);
    let order: Vec<web_sys::File> =
        state::order(&names).into_iter().filter(|at| is_taken[*at]).map(|at| files[at].clone()).collect();
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for (name, is_taken) in names.into_iter().zip(&is_taken) {
        if *is_taken { &mut taken } else { &mut left }.push(name);
    }
    spawn_local(async move {
        for file in order {
            let name = file.name();
            if let Err(megabytes) = is_for(file.size()) {
                tell.emit(Action::FileTooLarge { name, megabytes });
                continue;
            }
            tell.emit(match bytes(&file).await {
                Some(bytes) => Action::File { name, bytes },
                None => Action::Unread(name),
            });
        }
        if !left.is_empty() {
            tell.emit(Action::NotTaken { taken, left });
        }
    });
}

/// Reads a file for the picture of an address.
pub fn picture(files: &FileList, address: String, tell: Callback<Action>) {
    let Some(file) = files.get(0) else { return };
    let name = file.name();
    spawn_local(async move {
        if let Err(megabytes) = is_for(file.size()) {
            tell.emit(Action::FileTooLarge { name, megabytes });
            return;
        }
        tell.emit(match bytes(&file).await {
            Some(bytes) => Action::PictureFor { address, name, bytes },
            None => Action::Unread(name),
        });
    });
}

async fn bytes(file: &web_sys::File) -> Option<Rc<[u8]>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec().into())
}
