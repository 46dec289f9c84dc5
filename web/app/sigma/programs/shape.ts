import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { SHAPES, type Shape } from "#web/export/picture/drawing.ts";

/** What a shape needs beside sigma's own display data. */
export interface ShapeData extends NodeDisplayData {
  shape: Shape;
  /** Colour of the thin line around it, which keeps it apart from the lines below. */
  rim: string;
}

const UNIFORMS = ["u_matrix", "u_sizeRatio", "u_dimensions"] as const;

const VERTEX_SHADER = /* glsl */ `
attribute vec2 a_place;
attribute vec2 a_form;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec4 a_id;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform vec2 u_dimensions;

varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_place;
varying float v_radius;
varying float v_shape;

void main() {
  v_radius = a_form.x / u_sizeRatio;
  v_shape = a_form.y;
  v_place = a_corner * (v_radius * 1.25 + 4.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  v_rim = a_rim;
  #endif
  v_color.a *= 255.0 / 254.0;
  v_rim.a *= 255.0 / 254.0;
  gl_Position = vec4((u_matrix * vec3(a_place, 1.0)).xy + v_place / (0.5 * u_dimensions), 0.0, 1.0);
}
`;

// Distances after Inigo Quilez, "2D distance functions".
const FRAGMENT_SHADER = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_place;
varying float v_radius;
varying float v_shape;

float square(vec2 p, float r) {
  float corner = 0.3 * r;
  vec2 q = abs(p) - (0.92 * r - corner);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

float hexagon(vec2 p, float r) {
  const vec3 k = vec3(-0.866025404, 0.5, 0.577350269);
  r *= 0.93;
  p = abs(p);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y);
}

float diamond(vec2 p, float r) {
  return (abs(p.x) + abs(p.y) - 1.18 * r) * 0.70710678;
}

/** Distance in pixels from the shape's border, negative inside. */
float shape(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) return square(p, r);
  if (v_shape < 2.5) return hexagon(p, r);
  if (v_shape < 3.5) return diamond(p, r);
  if (v_shape < 4.5) return length(p) - r;
  return length(p) - 0.75 * r;
}

void main() {
  float distance = shape(v_place, v_radius);
  #ifdef PICKING_MODE
  gl_FragColor = distance < 3.0 ? v_color : vec4(0.0);
  #else
  float inside = clamp(0.5 - distance, 0.0, 1.0);
  if (v_shape > 3.5 && v_shape < 4.5) inside *= clamp(distance + 0.34 * v_radius + 0.5, 0.0, 1.0);
  float near = clamp(2.5 - distance, 0.0, 1.0);
  gl_FragColor = v_color * inside + v_rim * near * (1.0 - inside);
  #endif
}
`;

/** Draws an entity in the shape of its kind; crisp at every zoom, since the shader computes the outline. */
export class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_place", size: 2, type: FLOAT },
        { name: "a_form", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_rim", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ],
    };
  }

  processVisibleItem(id: number, at: number, data: NodeDisplayData): void {
    const { x, y, size, color, shape, rim } = data as ShapeData;
    this.array.set([x, y, size, SHAPES.indexOf(shape), floatColor(color), floatColor(rim), id], at);
  }

  setUniforms(
    { matrix, sizeRatio, width, height }: RenderParams,
    { gl, uniformLocations }: Parameters<NodeProgram<(typeof UNIFORMS)[number]>["setUniforms"]>[1],
  ): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, matrix);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, sizeRatio);
    gl.uniform2f(uniformLocations.u_dimensions ?? null, width, height);
  }
}
