import { expect, test } from 'vitest';
import { countReport } from './count-report.ts';

test('a jest or vitest report counts tests, and a file that did not load as one failure', () => {
  const testResults = [
    { status: 'passed', assertionResults: [1, 2] },
    { status: 'failed', assertionResults: [] },
  ];
  expect(countReport({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
    passed: 2,
    failed: 2,
  });
});

test('a playwright report counts a flaky test as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
  expect(countReport({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 });
});

test('anything else is refused', () => {
  expect(() => countReport({})).toThrow('neither');
});
