'use client';

import { Segmented } from '@/components/segmented';
import { TextField } from '@/components/text-field';
import type { GivenSource, Way } from './source';

interface SourceFieldsProps {
  readonly from: Way;
  readonly onFrom: (from: Way) => void;
  readonly given: GivenSource;
  readonly onChange: (given: GivenSource) => void;
  /** What the path is of, with an example and what it may be. */
  readonly path: { readonly label: string; readonly placeholder: string; readonly hint: string };
  readonly uploadLabel: string;
  /** Why it cannot be sent as it is. */
  readonly problem?: string;
}

/** What is to become a cohort: a path on the site's machine, or a manifest of this one and the folder that its paths start from. */
export function SourceFields(props: SourceFieldsProps) {
  const { from, onFrom, given, onChange, path, uploadLabel, problem } = props;
  const { file } = given;
  return (
    <>
      <Segmented
        label="It is"
        value={from}
        options={[
          ['path', "on the site's machine"],
          ['upload', uploadLabel],
        ]}
        onChange={onFrom}
      />
      {from === 'path' ? (
        <TextField
          {...path}
          value={given.path}
          problem={problem}
          onChange={(next) => onChange({ ...given, path: next })}
        />
      ) : (
        <>
          <label className="block">
            <span className="text-xs text-muted">Manifest (CSV)</span>
            <input
              type="file"
              accept=".csv,text/csv"
              onChange={({ target }) => onChange({ ...given, file: target.files?.[0] ?? null })}
              className="mt-0.5 block w-full rounded border border-line bg-page px-2 py-1 file:mr-3 file:rounded file:border file:border-line file:bg-panel file:px-2 file:text-text"
            />
            {file && <span className="text-xs text-muted">{file.name}</span>}
          </label>
          <TextField
            label="Folder on the site's machine that its relative paths start from"
            value={given.folder}
            problem={problem}
            onChange={(next) => onChange({ ...given, folder: next })}
            placeholder="/data/utah"
          />
        </>
      )}
    </>
  );
}
