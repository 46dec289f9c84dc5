import type Sigma from "sigma";

/** Milliseconds of a camera move; none where the reader asked for no motion. */
export const MOVE = (): number => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160);

/** CSS pixels kept free around what is brought into view. */
const MARGIN = 60;

/** Moves the view only where one of these lies outside it; what the reader sees else stays where it is. */
export function bringIntoView(sigma: Sigma, ids: readonly string[]): void {
  const { width, height } = sigma.getDimensions();
  const isOutside = (id: string) => {
    const data = sigma.getNodeDisplayData(id);
    if (data === undefined) return false;
    const { x, y } = sigma.framedGraphToViewport(data);
    return x < 0 || y < 0 || x > width || y > height;
  };
  if (!ids.some(isOutside)) return;
  const { ratio } = sigma.getCamera().getState();
  show(sigma, ids, ratio);
}

/** Shows everything that is drawn. */
export function fitAll(sigma: Sigma): void {
  show(sigma, sigma.getGraph().nodes(), 0);
}

/** Moves the view to the middle of these, no closer than `least`, and so far out that all are seen. */
function show(sigma: Sigma, ids: readonly string[], least: number): void {
  const places = ids.flatMap((id) => sigma.getNodeDisplayData(id) ?? []);
  const [first] = places;
  if (first === undefined) return;
  const { width, height } = sigma.getDimensions();
  const { ratio } = sigma.getCamera().getState();
  const box = { left: first.x, right: first.x, low: first.y, high: first.y };
  for (const { x, y } of places) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.low = Math.min(box.low, y);
    box.high = Math.max(box.high, y);
  }
  const [a, b] = [
    sigma.framedGraphToViewport({ x: box.left, y: box.low }),
    sigma.framedGraphToViewport({ x: box.right, y: box.high }),
  ];
  const out = Math.max(
    Math.abs(b.x - a.x) / Math.max(1, width - 2 * MARGIN),
    Math.abs(b.y - a.y) / Math.max(1, height - 2 * MARGIN),
  );
  const wanted = Math.max(least, ratio * out, least === 0 ? Math.min(1, ratio) * 0.2 : 0);
  void sigma
    .getCamera()
    .animate(
      { x: (box.left + box.right) / 2, y: (box.low + box.high) / 2, ratio: wanted },
      { duration: MOVE() },
    );
}
