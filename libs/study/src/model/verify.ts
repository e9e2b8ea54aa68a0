import { sites } from '@atrium/db';
import { z } from 'zod';
import { defineVerb } from '../verb/verb';

/**
 * Has the bundles of sites verified: gives the sites whose workers are then to be asked, all unless some are named.
 * Reading tens of gigabytes anew is work that a site may ask about, so the trail says who had it done.
 */
export const verifyModels = defineVerb({
  name: 'model.verify',
  input: z.object({ sites: z.array(z.string()).max(500).optional() }),
  run: async ({ tx, note }, { sites: named }) => {
    const known = (await sites.listSites(tx)).map(({ id }) => id);
    const asked = known.filter((site) => named?.includes(site) ?? true);
    note({ detail: { sites: asked.length } });
    return asked;
  },
});
