import type Sigma from "sigma";

/** The layers that are part of the picture, from the back to the front. */
const LAYERS = ["edges", "nodes", "words"];

/** A PNG of what the stage shows, on an opaque ground, in device pixels. */
export function pictureOf(sigma: Sigma, ground: string): Promise<Blob> {
  // WebGL keeps what it drew only until the end of the task: draw now, copy now.
  sigma.refresh();
  const layers = sigma.getCanvases();
  const { width, height } = layers.edges as HTMLCanvasElement;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null)
    throw new Error("pictureOf: this browser gives no 2D canvas; allow canvas access for this page.");
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  for (const layer of LAYERS) {
    const drawn = layers[layer];
    if (drawn !== undefined) context.drawImage(drawn, 0, 0, width, height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null)
        reject(
          new Error(`pictureOf: a picture of ${width} × ${height} is too large; make the window smaller.`),
        );
      else resolve(blob);
    }, "image/png");
  });
}
