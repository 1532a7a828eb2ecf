const HOUR = 3_600_000;
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** @returns an instant in words: relative under an hour, then the clinic's clock. */
export function timeOf(iso, timeZone) {
  const at = new Date(iso);
  const ago = Date.now() - at.getTime();
  if (ago < 60_000) return 'now';
  if (ago < HOUR) return RELATIVE.format(-Math.floor(ago / 60_000), 'minute');
  return at.toLocaleString('en-US', { timeZone, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
}

/** @returns a calendar date as people write it: "Mar 3, 1984" */
export function dateOf(iso) {
  return new Date(`${iso}T12:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
}

/** @returns "9:00 AM", in the clinic's zone */
export function clockOf(iso, timeZone) {
  return new Date(iso).toLocaleTimeString('en-US', { timeZone, hour: 'numeric', minute: '2-digit' });
}

/** @returns a number as it is read: "+1 (555) 010-0101"; one from elsewhere as it stands. */
export function numberOf(e164) {
  return e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3');
}
