export type Count = {
  passed: number;
  failed: number;
  /** Names of what failed. */
  failures: string[];
  /** Names of what passed only when it was tried again, with why it had failed. */
  unsteady: string[];
};

/** jest's shape, which vitest writes too; a file that failed to load counts as one failure. */
type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: {
      status: string;
      fullName: string;
      failureMessages?: string[];
      retryReasons?: string[];
    }[];
  }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
  suites: Suite[];
};
type Suite = {
  title: string;
  suites?: Suite[];
  specs: { title: string; ok: boolean; file: string; tests?: { status: string }[] }[];
};

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
    const unsteady = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.flatMap(({ status, fullName, failureMessages = [], retryReasons = [] }) => {
        const [why] = [...failureMessages, ...retryReasons];
        return status === 'passed' && why !== undefined
          ? [`${name}: ${fullName}: ${why.split('\n', 1)[0]}`]
          : [];
      }),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      failures: [...failures, ...broken.map(({ name }) => name)],
      unsteady,
    };
  }
  if (isPlaywright(report)) {
    const { expected, unexpected, flaky } = report.stats;
    const failures = report.suites.flatMap((suite) => specsOf(suite, ({ ok }) => !ok));
    const unsteady = report.suites.flatMap((suite) =>
      specsOf(suite, ({ tests = [] }) => tests.some(({ status }) => status === 'flaky')),
    );
    return { passed: expected + flaky, failed: unexpected + report.errors.length, failures, unsteady };
  }
  throw new Error('neither a jest, a vitest nor a playwright report');
}

const specsOf = (
  { specs, suites = [] }: Suite,
  which: (spec: Suite['specs'][number]) => boolean,
): string[] => [
  ...specs.filter(which).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap((suite) => specsOf(suite, which)),
];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isJest = (value: unknown): value is JestReport => isObject(value) && 'numPassedTests' in value;
const isPlaywright = (value: unknown): value is PlaywrightReport => isObject(value) && 'stats' in value;
