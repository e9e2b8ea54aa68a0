import { createHmac } from 'node:crypto';

/** A secret of the site: whoever has it can tell which new value stands for which. */
export type SiteSecret = string | Uint8Array;

/** HMAC-SHA256 of a text for one purpose: nobody without the secret finds the text, and no purpose's value is another's. */
export const keyed = (secret: SiteSecret, purpose: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`atrium/${purpose}\0${text}`).digest();
