import type { Slots } from '@carethread/conversation';

/** Numbers of the North American plan, with or without the country's 1: area and exchange begin with 2 to 9. */
const PHONE = /(?<![\d/])(?:\+?1[\s.-]?)?\(?([2-9]\d{2})\)?[\s.-]{0,2}([2-9]\d{2})[\s.-]?(\d{4})(?![\d/])/g;
const POSTAL_CODE = /(?<![\d/.$-])(\d{5})(?:\s?-\s?(\d{4}))?(?![\d/]|[.-]\d)/g;

/** Reads `phone` (E.164) and `postalCode` (five digits). Two different ones of a kind are `ambiguous`. */
export function readContact(text: string): Slots {
  const phones = new Set<string>();
  const rest = text.replace(PHONE, (_, area: string, exchange: string, line: string) => {
    phones.add(`+1${area}${exchange}${line}`);
    return ' ';
  });
  const codes = new Set([...rest.matchAll(POSTAL_CODE)].map((match) => match[1] ?? ''));
  const [phone] = phones;
  const [code] = codes;
  return {
    ...(phone !== undefined && phones.size === 1 ? { phone } : {}),
    ...(code !== undefined && codes.size === 1 ? { postalCode: code } : {}),
    ...(phones.size > 1 ? { ambiguous: 'phone' } : codes.size > 1 ? { ambiguous: 'postalCode' } : {}),
  };
}
