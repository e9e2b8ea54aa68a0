'use client';

import { MAX_MANIFEST_BYTES, type ManifestSource } from '@atrium/contracts';
import { useMutation } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { FormEvent } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { Segmented } from '@/components/segmented';
import { TextField } from '@/components/text-field';
import { useTRPC } from '@/trpc/client';
import { readBase64 } from './read-base64';

const WAYS = ['path', 'upload'] as const;

/** What was typed and chosen. */
interface Given {
  readonly path: string;
  readonly folder: string;
  readonly file: File | null;
}

export const NOTHING_GIVEN: Given = { path: '', folder: '', file: null };

interface SourceFormProps {
  readonly given: Given;
  readonly onChange: (given: Given) => void;
  readonly onStarted: (checkId: string) => void;
}

/** Which manifest: its path on the site's machine, or a file of this one and the folder that its paths start from. */
export function SourceForm({ given, onChange, onStarted }: SourceFormProps) {
  const trpc = useTRPC();
  const [from, setFrom] = useQueryState('from', parseAsStringLiteral(WAYS).withDefault('path'));
  const { path, folder, file } = given;
  const start = useMutation(trpc.cohorts.check.start.mutationOptions());
  const tooLarge = file !== null && file.size > MAX_MANIFEST_BYTES;
  const isReady = from === 'path' ? path.trim() !== '' : file !== null && folder.trim() !== '';

  const source = async (): Promise<ManifestSource> =>
    from === 'upload' && file
      ? {
          kind: 'upload',
          file: file.name,
          folder: folder.trim(),
          bytes_base64: await readBase64(file),
        }
      : { kind: 'path', path: path.trim() };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || start.isPending) return;
    const id = crypto.randomUUID();
    await start.mutateAsync({ id, source: await source() }).then(
      () => onStarted(id),
      // The mutation keeps the error, which is shown below.
      () => undefined,
    );
  };

  return (
    <Panel title="Which manifest">
      <form onSubmit={(event) => void submit(event)} className="max-w-3xl space-y-3">
        <Segmented
          label="It is"
          value={from}
          options={[
            ['path', "on the site's machine"],
            ['upload', 'a file to upload'],
          ]}
          onChange={(next) => void setFrom(next)}
        />
        {from === 'path' ? (
          <TextField
            label="Path of the manifest on the site's machine"
            value={path}
            onChange={(next) => onChange({ ...given, path: next })}
            placeholder="/data/utah/manifest.csv"
            hint="Relative paths in it start from its folder."
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
              value={folder}
              onChange={(next) => onChange({ ...given, folder: next })}
              placeholder="/data/utah"
            />
          </>
        )}
        {tooLarge && (
          <Notice tone="bad">
            This file is larger than {MAX_MANIFEST_BYTES / 1024 ** 2} MiB. Register it in parts.
          </Notice>
        )}
        {start.isError && <Notice tone="bad">{start.error.message}</Notice>}
        <Button tone="primary" type="submit" disabled={!isReady || tooLarge || start.isPending}>
          {start.isPending ? 'Asking the worker' : 'Check the manifest'}
        </Button>
      </form>
    </Panel>
  );
}
