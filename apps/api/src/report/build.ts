import { buildReport } from '@atrium/report';

/** The thread's work, as Piscina loads it: a function by default. */
export default buildReport;
