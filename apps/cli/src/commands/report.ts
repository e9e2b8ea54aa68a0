import path from 'node:path';
import type { CliCommand, Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, type ExitCode } from '../exit-codes';
import { printPdf } from '../report/print-pdf';
import { waitForAnswer } from '../report/wait-for-answer';
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
    await waitForAnswer(io, api, { run_id: runId, question: { kind: 'run' } });
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
