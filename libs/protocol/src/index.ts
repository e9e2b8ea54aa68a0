export * from './arms/expand';
export * from './settings';
