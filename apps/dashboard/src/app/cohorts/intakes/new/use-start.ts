'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useGo } from '@/components/use-go';
import { useTRPCClient } from '@/trpc/client';
import { readSource, type GivenSource } from '../../source';
import { labelsOf } from './form';
import type { GivenIntake } from './form-params';

interface Asked {
  readonly given: GivenIntake;
  readonly source: GivenSource;
}

/** What was asked for, to tell whether it is asked for again. */
const keyOf = ({ given, source: { path, folder, file } }: Asked): string =>
  JSON.stringify([given, path, folder, file?.name, file?.size, file?.lastModified]);

/** Starts an intake and goes to its page. The same form sent twice, after a lost answer too, is one intake. */
export function useStart() {
  const go = useGo();
  const client = useTRPCClient();
  const last = useRef({ key: '', id: '' });
  return useMutation({
    mutationFn: async (asked: Asked) => {
      const key = keyOf(asked);
      if (last.current.key !== key) last.current = { key, id: crypto.randomUUID() };
      const { id } = last.current;
      const { name, site, labels, clean, from } = asked.given;
      await client.intakes.start.mutate({
        id,
        name: name.trim(),
        site: site.trim() || null,
        deidentify: clean,
        labels: labelsOf(labels) ?? null,
        source: await readSource(from, asked.source),
      });
      return id;
    },
    onSuccess: (id) => go(`/cohorts/intakes/${id}`),
  });
}
