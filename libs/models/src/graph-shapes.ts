import { ModelError } from './model-error';
import type { Session, Shapes } from './session';

/** Shapes of a graph's inputs and outputs; `''` is a dimension that varies. */
export interface GraphShapes {
  readonly inputs: Shapes;
  readonly outputs: Shapes;
}

/**
 * Holds a loaded graph against the shapes that model.json's numbers make, before a case meets the difference.
 *
 * @throws ModelError MODEL_MISSING with the graph, the tensor and both shapes
 */
export function holdShapes(
  id: string,
  graph: string,
  expected: GraphShapes,
  found: Pick<Session, 'inputs' | 'outputs'>,
): void {
  for (const side of ['inputs', 'outputs'] as const) {
    for (const [name, shape] of Object.entries(expected[side])) {
      const actual = found[side][name];
      if (actual && agree(actual, shape)) continue;
      const says = actual ? `is ${shapeText(actual)}` : 'is not there';
      const sentence = `${id}: ${graph}: "${name}" of its ${side} ${says}, model.json says ${shapeText(shape)}`;
      throw new ModelError('MODEL_MISSING', sentence);
    }
  }
}

type Shape = Shapes[string];

// What a graph leaves open may be anything: an exporter need not name the sizes of outputs.
const agree = (actual: Shape, expected: Shape): boolean =>
  actual.length === expected.length &&
  expected.every((size, i) => {
    const found = actual[i];
    return typeof size === 'string'
      ? typeof found === 'string'
      : typeof found === 'string' || found < 0 || found === size;
  });

const shapeText = (shape: Shape): string =>
  `[${shape.map((size) => (typeof size === 'string' ? 'any' : size)).join(', ')}]`;
