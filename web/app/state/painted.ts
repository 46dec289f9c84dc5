/** Frames that a browser has in work at once: one is surely on the screen when so many more have begun. */
const IN_WORK = 2;

/** Milliseconds after which no frame is waited for any more: a page that nobody looks at gets none. */
const PATIENCE = 1000;

/** Resolves once what stands in the page now is on the screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const wait = (frames: number) =>
      requestAnimationFrame(() => (frames === 0 ? setTimeout(resolve) : wait(frames - 1)));
    wait(IN_WORK);
    setTimeout(resolve, PATIENCE);
  });
}
