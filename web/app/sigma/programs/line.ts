import { EdgeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { Status } from "#schema/claim.ts";
import { DEEPEST_BOW } from "#web/export/picture/curve.ts";

/** What a line needs beside sigma's own display data. */
export interface LineData extends EdgeDisplayData {
  status: Status;
  directed: boolean;
  /** See DrawnRelation. */
  bow: number;
  widest: number;
}

const STYLE: Record<Status, number> = { fact: 0, attributed: 1, planned: 2, denied: 3 };

const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_dimensions"] as const;

/** Pieces that a curve is cut into. */
const PIECES = 20;

/** GLSL: from sigma's own frame to CSS pixels from the middle of the stage. Wants the uniforms u_matrix and u_dimensions. */
export const TO_PIXELS = /* glsl */ `
vec2 toPixels(vec2 place) {
  return (u_matrix * vec3(place, 1.0)).xy * 0.5 * u_dimensions;
}
`;

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec2 a_radii;
attribute vec4 a_line;
attribute float a_widest;
attribute vec4 a_color;
attribute vec2 a_strip;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform vec2 u_dimensions;

varying vec4 v_color;
varying vec4 v_line;
varying vec2 v_head;
varying float v_across;
varying float v_along;
varying float v_toEnd;

${TO_PIXELS}
void main() {
  float thickness = a_line.x;
  float directed = a_line.y;
  vec2 from = toPixels(a_source);
  vec2 to = toPixels(a_target);
  vec2 way = to - from;
  float chord = max(length(way), 0.001);
  float deepest = ${DEEPEST_BOW.toFixed(2)} * chord;
  float share = min(1.0, deepest / max(a_widest / u_sizeRatio, 0.001));
  float bow = a_line.w / u_sizeRatio * share;
  vec2 control = 0.5 * (from + to) + vec2(-way.y, way.x) / chord * 2.0 * bow;

  // The curve's speed at its ends tells how much of it an end hides.
  float startSpeed = 2.0 * length(control - from);
  float endSpeed = 2.0 * length(to - control);
  float first = (a_radii.x / u_sizeRatio + 3.0) / startSpeed;
  float last = 1.0 - (a_radii.y / u_sizeRatio + 3.0) / endSpeed;
  if (last < first) { first = 0.5; last = 0.5; }
  float t = mix(first, last, a_strip.x);

  vec2 place = mix(mix(from, control, t), mix(control, to, t), t);
  vec2 tangent = normalize(mix(control - from, to - control, t));
  float length_ = (2.0 * chord + 0.5 * (startSpeed + endSpeed)) / 3.0;

  float headLength = directed * (8.0 + 1.6 * thickness);
  float headHalf = 0.42 * headLength;
  float reach = max(0.5 * thickness, headHalf) + 1.5;
  v_color = a_color;
  v_line = a_line;
  v_head = vec2(headLength, headHalf);
  v_across = a_strip.y * reach;
  v_along = (t - first) * length_;
  v_toEnd = (last - t) * endSpeed;
  gl_Position = vec4((place + vec2(-tangent.y, tangent.x) * v_across) / (0.5 * u_dimensions), 0.0, 1.0);
  v_color.a *= 255.0 / 254.0;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_line;
varying vec2 v_head;
varying float v_across;
varying float v_along;
varying float v_toEnd;

/** How much of a pixel lies inside, given its distance from the border in pixels (inside: positive). */
float covered(float inside) {
  return clamp(inside + 0.5, 0.0, 1.0);
}

void main() {
  float status = v_line.z;
  float half_ = 0.5 * v_line.x;
  float across = abs(v_across);
  bool hollow = status > 0.5 && status < 1.5;
  float ink;
  if (v_toEnd < v_head.x) {
    float side = v_head.y * v_toEnd / v_head.x - across;
    ink = covered(side);
    if (hollow) ink *= 1.0 - covered(side - 1.6) * covered(v_head.x - v_toEnd - 1.6);
  } else {
    ink = covered(half_ - across);
    if (hollow) ink *= 1.0 - covered(half_ - 1.4 - across);
    if (status > 1.5 && status < 2.5) ink *= covered(4.0 - abs(mod(v_along, 12.0) - 4.0));
    if (status > 2.5) ink *= covered(1.4 - abs(mod(v_along, 6.0) - 1.5));
  }
  gl_FragColor = v_color * ink;
}
`;

/**
 * Draws a relation: a line that may bow beside its neighbours, an arrowhead where the relation has a direction, and the status told by
 * the line itself: solid for what is stated as fact, hollow for what somebody is quoted as saying, dashed for plans, dotted for denials.
 */
export class LineProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 2 * (PIECES + 1),
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_source", size: 2, type: FLOAT },
        { name: "a_target", size: 2, type: FLOAT },
        { name: "a_radii", size: 2, type: FLOAT },
        { name: "a_line", size: 4, type: FLOAT },
        { name: "a_widest", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_strip", size: 2, type: FLOAT }],
      CONSTANT_DATA: Array.from({ length: 2 * (PIECES + 1) }, (_, vertex) => [
        Math.floor(vertex / 2) / PIECES,
        vertex % 2 === 0 ? 1 : -1,
      ]),
    };
  }

  processVisibleItem(
    _id: number,
    at: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { size, color, directed, status, bow, widest } = data as LineData;
    const thickness = status === "attributed" ? size + 2.5 : size;
    this.array.set(
      [
        ...[source.x, source.y, target.x, target.y, source.size, target.size],
        ...[thickness, directed ? 1 : 0, STYLE[status], bow, widest, floatColor(color)],
      ],
      at,
    );
  }

  setUniforms(
    { matrix, sizeRatio, width, height }: RenderParams,
    { gl, uniformLocations }: Parameters<EdgeProgram<(typeof UNIFORMS)[number]>["setUniforms"]>[1],
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, matrix);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, sizeRatio);
    gl.uniform2f(uniformLocations.u_dimensions ?? null, width, height);
  }
}
