'use client';

import { useRef, useState, type FormEvent } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { TextField } from '@/components/text-field';
import { NOTHING_GIVEN } from '../../source';
import { SourceFields } from '../../source-fields';
import { problemsOf } from './form';
import { useGiven } from './use-given';
import { useStart } from './use-start';

interface IntakeFormProps {
  /** Of the cohorts and sites that there are. */
  readonly names: readonly string[];
  readonly sites: readonly string[];
}

/** Which source is looked through, and what it is to become. What is missing is said once somebody sends it. */
export function IntakeForm({ names, sites }: IntakeFormProps) {
  const [given, setGiven] = useGiven();
  const [source, setSource] = useState(NOTHING_GIVEN);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const start = useStart();
  const problems = problemsOf(given, source);
  const shown = isAsked ? problems : {};
  const isBusy = start.isPending || start.isSuccess;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isBusy) return;
    if (Object.keys(problems).length > 0) return focusFirst(form.current);
    start.mutate({ given, source });
  };

  return (
    <Panel title="What to look through">
      <form ref={form} onSubmit={submit} noValidate className="max-w-3xl space-y-4">
        <SourceFields
          from={given.from}
          onFrom={(from) => setGiven({ from })}
          given={source}
          onChange={setSource}
          problem={shown.source}
          path={{
            label: "Path on the site's machine",
            placeholder: '/data/leeds/export',
            hint: 'A folder of scans and references, a BIDS data set, a DICOM folder, a manifest, or a ZIP of one of these.',
          }}
          uploadLabel="a manifest to upload"
        />
        <TextField
          label="Name of the cohort"
          value={given.name}
          onChange={(name) => setGiven({ name: name.slice(0, 200) })}
          problem={shown.name}
          suggestions={names}
          hint="The name of a cohort that there is makes its next version."
        />
        <TextField
          label="Site of its cases"
          value={given.site}
          onChange={(site) => setGiven({ site })}
          problem={shown.site}
          suggestions={sites}
          hint="For cases whose source names none; may be empty for a manifest, which names them."
        />
        <TextField
          label="Labels of its references"
          value={given.labels}
          onChange={(labels) => setGiven({ labels })}
          problem={shown.labels}
          placeholder="1"
          hint="Values that a reference may hold besides 0: a case with another one is kept out. Empty: any whole number."
        />
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            className="mt-1"
            checked={given.clean}
            onChange={({ target }) => setGiven({ clean: target.checked })}
          />
          <span>
            Take clean copies (de-identify): NIfTI copies without texts and dates are made at the
            site, and every case and patient gets a new id. Without it, a case that may identify a
            person is kept out.
          </span>
        </label>
        {start.isError && <Notice tone="bad">{start.error.message}</Notice>}
        <Button tone="primary" type="submit" disabled={isBusy}>
          {isBusy ? "Asking the site's worker" : 'Look it through'}
        </Button>
      </form>
    </Panel>
  );
}

/** The first field that has a problem, once it is marked. */
const focusFirst = (form: HTMLFormElement | null): void =>
  void setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
