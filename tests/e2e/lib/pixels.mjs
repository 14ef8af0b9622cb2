// What is really drawn: some engines compute a style that they do not paint.

/** The colours of a piece of the window, each with how many pixels have it: [['rgb(1, 2, 3)', 120], …], the commonest first. */
export const colours = async (page, box) => (await coloursOf(page, [box]))[0];

export const commonest = async (page, box) => (await colours(page, box))[0][0];

/** The same of several pieces in one picture. */
export async function coloursOf(page, boxes) {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ({ picture, boxes }) => {
      const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
      canvas.drawImage(bitmap, 0, 0);
      return boxes.map((box) => {
        const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round);
        const { data } = canvas.getImageData(x, y, width, height);
        const counts = new Map();
        for (let at = 0; at < data.length; at += 4) {
          const colour = `rgb(${data.slice(at, at + 3).join(', ')})`;
          counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
        return [...counts].sort(([, a], [, b]) => b - a);
      });
    },
    { picture, boxes },
  );
}
