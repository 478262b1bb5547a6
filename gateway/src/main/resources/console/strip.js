// The last hours of one equipment: a bar for each quarter, unknown time hatched.

import { drawing, attribute } from './dom.js';
import { hour, minute, number, percent } from './format.js';

const SLOT = 8;
const HEIGHT = 40;
const LABELS = 13;

/** One hatch pattern for all drawings of the page. */
export function hatch() {
  const line = drawing('path', { d: 'M-1 1 1 -1M0 5 5 0M4 6 6 4', class: 'hatch-line' });
  const pattern = drawing(
    'pattern',
    { id: 'hatch', width: 5, height: 5, patternUnits: 'userSpaceOnUse' },
    line);
  return drawing('svg', { width: 0, height: 0, class: 'defs', 'aria-hidden': 'true' },
    drawing('defs', {}, pattern));
}

/** An empty strip. */
export function strip() {
  return drawing('svg', { class: 'strip', role: 'img' });
}

/**
 * Draws the quarters again and answers the value at full height.
 * figure: { of(quarter), coverage(quarter), unit, decimals }
 */
export function draw(svg, quarters, figure) {
  const most = Math.max(figure.least, ...quarters.map(q => figure.of(q) ?? 0));
  const parts = quarters.map((q, i) => slot(q, i * SLOT, most, figure));
  const base = drawing('path', { d: `M0 ${HEIGHT + 0.5}H${quarters.length * SLOT}`, class: 'axis' });
  svg.replaceChildren(...parts, base);
  attribute(svg, 'viewBox', `0 0 ${quarters.length * SLOT} ${HEIGHT + LABELS}`);
  attribute(svg, 'aria-label', spoken(quarters, figure));
  return most;
}

function slot(quarter, x, most, figure) {
  const from = new Date(quarter.from);
  const value = figure.of(quarter);
  const known = figure.coverage(quarter);
  const group = drawing('g', {}, drawing('title', {}, words(quarter, figure)));
  group.append(drawing('rect', { x, y: 0, width: SLOT, height: HEIGHT, class: 'slot' }));
  if (known !== null && known < 0.99) {
    const height = HEIGHT * (known === 0 ? 1 : Math.max(0.12, 1 - known));
    group.append(drawing('rect', { x, y: 0, width: SLOT, height, class: 'unknown-bar' }));
  }
  if (value) {
    const height = Math.max(1.5, (value / most) * (HEIGHT - 3));
    group.append(drawing('rect', { x: x + 1, y: HEIGHT - height, width: SLOT - 2, height, class: 'bar' }));
  }
  if (from.getUTCMinutes() === 0 && x > 0) group.append(...tick(x, from));
  return group;
}

function tick(x, from) {
  const mark = drawing('path', { d: `M${x} ${HEIGHT}v3`, class: 'axis' });
  const even = Number(hour(from)) % 2 === 0;
  if (!even) return [mark];
  return [mark, drawing('text', { x, y: HEIGHT + 12, class: 'hour' }, hour(from))];
}

function words(quarter, figure) {
  const known = figure.coverage(quarter);
  const value = figure.of(quarter);
  const when = `${minute(new Date(quarter.from))} to ${minute(new Date(quarter.to))}`;
  if (value === null) return `${when}: unknown`;
  return `${when}: ${number(value, figure.decimals)} ${figure.unit}, ${percent(known, 0)} known`;
}

function spoken(quarters, figure) {
  const unknown = quarters.filter(q => figure.of(q) === null).length;
  const sum = quarters.reduce((all, q) => all + (figure.of(q) ?? 0), 0);
  return `Last ${quarters.length / 4} hours by quarter: ${number(sum, figure.decimals)} ${figure.unit}`
    + ` in known time, ${unknown} quarters unknown`;
}
