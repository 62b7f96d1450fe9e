/** Who looks at what right now. A hint, never stored: no claim depends on it. */
export interface PresenceReader {
  viewing(memberId: string): string | null;
  online(organizationId: string): string[];
}
