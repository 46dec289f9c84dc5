/** Whether what has the focus takes letters, so that a key typed there is meant for it. */
export function takesLetters(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select")
  );
}
