import { Counter, Registry, collectDefaultMetrics } from 'prom-client';

/** Every meter of the server; labels are few and never words of people. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'baton_' });
  const registers = [registry];
  return {
    registry,
    failures: new Counter({
      name: 'baton_failures_total',
      help: 'Unforeseen errors, by where they happened',
      labelNames: ['where'],
      registers,
    }),
    entries: new Counter({
      name: 'baton_entries_total',
      help: 'Journal entries told by this node, by type',
      labelNames: ['type'],
      registers,
    }),
    findings: new Counter({
      name: 'baton_audit_findings_total',
      help: 'Handoffs that the auditor found without a timer they are owed',
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
