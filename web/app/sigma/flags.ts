import type { Scene } from "#web/export/picture/scene.ts";
import type { Focus } from "../graph/focus.ts";

/** Flags smaller than this many CSS pixels across say nothing and are left out. */
const SMALLEST = 9;

/** The pictures of flags, loaded from this page's own server when first wanted. */
export interface Flags {
  draw(context: CanvasRenderingContext2D, scene: Scene, focus: Focus | null): void;
}

/** `changed` is called when a flag that was wanted has arrived. */
export function createFlags(changed: () => void): Flags {
  const pictures = new Map<string, HTMLImageElement | null>();

  const load = async (code: string) => {
    pictures.set(code, null);
    const { FLAG_FILES } = await import("./flag-files.ts");
    const file = FLAG_FILES.get(code);
    if (file === undefined) return;
    const picture = new Image();
    picture.src = file;
    await picture.decode();
    pictures.set(code, picture);
    changed();
  };

  return {
    draw(context, { entities }, focus) {
      for (const { id, flag, x, y, radius } of entities) {
        const half = 0.92 * radius - 1.5;
        if (flag === null || 2 * half < SMALLEST) continue;
        const picture = pictures.get(flag);
        if (picture === undefined) void load(flag);
        if (!picture) continue;
        context.save();
        context.globalAlpha = focus === null || focus.entities.has(id) ? 1 : 0.3;
        context.beginPath();
        context.roundRect(x - half, y - half, 2 * half, 2 * half, 0.3 * half);
        context.clip();
        context.drawImage(picture, x - half, y - half, 2 * half, 2 * half);
        context.restore();
      }
    },
  };
}
