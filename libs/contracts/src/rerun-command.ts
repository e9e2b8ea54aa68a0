/** A text as one word of a POSIX shell, whatever stands in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The command line that runs the same protocol on the same cases of the same version of the cohort again. */
export const rerunCommand = ({
  id,
  cohort,
}: {
  readonly id: string;
  readonly cohort: { readonly name: string; readonly version: number };
}): string => `npx atrium runs rerun ${id} --cohort ${quoted(`${cohort.name}@${cohort.version}`)}`;
