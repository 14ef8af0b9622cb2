// A Markdown file whose front matter names a glossary becomes a page with a reading; any other stays what it was.

import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, widget } from 'jiazhu/node';

/** A plugin of Vite that comes before VitePress's own. */
export function readings() {
  let folder;
  const write = async (name, bytes) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  };
  return {
    name: 'jiazhu-readings',
    enforce: 'pre',
    async configResolved(config) {
      // What lies here is served as it is, and copied to the site when it is built. It is made: keep jiazhu/ and readings/ out of git.
      folder = config.publicDir;
      for (const file of widget.files) await cp(join(widget.folder, file), join(folder, 'jiazhu', file));
    },
    async transform(source, id) {
      const [path] = id.split('?');
      const head = path.endsWith('.md') && source.match(/^---\n(.*?)\n---\n/s);
      const glossary = head && head[1].match(/^glossary: *(.+)$/m);
      if (!glossary) return;
      const name = basename(path, '.md');
      const { reading, words, html } = await build({ article: source, name: `${name}.md`, glossary: await readFile(join(dirname(path), glossary[1].trim())), folder: dirname(path) });
      await write(`readings/${name}.reading`, reading);
      await write(`readings/${name}.words`, words);
      // An empty line would end the HTML, and Vue must not read it.
      const whole = `<div v-pre><jiazhu-reading src="/readings/${name}.reading">\n${html}</jiazhu-reading></div>`;
      return `${head[0]}\n${whole.replaceAll('\n\n', '\n&#10;')}\n`;
    },
  };
}
