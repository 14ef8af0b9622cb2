// A Markdown file whose front matter names a glossary becomes a page with a reading; any other stays what it was.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, widget } from 'jiazhu/node';

export default function (eleventy) {
  for (const file of widget.files) eleventy.addPassthroughCopy({ [join(widget.folder, file)]: `jiazhu/${file}` });

  eleventy.addExtension('md', {
    compile: (markdown, path) =>
      async function (data) {
        if (!data.glossary) return this.defaultRenderer(data);
        const folder = dirname(path);
        // Eleventy has taken the front matter off, and Jiazhu asks for the language and the title.
        const article = `---\n${JSON.stringify({ title: data.title, lang: data.lang })}\n---\n\n${markdown}`;
        const { reading, words, html } = await build({ article, glossary: await readFile(join(folder, data.glossary)), folder });
        const output = dirname(data.page.outputPath);
        await mkdir(output, { recursive: true });
        await writeFile(join(output, 'article.reading'), reading);
        await writeFile(join(output, 'article.words'), words);
        return `<jiazhu-reading src="article.reading">\n${html}</jiazhu-reading>`;
      },
  });
}
