/** A closed line in a plane: x, y of each corner. */
export type Polygon = readonly (readonly [x: number, y: number])[];

/**
 * Visits the pixel centres inside polygons, by the even-odd rule over all of them: what two of them cover is outside.
 * A centre on an edge is inside where the edge is at its left or below.
 *
 * @param polygons in pixels: centre of pixel (i, j) at (i, j)
 */
export function visitInside(
  polygons: readonly Polygon[],
  width: number,
  height: number,
  visit: (x: number, y: number) => void,
): void {
  for (let y = 0; y < height; y += 1) {
    const crossings = polygons.flatMap((polygon) => crossingsAt(polygon, y)).sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const end = Math.min(width, Math.ceil(crossings[pair + 1]));
      for (let x = Math.max(0, Math.ceil(crossings[pair])); x < end; x += 1) visit(x, y);
    }
  }
}

/** Where edges cross a line of pixel centres; an edge holds its lower end and not its upper one. */
function crossingsAt(polygon: Polygon, y: number): number[] {
  return polygon.flatMap(([x1, y1], index) => {
    const [x2, y2] = polygon[(index + 1) % polygon.length];
    if (y1 <= y === y2 <= y) return [];
    return [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
  });
}
