import { expect, test } from 'vitest';
import { countReport } from './count-report.ts';

test('a jest or vitest report counts tests, and a file that did not load as one failure', () => {
  const testResults = [
    {
      name: 'claim.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'one wins' },
        { status: 'failed', fullName: 'the others learn who' },
        { status: 'passed', fullName: 'a repeat', failureMessages: ['Error: late\n at claim.test.ts'] },
      ],
    },
    { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
  ];
  expect(countReport({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
    passed: 2,
    failed: 2,
    failures: ['claim.test.ts: the others learn who', 'broken.test.ts'],
    unsteady: ['claim.test.ts: a repeat: Error: late'],
  });
});

test('a playwright report counts a flaky test as passed, and names it', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
  const specs = [
    { title: 'Alice claims', ok: false, file: 'handoff.e2e.ts' },
    { title: 'Ben sees it', ok: true, file: 'handoff.e2e.ts', tests: [{ status: 'flaky' }] },
  ];
  const suites = [{ title: '', specs: [], suites: [{ title: '', specs }] }];
  expect(countReport({ stats, errors: [{}], suites })).toEqual({
    passed: 6,
    failed: 2,
    failures: ['handoff.e2e.ts: Alice claims'],
    unsteady: ['handoff.e2e.ts: Ben sees it'],
  });
});

test('anything else is refused', () => {
  expect(() => countReport({})).toThrow('neither');
});
