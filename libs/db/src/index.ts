export { migrate } from './migrate/migrate';
export { schemaDiff } from './migrate/diff';
