export { ensureStack, findStack, type EnsureStackOptions, type HeldStack } from './ensure-stack';
export { StackFailure } from './failure';
export { homePaths } from './home';
export { takeLease, returnLease } from './leases';
export { freePort } from './ports';
export { isAlive, identify, type ProcessIdentity } from './process-identity';
export { serveInForeground } from './serve-in-foreground';
export type { StackFile } from './stack-file';
export { diagnoseServices, type Diagnosis } from './diagnose';
