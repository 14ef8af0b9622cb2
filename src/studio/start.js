// Starts the studio, and says so where that fails.

async function start() {
  // @ts-ignore: in the sources it lies elsewhere.
  await import('../jiazhu.js');
  const { default: program } = await import('./studio.js');
  await program();
  const { register } = await import('./build.js');
  // Without it there is a studio all the same.
  register().catch((error) => console.warn(`The studio will not work without a network (${error.message}).`));
}

start().catch((error) => {
  console.error(error);
  const alert = document.querySelector('[role="alert"]');
  // No table of words has come either.
  if (alert) alert.textContent = `无法启动工作室：请重新加载本页。無法啟動工作室：請重新載入本頁。The studio could not be started (${error.message}). Load the page again. If that does not help: the folders studio/ and annotator/ and the files jiazhu.js, reader.js and reader_bg.wasm have to lie beside studio.html, on a web server.`;
});
