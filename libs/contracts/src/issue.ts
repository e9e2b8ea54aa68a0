import type { ErrorCode, WarningCode } from './errors';
import type { MANIFEST_FILES } from './manifest';

/** What is wrong with a manifest, a protocol or a bundle: found at a boundary, reported all at once. */
export interface TextIssue {
  /** The file as the user named it. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** A plain sentence: what was found and what was expected. */
  readonly message: string;
}

/** The manifest column whose file a problem is about; a path never leaves its site. */
export type CaseFile = (typeof MANIFEST_FILES)[number];

/** A data problem of one case. */
export interface CaseIssue {
  readonly code: ErrorCode;
  readonly file?: CaseFile;
  /** A sentence with what was found and what was expected. */
  readonly message: string;
}

/** A remark on one case that fails nothing. */
export interface CaseWarning {
  readonly code: WarningCode;
  readonly message: string;
}

/** A value, or the one data problem that kept it from being made. */
export type Result<T, E = CaseIssue> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: E };

/** Wraps a value as a {@link Result}. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps a problem as a {@link Result}. */
export const fail = <E>(issue: E): { readonly ok: false; readonly issue: E } => ({
  ok: false,
  issue,
});
