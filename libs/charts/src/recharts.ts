/* Charts that recharts draws: an entry of their own, so that pages without them do not load it. */
export { EffortChart } from './effort/chart';
export { SweepLines } from './sensitivity/lines';
