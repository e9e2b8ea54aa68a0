/** The path of a `temporal` that runs: on PATH, in ATRIUM_CACHE, or built. */
export function ensureTemporal(say: (sentence: string) => void): Promise<string>;
