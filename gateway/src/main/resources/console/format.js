// Numbers, times and units as the reader's locale writes them. Unknown is a word, never a zero.

const locale = navigator.language || 'en';
const numbers = new Map();
const times = new Map();
let zone = 'UTC';

export function useZone(name) {
  zone = name;
}

/** A number with so many decimals; "unknown" for null. */
export function number(value, decimals = 0) {
  if (value === null || value === undefined) return 'unknown';
  if (!numbers.has(decimals)) {
    const shape = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' };
    numbers.set(decimals, new Intl.NumberFormat(locale, shape));
  }
  return numbers.get(decimals).format(value);
}

/** A share of 0 to 1 as per cent, rounded down: 100 % only when all of it is there. */
export function percent(value, decimals = 1) {
  if (value === null || value === undefined) return 'unknown';
  const scale = 10 ** decimals;
  const shown = Math.floor(value * 100 * scale + 1e-6) / scale;
  return `${number(shown, shown === 100 ? 0 : decimals)}\u202f%`;
}

function shaped(key, shape, at) {
  if (!times.has(key + zone)) {
    times.set(key + zone, new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...shape }));
  }
  return times.get(key + zone).format(at);
}

const two = '2-digit';
export const clock = at => shaped('clock', { hour: two, minute: two, second: two }, at);
export const minute = at => shaped('minute', { hour: two, minute: two }, at);
export const hour = at => shaped('hour', { hour: two }, at).slice(0, 2);
export const month = at => shaped('month', { month: 'long', year: 'numeric' }, at);
export const date = at => shaped('date', { weekday: 'short', day: 'numeric', month: 'short' }, at);

/** The offset of the zone at a time, such as UTC+4. */
export function offset(at) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  return parts.formatToParts(at).find(p => p.type === 'timeZoneName').value.replace('GMT', 'UTC');
}

/** Minutes when the time is of today, else day and minutes. */
export function moment(at, now) {
  return date(at) === date(now) ? minute(at) : `${date(at)} ${minute(at)}`;
}

/** How long something took or is ago, in its largest sensible unit. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds}\u202fs`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}\u202fmin`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)}\u202fh ${Math.floor(seconds / 60) % 60}\u202fmin`;
  return `${Math.floor(seconds / 86400)}\u202fd`;
}
