/** An event on its way to a bot platform, taken by this node. */
export type TakenOutbound = {
  id: string;
  endpointId: string;
  url: string;
  secret: string;
  /** Nothing goes there any more. */
  disabled: boolean;
  event: unknown;
  attempts: number;
  createdAt: number;
};

export type OutboundResult =
  | { id: string; state: 'delivered'; status: number }
  | { id: string; state: 'queued'; dueAt: number; status: number | null; error: string }
  | { id: string; state: 'dead'; status: number | null; error: string };

export interface Outbound {
  take(now: number, lease: { until: number; limit: number }): Promise<TakenOutbound[]>;
  finish(results: OutboundResult[]): Promise<void>;
  nextDue(): Promise<number | null>;
  disableEndpoint(endpointId: string, at: number, reason: string): Promise<void>;
}
