import type { Medsam2Bundle, Medsam2Processor } from '@atrium/contracts';
import { holdShapes, type GraphShapes } from '../graph-shapes';
import type { Session } from '../session';

/** The four graphs, as SAM 2 splits them. */
export type GraphName = keyof Medsam2Bundle['files'];

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
export const checkShapes = (
  { id, processor }: Medsam2Bundle,
  graph: GraphName,
  found: Session,
): void => holdShapes(id, graph, expectedShapes(processor)[graph], found);
