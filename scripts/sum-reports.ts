/** `node scripts/sum-reports.ts FOLDER NAME...`: adds up FOLDER/NAME.json, names what failed and what is unsteady, and prints "N passed, N failed" last. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countReport, type Count } from './count-report.ts';

const [folder = '', ...names] = process.argv.slice(2);

/** A runner that died before it wrote its report has failed, even if it counted nothing. */
function read(name: string): Count {
  try {
    return countReport(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
  } catch (error) {
    console.error(`${name}: no report: ${String(error)}`);
    return { passed: 0, failed: 1, failures: [name], unsteady: [] };
  }
}

const counts = names.map(read);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
for (const test of counts.flatMap(({ unsteady }) => unsteady))
  console.log(`unsteady, passed when tried again: ${test}`);
for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
