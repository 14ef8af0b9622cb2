// Starts the studio, and says so where that fails.

async function start() {
  // @ts-ignore: in the sources it lies elsewhere.
  await import('../jiazhu.js');
  const { default: program } = await import('./studio.js');
  await program();
}

start().catch((error) => {
  console.error(error);
  const alert = document.querySelector('[role="alert"]');
  if (alert) alert.textContent = `The studio could not be started (${error.message}). Load the page again. If that does not help: the folders studio/ and annotator/ and the files jiazhu.js, reader.js and reader_bg.wasm have to lie beside studio.html, on a web server.`;
});
