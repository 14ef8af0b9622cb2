// What a reader copies.

/** Copies what is selected and pastes it into a field of the page, by keys as a reader does; gives the lines that are not empty. */
export async function copied(page) {
  await page.keyboard.press('Control+c');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('Control+v');
  const text = await page.evaluate(() => {
    const field = document.querySelector('textarea');
    field.remove();
    return field.value;
  });
  return text.split(/\n+/).filter((line) => line !== '');
}

export const selectArticle = (page) =>
  page.evaluate(() => {
    const article = document.querySelector('jiazhu-reading').shadowRoot.querySelector('article');
    getSelection().setBaseAndExtent(article, 0, article, article.childNodes.length);
  });
