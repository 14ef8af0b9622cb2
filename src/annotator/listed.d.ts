// Made by xtask/src/annotator.rs, of the tables in their crates.

export interface Listed {
  name: string;
  file: string;
  bytes: number;
  deflated: boolean;
  part: 'first' | 'rest' | 'dictionary';
  licence: string;
}

/** The tables, in the order in which the program takes them. */
export const LISTED: Listed[];
