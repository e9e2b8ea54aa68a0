import type { PrivacyFinding } from '@atrium/contracts';

/** Of a file that could not be searched, or not to its end: only what was looked through may pass. */
export const UNREAD: PrivacyFinding = {
  place: 'header-field',
  name: 'all of it',
  reason: 'unread',
  direct: true,
};
