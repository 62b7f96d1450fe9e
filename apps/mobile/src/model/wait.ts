import type { Handoff } from '@baton/protocol';

export type Wait = {
  /** `4:12`, with hours `1:04:12`. */
  label: string;
  over: boolean;
  /** Share of the SLA that is used up, 0 to 1. */
  share: number;
  /** Whole seconds. */
  seconds: number;
};

/** How long a customer has been waiting at `now`. */
export function waitOf(
  { waitingSince, slaAt, slaBreached }: Pick<Handoff, 'waitingSince' | 'slaAt' | 'slaBreached'>,
  now: number,
): Wait {
  const elapsed = Math.max(0, now - waitingSince);
  const over = slaBreached || now >= slaAt;
  const allowed = slaAt - waitingSince;
  const share = over || allowed <= 0 ? 1 : elapsed / allowed;
  return { label: clockLabel(elapsed), over, share, seconds: Math.floor(elapsed / 1000) };
}

/** Milliseconds as a stopwatch shows them. */
export function clockLabel(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
