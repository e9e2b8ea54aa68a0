'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { PageHead } from '@/components/page-head';
import { CheckView } from './check-view';
import { NOTHING_GIVEN } from '../source';
import { SourceForm } from './source-form';

/**
 * A manifest on its way to a cohort: given, checked at its site, taken. The check's id is in the address; the path is
 * not, for addresses are logged and shared.
 */
export function RegisterCohort() {
  const [check, setCheck] = useQueryState('check', parseAsString);
  // Kept here while the check is looked at: who mistyped a path comes back to mend it.
  const [given, setGiven] = useState(NOTHING_GIVEN);
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Cohorts', href: '/cohorts' }, { label: 'Register' }]}
        title="Register a cohort"
        about="A manifest is a CSV file with case_id, patient_id, site, image and reference; further columns are covariates. Every file that it names is read where it lies before anything is taken. The centre keeps neither paths nor pixels."
      />
      {check === null ? (
        <SourceForm
          given={given}
          onChange={setGiven}
          onStarted={(id) => void setCheck(id, { history: 'push' })}
        />
      ) : (
        <CheckView key={check} id={check} onAgain={() => void setCheck(null)} />
      )}
    </>
  );
}
