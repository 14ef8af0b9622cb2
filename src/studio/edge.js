// What the studio's program (crates/studio) calls: the annotator, which works as for raw text in an element, and decoding.

import { Superseded, annotate, progress, tables } from '../annotator/raw.js';

/** The studio asks for one reading at a time. */
const STUDIO = {};

/**
 * Makes a reading of texts; undefined where another request has taken its place.
 *
 * @param {string} article @param {string} articleName @param {string} glossary @param {string} glossaryName @param {string} notes @param {string} notesName
 * @param {boolean} withWords @param {boolean} afterRest  only when all tables have come
 */
export async function annotated(article, articleName, glossary, glossaryName, notes, notesName, withWords, afterRest) {
  const text = (/** @type {string} */ name, /** @type {string} */ text) => (text.trim() ? { name, text } : undefined);
  try {
    if (afterRest) await tables('rest');
    return await annotate(STUDIO, { article: { name: articleName, text: article }, glossary: text(glossaryName, glossary), notes: text(notesName, notes) }, withWords);
  } catch (error) {
    if (error instanceof Superseded) return undefined;
    throw error;
  }
}

/** Tells of each file of the annotator that has come: how many, of how many. @param {(done: number, of: number) => void} tell */
export const hear = (tell) => void progress.heard.add(() => tell(progress.done, progress.of));

/** Strictly: undefined where a byte does not fit. @param {string} encoding @param {Uint8Array} bytes */
export function decoded(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A text of the site itself. @param {string} path  beside this script */
export async function fetched(path) {
  const answer = await fetch(new URL(path, import.meta.url));
  if (!answer.ok) throw new Error(`the host answered ${answer.status} for ${path}: copy the whole folder studio/ beside studio.html`);
  return answer.text();
}
