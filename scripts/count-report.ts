export type Count = { passed: number; failed: number; /** Names of what failed. */ failures: string[] };

/** jest's shape, which vitest writes too; a file that failed to load counts as one failure. */
type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
  suites: Suite[];
};
type Suite = { title: string; suites?: Suite[]; specs: { title: string; ok: boolean; file: string }[] };

/** Counts one JSON report of vitest, jest or playwright; throws on anything else. */
export function countReport(report: unknown): Count {
  if (isJest(report)) {
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    const failures = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.flatMap(({ status, fullName }) =>
        status === 'failed' ? [`${name}: ${fullName}`] : [],
      ),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      failures: [...failures, ...broken.map(({ name }) => name)],
    };
  }
  if (isPlaywright(report)) {
    const { expected, unexpected, flaky } = report.stats;
    const failures = report.suites.flatMap(failedIn);
    return { passed: expected, failed: unexpected + flaky + report.errors.length, failures };
  }
  throw new Error('neither a jest, a vitest nor a playwright report');
}

const failedIn = ({ specs, suites = [] }: Suite): string[] => [
  ...specs.flatMap(({ ok, file, title }) => (ok ? [] : [`${file}: ${title}`])),
  ...suites.flatMap(failedIn),
];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isJest = (value: unknown): value is JestReport => isObject(value) && 'numPassedTests' in value;
const isPlaywright = (value: unknown): value is PlaywrightReport => isObject(value) && 'stats' in value;
