import type { Medsam2Bundle, Medsam2Processor } from '@atrium/contracts';
import { ModelError } from '../model-error';
import type { Session, Shapes } from '../session';

/** The four graphs, as SAM 2 splits them. */
export type GraphName = keyof Medsam2Bundle['files'];

interface GraphShapes {
  readonly inputs: Shapes;
  readonly outputs: Shapes;
}

/** Shapes of every graph by model.json's numbers (docs/models.md); `''` is a dimension that varies. */
function expectedShapes(processor: Medsam2Processor): Readonly<Record<GraphName, GraphShapes>> {
  const { inputSize: S, logitsSize: s, featureSize: e, hiddenSize: C, memorySize: M } = processor;
  const features = [1, C, e, e];
  const highRes = { high_res_0: [1, C / 8, s, s], high_res_1: [1, C / 4, s / 2, s / 2] };
  const mask = { logits: [1, 1, s, s], score: [1, 1] };
  const points = { points: [1, '', 2], labels: [1, ''], mask: [1, 1, S, S] };
  const memories = { memories: ['', M, e, e], memory_slots: [''] };
  return {
    image_encoder: { inputs: { image: [1, 3, S, S] }, outputs: { features, ...highRes } },
    memory_attention: {
      inputs: { features, ...memories, pointers: ['', C], pointer_times: [''] },
      outputs: { conditioned: features },
    },
    mask_decoder: {
      inputs: { features, ...highRes, ...points, kind: [1], multimask: [1] },
      outputs: { ...mask, iou: [1, 1], pointer: [1, C] },
    },
    memory_encoder: {
      inputs: { features, ...mask, binarize: [1] },
      outputs: { memory: [1, M, e, e] },
    },
  };
}

/**
 * Holds a loaded graph against model.json's numbers, before a case meets the difference.
 *
 * @throws ModelError MODEL_MISSING with the graph, the tensor and both shapes
 */
export function checkShapes({ id, processor }: Medsam2Bundle, graph: GraphName, found: Session) {
  const expected = expectedShapes(processor)[graph];
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
