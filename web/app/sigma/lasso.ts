import type { Scene } from "#web/export/picture/scene.ts";

interface Point {
  x: number;
  y: number;
}

export interface LassoEvents {
  onToggle(id: string): void;
  onLasso(ids: string[]): void;
}

/** CSS pixels below which a stroke is a click. */
const CLICK = 6;

/**
 * Lets entities be encircled with Shift held down, and taken into the selection or out of it by a click with Shift.
 * @returns what takes the listeners off again
 */
export function letLasso(
  container: HTMLElement,
  entities: () => Scene["entities"],
  events: LassoEvents,
): () => void {
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = container.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  /** Sigma's own listeners sit further in: what is stopped here does not reach them. */
  const begin = (down: MouseEvent) => {
    if (!down.shiftKey || down.button !== 0) return;
    down.stopPropagation();
    down.preventDefault();
    const line = drawnLine(container);
    const stroke = [pointOf(down)];
    const draw = (event: MouseEvent) => {
      stroke.push(pointOf(event));
      line.draw(stroke);
    };
    const end = () => {
      document.removeEventListener("mousemove", draw);
      line.remove();
      if (isClick(stroke)) {
        const hit = entityAt(entities(), stroke[0] ?? { x: -1, y: -1 });
        if (hit !== undefined) events.onToggle(hit.id);
        return;
      }
      const ids = entities().flatMap((entity) => (isWithin(entity, stroke) ? [entity.id] : []));
      if (ids.length > 0) events.onLasso(ids);
    };
    document.addEventListener("mousemove", draw);
    document.addEventListener("mouseup", end, { once: true });
  };
  const swallow = (event: MouseEvent) => {
    if (event.shiftKey) event.stopPropagation();
  };
  container.addEventListener("mousedown", begin, { capture: true });
  container.addEventListener("click", swallow, { capture: true });
  return () => {
    container.removeEventListener("mousedown", begin, { capture: true });
    container.removeEventListener("click", swallow, { capture: true });
  };
}

function drawnLine(container: HTMLElement) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", "lasso");
  picture.setAttribute("aria-hidden", "true");
  const line = picture.appendChild(document.createElementNS(space, "polygon"));
  container.append(picture);
  return {
    draw: (stroke: readonly Point[]) =>
      line.setAttribute("points", stroke.map(({ x, y }) => `${x},${y}`).join(" ")),
    remove: () => picture.remove(),
  };
}

function isClick(stroke: readonly Point[]): boolean {
  const [first] = stroke;
  return stroke.every(({ x, y }) => first && Math.hypot(x - first.x, y - first.y) < CLICK);
}

function entityAt(entities: Scene["entities"], { x, y }: Point): Scene["entities"][number] | undefined {
  return entities
    .filter((entity) => Math.hypot(entity.x - x, entity.y - y) <= entity.radius + 4)
    .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
}

/** Whether a point lies within a polygon: a ray from it crosses the outline an odd number of times (Shimrat 1962). */
function isWithin({ x, y }: Point, outline: readonly Point[]): boolean {
  let within = false;
  let before = outline.at(-1);
  for (const point of outline) {
    if (before && point.y > y !== before.y > y) {
      const crossing = ((before.x - point.x) * (y - point.y)) / (before.y - point.y) + point.x;
      if (x < crossing) within = !within;
    }
    before = point;
  }
  return within;
}
