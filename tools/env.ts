import path from 'node:path';

/** Where the LA 2018 scans are; see CONTRACTS section 1. */
export const LA2018 = path.resolve(
  process.env.ATRIUM_LA2018 ?? path.join(__dirname, '../../shared/la2018'),
);

/** The Python that a benchmark or a check compares with, and whether somebody named it. */
export const PYTHON = process.env.ATRIUM_PYTHON ?? 'python3';
export const HAS_PYTHON = process.env.ATRIUM_PYTHON !== undefined;
