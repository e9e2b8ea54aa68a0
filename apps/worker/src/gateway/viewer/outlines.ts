/** Steps right, down, left, up: with what is inside on the right hand, the next is the turn to the right. */
const DX = [1, 0, -1, 0] as const;
const DY = [0, 1, 0, -1] as const;
const RIGHT = 0;
const DOWN = 1;
const LEFT = 2;
const UP = 3;

/**
 * The outlines of a mask, exactly along the edges of its pixels: pixel (x, y) covers x to x + 1 and y to y + 1.
 *
 * @param mask width * height pixels, x fastest; above 0 is inside
 * @returns closed polygons x0, y0, x1, y1, ... of corners only; clockwise as seen (y down) round what is inside, the other
 *   way round holes, so that their signed areas (shoelace) add up to the number of pixels. Pixels that touch at a corner
 *   only are apart (4-connectivity).
 */
export function maskOutlines(mask: Uint8Array, width: number, height: number): number[][] {
  const edges = boundaryEdges(mask, width, height);
  const polygons: number[][] = [];
  for (let vertex = 0; vertex < edges.length; vertex += 1) {
    while (edges[vertex] !== 0) polygons.push(trace(edges, width + 1, vertex));
  }
  return polygons;
}

/** A bit (1 << direction) for each boundary edge at the corner of the pixel grid where it starts. */
function boundaryEdges(mask: Uint8Array, width: number, height: number): Uint8Array {
  const columns = width + 1;
  const edges = new Uint8Array(columns * (height + 1));
  for (let y = 0, pixel = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, pixel += 1) {
      if (mask[pixel] === 0) continue;
      const corner = y * columns + x;
      if (y === 0 || mask[pixel - width] === 0) edges[corner] |= 1 << RIGHT;
      if (x === width - 1 || mask[pixel + 1] === 0) edges[corner + 1] |= 1 << DOWN;
      if (y === height - 1 || mask[pixel + width] === 0) edges[corner + columns + 1] |= 1 << LEFT;
      if (x === 0 || mask[pixel - 1] === 0) edges[corner + columns] |= 1 << UP;
    }
  }
  return edges;
}

/** Follows one outline from its topmost, then leftmost corner, and takes its edges away. */
function trace(edges: Uint8Array, columns: number, start: number): number[] {
  const first = firstOf(edges[start], STARTS);
  const polygon: number[] = [];
  let vertex = start;
  let direction: number | null = null;
  let next = first;
  do {
    if (next !== direction) polygon.push(vertex % columns, Math.floor(vertex / columns));
    edges[vertex] &= ~(1 << next);
    direction = next;
    vertex += DX[direction] + columns * DY[direction];
    const leaving = vertex === start ? edges[vertex] | (1 << first) : edges[vertex];
    next = firstOf(leaving, turnsFrom(direction));
  } while (vertex !== start || next !== first);
  return polygon;
}

const STARTS = [RIGHT, DOWN, LEFT, UP];

/** To the right first, so that pixels that touch at a corner only are left apart; then straight on; then to the left. */
const turnsFrom = (direction: number): number[] => [1, 0, 3].map((by) => (direction + by) % 4);

function firstOf(leaving: number, wanted: readonly number[]): number {
  const next = wanted.find((direction) => (leaving & (1 << direction)) !== 0);
  if (next === undefined) throw new Error('an outline is not closed');
  return next;
}
