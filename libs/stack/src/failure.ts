/** Why a stack cannot run: which service, and what to do. Commands exit 4 with it. */
export class StackFailure extends Error {}
