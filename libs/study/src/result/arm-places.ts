import { protocolYamlSchema, type Arm } from '@atrium/contracts';
import { expandArms } from '@atrium/protocol';

/** An arm with its 0-based place in the protocol. */
export type PlacedArm = Arm & { readonly position: number };

/** A stored protocol's arms by id, in order. */
export function armPlaces(protocolBody: unknown): Map<string, PlacedArm> {
  const arms = expandArms(protocolYamlSchema.parse(protocolBody));
  return new Map(arms.map((arm, position) => [arm.id, { ...arm, position }]));
}
