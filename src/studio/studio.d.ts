// What start.js uses of the wasm program; crates/studio/src/bin/studio.rs says what it does.

export default function start(): Promise<unknown>;
