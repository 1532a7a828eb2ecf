import type { AddressRecord } from '@carethread/store';

/** An address as staff see it: enough to tell two apart, not enough to use ("••• 4417"). */
export function masked({ scope, value }: Pick<AddressRecord, 'scope' | 'value'>): string {
  return scope === 'phone' ? `••• ${value.slice(-4)}` : `Web visitor ${value.slice(0, 4)}`;
}
