import type { AddressRecord } from '@carethread/store';

/** An address as staff see it, in any language: enough to tell two apart, not enough to use ("••• 4417", "Web ••• OMJW"). */
export function masked({ scope, value }: Pick<AddressRecord, 'scope' | 'value'>): string {
  if (scope === 'phone') return `••• ${value.slice(-4)}`;
  return `Web ••• ${value
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 4)
    .toUpperCase()}`;
}
