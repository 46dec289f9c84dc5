import { EdgeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Status } from "#schema/claim.ts";
import { type LineData, TO_PIXELS } from "./line.ts";

const UNIFORMS = ["u_matrix", "u_dimensions"] as const;

/** CSS pixels of a stroke and of the gap after it. */
const DASHES: Record<Exclude<Status, "fact">, [stroke: number, gap: number]> = {
  attributed: [1, 0],
  planned: [8, 5],
  denied: [2, 3],
};

/** CSS pixels from the middle to each of the two hairs that a line is drawn as: apart, so that it is hollow, or side by side. */
const ASIDE: Record<Exclude<Status, "fact">, number> = { attributed: 1.5, planned: 0.25, denied: 0.25 };

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_place;
attribute vec2 a_other;
attribute vec4 a_line;
attribute vec4 a_color;

uniform mat3 u_matrix;
uniform vec2 u_dimensions;

varying vec4 v_color;
varying vec2 v_dash;
varying float v_along;

${TO_PIXELS}
void main() {
  vec2 here = toPixels(a_place);
  vec2 way = toPixels(a_other) - here;
  float far = max(length(way), 0.001);
  v_color = a_color;
  v_dash = a_line.xy;
  // An end is where its line's own length is reached.
  v_along = a_line.w * far;
  gl_Position = vec4((here + vec2(-way.y, way.x) / far * a_line.z) / (0.5 * u_dimensions), 0.0, 1.0);
  v_color.a *= 255.0 / 254.0;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec2 v_dash;
varying float v_along;

void main() {
  if (mod(v_along, v_dash.x + v_dash.y) > v_dash.x) discard;
  gl_FragColor = v_color;
}
`;

/**
 * Draws one of thousands of relations that is not stated as fact, straight and thin, so that its line still tells how it is told: hollow
 * for what somebody is quoted as saying, dashed for plans, dotted for denials. All of them are one draw call, as are sigma's own plain lines.
 */
export class ThinLineProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, LINES } = WebGLRenderingContext;
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: LINES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_place", size: 2, type: FLOAT },
        { name: "a_other", size: 2, type: FLOAT },
        { name: "a_line", size: 4, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  processVisibleItem(
    _id: number,
    at: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { status, color } = data as LineData;
    if (status === "fact") throw new Error("ThinLineProgram: a fact has a plain line; give it to sigma's.");
    const [[stroke, gap], aside, ink] = [DASHES[status], ASIDE[status], floatColor(color)];
    let next = at;
    for (const side of [aside, -aside])
      for (const [here, other, turned, along] of [
        [source, target, side, 0],
        // Seen from its other end a line has its left on the right.
        [target, source, -side, 1],
      ] as const) {
        this.array.set([here.x, here.y, other.x, other.y, stroke, gap, turned, along, ink], next);
        next += 9;
      }
  }

  setUniforms(
    { matrix, width, height }: RenderParams,
    { gl, uniformLocations }: Parameters<EdgeProgram<(typeof UNIFORMS)[number]>["setUniforms"]>[1],
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, matrix);
    gl.uniform2f(uniformLocations.u_dimensions ?? null, width, height);
  }
}
