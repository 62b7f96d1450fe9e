/** `38s`, `4m 12s`, `1h 05m`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${seconds % 60}s`;
  return `${Math.floor(minutes / 60)}h ${String(minutes % 60).padStart(2, '0')}m`;
}

/** `15 min`, or below a minute `15 s`: at least one. The units are the language's. */
export const roughly = (ms: number, [second, minute] = ['s', 'min']): string => {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} ${second}` : `${Math.round(seconds / 60)} ${minute}`;
};
