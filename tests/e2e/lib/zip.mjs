// A ZIP file of the tests' own: what no program would write can be in it.

import { crc32, deflateRawSync } from 'node:zlib';

/** @param {Record<string, string | Buffer>} parts  in their order @returns {Buffer} */
export function zipped(parts) {
  const files = [];
  const contents = [];
  let at = 0;
  for (const [name, part] of Object.entries(parts)) {
    const [path, whole] = [Buffer.from(name), Buffer.from(part)];
    const packed = deflateRawSync(whole);
    // Version 2.0, deflated, 1 January 1980.
    const head = Buffer.alloc(26);
    for (const [value, place] of [[20, 0], [8, 4], [33, 8], [path.length, 22]]) head.writeUInt16LE(value, place);
    for (const [value, place] of [[crc32(whole), 10], [packed.length, 14], [whole.length, 18]]) head.writeUInt32LE(value, place);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    contents.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, path);
    at += 30 + path.length + packed.length;
  }
  const table = Buffer.concat(contents);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = Object.keys(parts).length;
  for (const place of [8, 10]) end.writeUInt16LE(count, place);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, table, end]);
}
