export { buildReport } from './build-report';
