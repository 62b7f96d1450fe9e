import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

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
    pushes: new Counter({
      name: 'baton_push_total',
      help: 'Answers of the push services, one per push: accepted, gone, retry, refused, misconfigured, or held by an open breaker',
      labelNames: ['transport', 'outcome'],
      registers,
    }),
    pushSeconds: new Histogram({
      name: 'baton_push_seconds',
      help: 'From handing a push to its transport to the answer',
      labelNames: ['transport'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
      registers,
    }),
    openBreakers: new Gauge({
      name: 'baton_push_breakers_open',
      help: 'Breakers that are open or half open: push services, or our credentials for them, that are failing',
      labelNames: ['transport'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
