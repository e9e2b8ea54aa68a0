import type { Versions } from '../simulate/versions';
import { SCANNERS, SITES } from '../simulate/study';
import type { Ask } from './dashboard-questions';

const PAGE = 50;
/** Rounds of ten clients: as many questions are told apart. */
const ASKED = 100;

/** What pages and the command line ask of a cohort of `cases` cases; of each, the `i`-th question. */
export function cohortQuestions(
  name: string,
  { from, to }: Versions,
  cases: number,
): Record<string, (i: number) => Ask> {
  const casesOf = (filter: object) => (): Ask => (api) =>
    api.cohorts.cases.query({ cohort_id: to, limit: PAGE, ...filter });
  const filtered =
    (filter: (i: number) => object) =>
    (i: number): Ask =>
      casesOf(filter(i))();
  const site = (i: number) => ({ sites: [SITES[i % SITES.length]] });
  const page = (i: number, share = 0) => ({ offset: Math.floor(cases * share) + PAGE * i });
  const scanner = (value: string) => ({ name: 'scanner', value });
  const field = (value: string) => ({ name: 'field_strength_t', value });
  const id = (i: number) => String(Math.floor((cases / ASKED) * i)).padStart(6, '0');
  return {
    'cohorts listed': () => (api) => api.cohorts.list.query(),
    'a version found by name': () => (api) => api.cohorts.find.query({ reference: `${name}@1` }),
    'a version shown': (i) => (api) => api.cohorts.show.query({ id: i % 2 === 0 ? from : to }),
    'cases, first pages': filtered((i) => page(i)),
    'cases, last pages': filtered((i) => page(i, 0.9)),
    'cases of a site, first pages': filtered((i) => ({ ...site(i), ...page(i) })),
    'cases of a site, last pages': filtered((i) => ({ ...site(i), ...page(i, 0.15) })),
    'cases by covariate, first pages': filtered((i) => ({
      covariates: [scanner('Avanto')],
      ...page(i),
    })),
    'cases by covariate, last pages': filtered((i) => ({
      covariates: [scanner('Aera')],
      ...page(i, 0.15),
    })),
    'cases by covariate that none has': filtered((i) => ({ covariates: [scanner(`none-${i}`)] })),
    'cases by site and two covariates': filtered((i) => ({
      ...site(i),
      ...page(i),
      covariates: [scanner('Ingenia'), field('3')],
    })),
    'cases with an issue': filtered((i) => ({ issue: true, ...page(i % 15) })),
    'cases without an issue': filtered((i) => ({ issue: false, ...page(i, 0.5) })),
    'cases by a text, one has it': filtered((i) => ({ text: id(i) })),
    'cases by a text, many have it': filtered((i) => ({ text: String(i), ...page(0) })),
    'cases by a text, none has it': filtered((i) => ({ text: `nobody-${i}` })),
    'cases by a text at a site': filtered((i) => ({ ...site(i), text: String(10 + (i % 90)) })),
    'cases by everything at once': filtered((i) => ({
      sites: SITES.filter((_, at) => at !== i % SITES.length),
      text: String(i % 10),
      covariates: [scanner(SCANNERS[i % SCANNERS.length]), field(i % 2 === 0 ? '1.5' : '3')],
      issue: false,
    })),
    'subsets listed': (i) => (api) => api.cohorts.subsets.query({ id: i % 2 === 0 ? from : to }),
    'versions compared': (i) => (api) =>
      api.cohorts.diff.query({ from, to, limit: PAGE, offset: PAGE * (i % 25) }),
    'versions compared the other way': (i) => (api) =>
      api.cohorts.diff.query({ from: to, to: from, limit: PAGE, offset: PAGE * (i % 25) }),
    'a version compared with itself': () => (api) =>
      api.cohorts.diff.query({ from: to, to, limit: PAGE }),
  };
}
