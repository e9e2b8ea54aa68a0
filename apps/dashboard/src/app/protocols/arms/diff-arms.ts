import type { Arm, ProtocolYaml } from '@atrium/contracts';
import { canonicalJson, expandArms } from '@atrium/protocol';

/** An arm that one of two versions has alone, or that both have and that does something else. */
export interface ArmChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly arm: Arm;
  /** Of a changed one, the settings that differ. */
  readonly settings: readonly string[];
}

/** What changed among the arms from one version to another, removed ones first. */
export function diffArms(before: ProtocolYaml, after: ProtocolYaml): ArmChange[] {
  const [old, now] = [before, after].map(
    (protocol) => new Map(expandArms(protocol).map((arm) => [arm.id, arm])),
  );
  const removed = [...old.values()].filter(({ id }) => !now.has(id));
  const changes = [...now.values()].flatMap((arm): ArmChange[] => {
    const earlier = old.get(arm.id);
    if (!earlier) return [{ change: 'added', arm, settings: [] }];
    const settings = changedSettings(earlier, arm);
    return settings.length > 0 ? [{ change: 'changed', arm, settings }] : [];
  });
  return [...removed.map((arm) => ({ change: 'removed' as const, arm, settings: [] })), ...changes];
}

/** Whether its mask is kept is nothing that an arm does. */
function changedSettings(before: Arm, after: Arm): string[] {
  const [old, now] = [before, after].map(({ model, postprocess, prompt }) =>
    Object.entries({ model, postprocess, ...prompt }).map(
      ([name, value]) => [name, canonicalJson(value ?? null)] as const,
    ),
  );
  const earlier = new Map(old);
  return now.filter(([name, value]) => earlier.get(name) !== value).map(([name]) => name);
}
