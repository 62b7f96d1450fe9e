import type { CustomerAttribute } from '@baton/protocol';
import type { AttributesSaid } from '../../ports/journal.ts';
import type { Tables } from './tables.ts';

const customerKey = (organizationId: string, customerId: string): string => `${organizationId}/${customerId}`;

/** The platform changes and forgets only what it said itself. Answers whether anything is other than it was. */
export function writeAttributes(
  { attributes }: Tables,
  organizationId: string,
  said: AttributesSaid,
): boolean {
  const { customerId, source, at } = said;
  const place = customerKey(organizationId, customerId);
  const known = new Map(attributes.get(place));
  let changed = false;
  for (const [key, value] of Object.entries(said.attributes)) {
    const before = known.get(key);
    if (source === 'platform' && before?.source === 'operator') continue;
    if (value === null ? !before : before?.value === value && before.source === source) continue;
    if (value === null) known.delete(key);
    else known.set(key, { key, value, source, at });
    changed = true;
  }
  attributes.set(place, known);
  return changed;
}

export const attributesOf = (
  { attributes }: Tables,
  organizationId: string,
  customerId: string,
): CustomerAttribute[] =>
  [...(attributes.get(customerKey(organizationId, customerId))?.values() ?? [])].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
