/*
 * Preloaded into the program by the soak test: reports memory and handles in use to its parent. Needs `--expose-gc`.
 */
process.on('message', () => {
  // Twice: what the first one finalises, the second one frees.
  globalThis.gc();
  globalThis.gc();
  process.send({ heap: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo() });
});
// Asking must not keep the program from ending.
process.channel.unref();
