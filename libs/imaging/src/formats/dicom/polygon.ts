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
  const rows = Array.from({ length: height }, (): number[] => []);
  for (const polygon of polygons) addCrossings(polygon, rows);
  rows.forEach((row, y) => {
    const crossings = row.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const end = Math.min(width, Math.ceil(crossings[pair + 1]));
      for (let x = Math.max(0, Math.ceil(crossings[pair])); x < end; x += 1) visit(x, y);
    }
  });
}

/** Adds where edges cross each line of pixel centres; an edge holds its lower end and not its upper one. */
function addCrossings(polygon: Polygon, rows: number[][]): void {
  polygon.forEach(([x1, y1], index) => {
    const [x2, y2] = polygon[(index + 1) % polygon.length];
    const from = Math.max(0, Math.ceil(Math.min(y1, y2)));
    const end = Math.min(rows.length, Math.ceil(Math.max(y1, y2)));
    for (let y = from; y < end; y += 1) rows[y].push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  });
}
