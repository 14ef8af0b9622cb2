// How far what is read jumps while a reader goes up through a long text.

/**
 * From the middle of the page up, 300 px a time: by how many pixels more or less the first block in the window has moved each time.
 *
 * @param {any} page
 * @param {{ steps: number, plain: boolean }} how  `plain` for the article without script, else the widget's
 * @returns {Promise<number[]>}
 */
export async function jumps(page, { steps, plain }) {
  await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' }));
  return page.evaluate(
    async ({ steps, plain }) => {
      const jumps = [];
      const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      await frame();
      const root = plain ? document : document.querySelector('jiazhu-reading').shadowRoot;
      for (let step = 0; step < steps; step += 1) {
        const block = [...root.querySelectorAll('article [data-block]')].find((block) => block.getBoundingClientRect().top > 0);
        const before = block.getBoundingClientRect().top;
        scrollBy({ top: -300, behavior: 'instant' });
        await frame();
        jumps.push(Math.abs(block.getBoundingClientRect().top - before - 300));
      }
      return jumps;
    },
    { steps, plain },
  );
}
