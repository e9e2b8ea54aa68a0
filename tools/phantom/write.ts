import { makeDemoCohort } from './cohort';

const [dir] = process.argv.slice(2);
if (!dir) {
  process.stderr.write('usage: npm run -s tool -- tools/phantom/write.ts DIR\n');
  process.exit(1);
}
makeDemoCohort(dir).then(
  () => process.stdout.write(`wrote the synthetic demo cohort to ${dir}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(4);
  },
);
