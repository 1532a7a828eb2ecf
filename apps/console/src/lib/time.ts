const MINUTE = 60_000;
const HOUR = 3_600_000;

/** "now", "4 min", "1 h 05", "3 d": a wait as one reads it at a glance. */
export function waited(since: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(since));
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 24 * HOUR) return `${Math.floor(ms / HOUR)} h ${String(Math.floor((ms % HOUR) / MINUTE)).padStart(2, '0')}`;
  return `${Math.floor(ms / (24 * HOUR))} d`;
}

/** How much of the time to answer is left: 1 all, 0 none or overdue. */
export function slaLeft(since: string, dueAt: string, now: number): number {
  const whole = Date.parse(dueAt) - Date.parse(since);
  if (whole <= 0) return 0;
  return Math.min(1, Math.max(0, (Date.parse(dueAt) - now) / whole));
}

/** Times in the clinic's zone and the reader's language. */
export interface Clock {
  /** "10:42 AM" */
  time(at: string): string;
  /** "Today", "Yesterday", "Monday, November 23" */
  day(at: string, now: number): string;
  /** "Nov 23, 10:42 AM" */
  moment(at: string): string;
  /** What a patient meant, by the clock on the clinic's wall, with no zone: "2026-12-01T09:00" to "2026-12-01T12:00". */
  wall(from: string, to?: string): string;
  /** "Tue, Dec 1, 9:00 AM" */
  appointment(at: string): string;
  /** "Dec 1, 2026" of a bare date, whatever the zone */
  date(date: string): string;
  /** Which day it is in the clinic's zone: equal for two instants of one day. */
  dayKey(at: string | number): string;
}

export function clock(language: string, timeZone: string): Clock {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone, ...options });
  const time = format({ hour: 'numeric', minute: '2-digit' });
  const day = format({ weekday: 'long', month: 'long', day: 'numeric' });
  const moment = format({ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
  const appointment = format({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
  const date = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' });
  const key = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const dayKey = (at: string | number) => key.format(new Date(at));
  const wallDate = format({ timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' });
  const wallMoment = format({
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return {
    wall: (from, to) => {
      const [start, end] = [new Date(`${from}Z`), new Date(`${to ?? from}Z`)];
      if (!from.endsWith('T00:00') || !to?.endsWith('T00:00')) return wallMoment.formatRange(start, end);
      // Whole days: the end is the midnight after the last of them.
      return wallDate.formatRange(start, new Date(end.getTime() - MINUTE));
    },
    time: (at) => time.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
    appointment: (at) => appointment.format(new Date(at)),
    date: (value) => date.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)),
    dayKey,
    day(at, now) {
      const days = Math.round((Date.parse(dayKey(at)) - Date.parse(dayKey(now))) / (24 * HOUR));
      return days === 0 || days === -1 ? capital(relative.format(days, 'day')) : day.format(new Date(at));
    },
  };
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
