import type { AddressRecord } from '@carethread/store';

/** An address as staff see it, in any language: enough to tell two apart, not enough to use ("••• 4417", "Web ••• OMjW"). */
export function masked({ scope, value }: Pick<AddressRecord, 'scope' | 'value'>): string {
  return scope === 'phone' ? `••• ${value.slice(-4)}` : `Web ••• ${value.slice(0, 4)}`;
}
