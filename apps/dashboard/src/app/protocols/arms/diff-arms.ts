import type { Arm, ProtocolYaml } from '@atrium/contracts';
import { canonicalJson, expandArms } from '@atrium/protocol';

/** An arm that one of two versions has alone, or that both have and that does something else. */
export interface ArmChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly arm: Arm;
}

/** What changed among the arms from one version to another, removed ones first. */
export function diffArms(before: ProtocolYaml, after: ProtocolYaml): ArmChange[] {
  const [old, now] = [before, after].map(
    (protocol) => new Map(expandArms(protocol).map((arm) => [arm.id, arm])),
  );
  const removed = [...old.values()].filter(({ id }) => !now.has(id));
  const changes = [...now.values()].flatMap((arm): ArmChange[] => {
    const earlier = old.get(arm.id);
    if (!earlier) return [{ change: 'added', arm }];
    return canonicalJson(earlier) === canonicalJson(arm) ? [] : [{ change: 'changed', arm }];
  });
  return [...removed.map((arm) => ({ change: 'removed' as const, arm })), ...changes];
}
