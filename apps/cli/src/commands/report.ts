import path from 'node:path';
import type { ApiClient } from '@atrium/api-client';
import type { CliCommand, Io } from '../command';
import { withConnection } from '../connect';
import { cannotRun, EXIT, type ExitCode } from '../exit-codes';
import { printPdf } from '../report/print-pdf';
import { writeReport } from '../report/write-report';
import { withRun } from './run-argument';

interface ReportOptions {
  readonly out: string;
  readonly pictures: boolean;
}

/** `atrium report`: what a run showed, as files that another group can check. */
export const report: CliCommand = {
  register: (program, io, finish) =>
    void withRun(
      program
        .command('report')
        .description('write the report of a run that has ended: HTML, PDF, tables and figures'),
    )
      .requiredOption('--out <dir>', 'folder to write report.html, tables/ and figures/ to')
      .option(
        '--pictures',
        'with slices of the worst cases, fetched from their sites: the report then holds pixels of scans',
        false,
      )
      .action(async (id: string, options: ReportOptions) => finish(await write(io, id, options))),
};

async function write(io: Io, runId: string, { out, pictures }: ReportOptions): Promise<ExitCode> {
  const folder = path.resolve(out);
  const files = await withConnection(io, async ({ api }) => {
    await waitForStatistics(io, api, runId);
    return api.analysis.report.query({ run_id: runId, pictures });
  });
  const { tables, figures } = await writeReport(folder, files);
  io.out(`${path.join(folder, 'report.html')}\n`);
  const pdf = await printPdf(folder);
  if (pdf.ok) io.out(`${pdf.file}\n`);
  else io.err(`No report.pdf: ${pdf.why} report.html prints from any browser.\n`);
  if (pictures) io.err('The report holds pixels of scans: share it as their sites allow.\n');
  io.err(`${tables} tables in tables/, ${figures} figures in figures/ (SVG and PNG).\n`);
  return EXIT.ok;
}

const LOOK_MS = 300;

/** Asks for the statistics and waits; they are there at once where nothing changed. Ctrl-C ends the wait, not the work. */
async function waitForStatistics(io: Io, api: ApiClient, runId: string): Promise<void> {
  const asked = { run_id: runId, question: { kind: 'run' } as const };
  await api.analysis.ask.mutate(asked);
  for (let looks = 0; ; looks += 1) {
    const { is_current: isCurrent, state, error } = await api.analysis.show.query(asked);
    if (isCurrent) return;
    if (state === 'failed')
      throw cannotRun(`The statistics of run ${runId} could not be computed: ${error}`);
    // The run changed between: what came is of the run before.
    if (state === 'done') await api.analysis.ask.mutate(asked);
    if (looks === 3) io.err('Computing the statistics of the run ...\n');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
