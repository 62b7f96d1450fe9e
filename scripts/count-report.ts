export type Count = { passed: number; failed: number };

/** jest's shape, which vitest writes too; a file that failed to load counts as one failure. */
type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
};

/** Counts one JSON report of vitest, jest or playwright; throws on anything else. */
export function countReport(report: unknown): Count {
  if (isJest(report)) {
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  }
  if (isPlaywright(report)) {
    const { expected, unexpected, flaky } = report.stats;
    return { passed: expected, failed: unexpected + flaky + report.errors.length };
  }
  throw new Error('neither a jest, a vitest nor a playwright report');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isJest = (value: unknown): value is JestReport => isObject(value) && 'numPassedTests' in value;
const isPlaywright = (value: unknown): value is PlaywrightReport => isObject(value) && 'stats' in value;
