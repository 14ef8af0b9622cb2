// A page in a browser that Playwright drives.

/** What is written for each engine: a page, its errors as they come, and how it ends. */
export async function openIn(browser, settings, { scripts, onError }) {
  const context = await browser.newContext(settings);
  context.setDefaultTimeout(10_000);
  // How fast a busy machine starts a page is no matter of these tests.
  context.setDefaultNavigationTimeout(30_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => onError(error.message));
  for (const script of scripts) await page.addInitScript(script);
  return { page, context, close: () => context.close() };
}
