'use client';

import type { IntakeView } from '@atrium/contracts';
import { formatTime } from '@/components/format';
import { PageHead } from '@/components/page-head';
import { StateBadge } from '@/components/state-badge';
import { COHORTS, INTAKES } from '../crumbs';
import { stateWord } from '../state-words';
import { Verbs } from './verbs';

/** What is taken in, how far it is in a word, and what can be done with it. */
export function IntakeHead({ intake }: { intake: IntakeView }) {
  const { id, name, site, deidentify, labels, asked_at, ended_at, attempt } = intake;
  return (
    <PageHead
      crumbs={[COHORTS, INTAKES, { label: name }]}
      title={`Intake of ${name}`}
      badge={<StateBadge state={stateWord(intake)} />}
      about={
        <>
          {site === null ? 'Sites as the source names them' : `Site ${site}`},{' '}
          {deidentify ? 'as clean copies' : 'files as they are'}
          {labels && `, labels ${labels.join(', ')}`}; asked for {formatTime(asked_at)}
          {ended_at && `, ended ${formatTime(ended_at)}`}
          {attempt > 1 && `; attempt ${attempt}`}.{' '}
          <span className="wrap-anywhere">Intake {id}</span>
        </>
      }
      actions={<Verbs intake={intake} />}
    />
  );
}
