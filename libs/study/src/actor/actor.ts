/** Who asks. In local mode the machine's owner; a site is known by its token; the system is our own workflows. */
export type Actor =
  | { readonly role: 'owner'; readonly id: string }
  | { readonly role: 'site'; readonly id: string; readonly site: string }
  | { readonly role: 'worker'; readonly id: string }
  | { readonly role: 'system'; readonly id: string };

export type Role = Actor['role'];

/** The orchestrator, which acts for workflows. */
export const SYSTEM: Actor = { role: 'system', id: 'orchestrator' };
