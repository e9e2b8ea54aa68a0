import type { ManifestCheck, ReadCheck, StartCheck, TakenCheck } from '@atrium/contracts';
import type { Machine } from '../../machine';
import { GatewayRefusal } from '../refusal';
import { Check } from './check';

/** Checks that are kept: each holds what was learned of its rows. */
const MAX_CHECKS = 4;

/** The checks of manifests at this site, the newest few, in memory: they are lost with the worker. */
export class Checks {
  private readonly checks = new Map<string, Check>();

  constructor(private readonly machine: Pick<Machine, 'home' | 'roots' | 'log'>) {}

  /** Begins a check; one that was begun already goes on. */
  start({ id, source }: StartCheck): void {
    if (this.checks.has(id)) return;
    const check = new Check(id, this.machine, this.machine.log);
    this.checks.set(id, check);
    for (const [oldId, old] of [...this.checks].slice(0, -MAX_CHECKS)) {
      old.stop();
      this.checks.delete(oldId);
    }
    void check.run(source);
  }

  /** @throws GatewayRefusal when it is not kept any more */
  read(query: ReadCheck): ManifestCheck {
    return this.find(query.id).view(query);
  }

  /** @throws GatewayRefusal when it is not kept any more, or not through */
  take(id: string, cohortId: string): Promise<TakenCheck> {
    return this.find(id).take(cohortId);
  }

  private find(id: string): Check {
    const check = this.checks.get(id);
    if (check) return check;
    throw new GatewayRefusal(
      404,
      "The site's worker does not know this check any more (it was started anew, or others came after). Check the manifest again.",
    );
  }
}
