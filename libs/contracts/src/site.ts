import { z } from 'zod';
import { caseResultSchema } from './case-result';
import { ERROR_CODES } from './errors';
import { intensitySchema, referenceFactsSchema } from './case-facts';
import { geometrySchema } from './geometry';
import { idSchema, runIdSchema, sha256Schema } from './ids';
import { MANIFEST_FILES, manifestRowSchema } from './manifest';
import { modelRefSchema, modelSummarySchema } from './bundle';
import { protocolYamlSchema } from './protocol';

/*
 * What passes between the centre (API, workflows) and a site's worker. Never pixels, never a path but in
 * `registerRequestSchema`, which the API passes on without storing or logging it.
 */

/** Task queue of a site's worker. */
export const siteTaskQueue = (site: string): string => `atrium-site-${site}`;

/** Input of the activity evaluateCase: every arm of one model on one case. */
export const evaluateCaseInputSchema = z.object({
  runId: runIdSchema,
  cohortId: z.string(),
  caseId: idSchema,
  site: idSchema,
  model: idSchema,
  /** SHA-256 of the bundle's model.json that the run was launched with. */
  modelSha256: sha256Schema,
  /** Task-specific models that the strategies of this model take their prompts from. */
  automatic: z.array(modelRefSchema).optional(),
  attempt: z.int().min(1),
  /** Whether an earlier run's result of the same content is taken over, where the site has one. */
  reuse: z.boolean().optional(),
  /** The run's protocol, cut to the strategies of this model; the worker expands it to arms (libs/protocol). */
  protocol: protocolYamlSchema,
});
export type EvaluateCaseInput = z.infer<typeof evaluateCaseInputSchema>;

/** What evaluateCase and deliverCase return: under 1 kB. `status` is failed when any arm failed. */
export const caseReceiptSchema = z.object({
  status: z.enum(['completed', 'failed', 'excluded']),
  arms: z.int(),
  sha256: sha256Schema,
});
export type CaseReceipt = z.infer<typeof caseReceiptSchema>;

/** Input of the activity deliverCase: which result.json of the site's store to send. */
export const deliverCaseInputSchema = evaluateCaseInputSchema.pick({
  runId: true,
  caseId: true,
  site: true,
  model: true,
});
export type DeliverCaseInput = z.infer<typeof deliverCaseInputSchema>;

/** Body of POST /site/deliveries, with the header `authorization: Bearer <site token>`. */
export const deliverySchema = z.object({ site: idSchema, result: caseResultSchema });
export type Delivery = z.infer<typeof deliverySchema>;

export const casePhaseSchema = z.enum([
  'waiting',
  'retrying',
  'reading',
  'encoding',
  'decoding',
  'measuring',
  'writing',
  'delivering',
]);
export type CasePhase = z.infer<typeof casePhaseSchema>;

/** Body of POST /site/progress (site token): at most one a second a case. */
export const caseProgressSchema = z.object({
  run_id: runIdSchema,
  site: idSchema,
  case_id: idSchema,
  model: idSchema,
  phase: casePhaseSchema,
  slice: z.int().min(0),
  slices: z.int().min(0),
  attempt: z.int().min(1),
  /** Tries of this attempt, from 1; at most three. */
  tries: z.int().min(1).default(1),
  /** Why the try before ended: a code and a sentence. */
  reason: z.string().max(1000).nullable().default(null),
});
export type CaseProgress = z.infer<typeof caseProgressSchema>;

/** Body of POST /worker/hello (local secret or site tokens), every few seconds: presence, gateway and models. */
export const workerHelloSchema = z.object({
  /** Of its machine: the same over restarts. Missing from a worker of before intakes. */
  worker: z.uuid().optional(),
  /** Loopback or site-internal URL of the worker's gateway. */
  gateway: z.url(),
  provider: z.string(),
  version: z.string(),
  /** Sites this worker now polls for. */
  sites: z.array(idSchema),
  models: z.array(modelSummarySchema),
  /** Bundles that were found but refused (wrong hash, invalid model.json), with the reason. */
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
  /** Room where its sites' stores lie; missing where the system does not say. */
  free_disk_mb: z.number().optional(),
});
export type WorkerHello = z.infer<typeof workerHelloSchema>;

/** Answer to a hello: the sites that this worker is bound to, with their tokens (local mode), and the runs on hold. */
export const workerBindingsSchema = z.object({
  sites: z.array(z.object({ site: idSchema, token: z.string() })),
  /** Runs whose pause was asked for: cases that wait for a slot give their place back. */
  held_runs: z.array(runIdSchema).default([]),
});
export type WorkerBindings = z.infer<typeof workerBindingsSchema>;

/** Body of POST {gateway}/register: one site's rows of a manifest, in order; paths are absolute. */
export const registerRequestSchema = z.object({
  cohortId: z.string(),
  site: idSchema,
  rows: z.array(manifestRowSchema),
});
export type RegisterRequest = z.infer<typeof registerRequestSchema>;

/** What the centre may know of a registered case. */
export const registeredCaseSchema = z.object({
  case_id: idSchema,
  image_sha256: sha256Schema.nullable(),
  reference_sha256: sha256Schema.nullable(),
  /** Of a second reader's label map; missing where the manifest names none. */
  reference_2_sha256: sha256Schema.nullish(),
  geometry: geometrySchema.nullable(),
  /** null where the voxels could not be read. */
  intensity: intensitySchema.nullable(),
  /** null where there is no reference, or its voxels could not be read. */
  reference: referenceFactsSchema.nullable(),
  /** Contrast to noise of the reference in the image, every label together (CONTRACTS section 3); none where it is undefined. */
  cnr: z.number().nullish(),
  /** A file that could not be read: registered all the same, its evaluation will fail with this code. */
  issue: z
    .object({
      code: z.enum(ERROR_CODES),
      file: z.enum(MANIFEST_FILES).optional(),
      message: z.string(),
    })
    .nullable(),
});
export type RegisteredCase = z.infer<typeof registeredCaseSchema>;
export const registerResponseSchema = z.object({ cases: z.array(registeredCaseSchema) });
export type RegisterResponse = z.infer<typeof registerResponseSchema>;
