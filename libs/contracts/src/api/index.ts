export * from './audit';
export * from './cohorts';
export * from './common';
export * from './protocols';
export * from './results';
export * from './runs';
export * from './sites';
export * from './viewer';
