// The terminal against its target, month to date.

import { attribute, element, share, text } from './dom.js';
import { minute, month, number, percent } from './format.js';

const ENOUGH = 0.95;
const BEHIND = 0.95;

/** Builds the section into its place; the answer takes an attainment and the time. */
export function target(section) {
  const title = element('h2', { id: 'target-title' }, 'Against target');
  const claim = element('p', { class: 'quiet claim' });
  const value = element('p', { class: 'headline' }, '–');
  const note = element('p', { class: 'headline-note' });
  const scale = bar();
  const figures = Object.fromEntries(FIGURES.map(one => [one.field, figure(one)]));
  section.replaceChildren(
    element('header', {}, title, claim),
    element('div', { class: 'target-body' },
      element('div', { class: 'attainment' }, value, note),
      element('div', { class: 'target-figures' },
        scale.node,
        element('dl', { class: 'figures' }, ...Object.values(figures).map(one => one.node)))));
  return data => {
    text(title, `${month(new Date(data.at))} against target`);
    text(claim, claimWords(data));
    headline(value, note, data);
    scale.show(data);
    for (const one of FIGURES) show(figures[one.field], one, data);
  };
}

const FIGURES = [
  { field: 'handled_tonnes', label: 'Handled', unit: 't' },
  { field: 'target_to_date_tonnes', label: 'Target to date', unit: 't' },
  { field: 'run_rate_tonnes_per_hour', label: 'Run rate', unit: 't/h' },
  { field: 'required_rate_tonnes_per_hour', label: 'Required rate', unit: 't/h' },
  { field: 'projection_tonnes', label: 'Projection', unit: 't' },
  { field: 'target_tonnes', label: 'Month’s target', unit: 't' },
];

function figure(one) {
  const value = element('span', { class: 'value' }, '–');
  const unit = element('span', { class: 'unit' });
  const why = element('dd', { class: 'coverage' });
  const node = element('div', { 'data-figure': one.field },
    element('dt', {}, one.label), element('dd', {}, value, unit), why);
  return { node, value, unit, why };
}

function show(parts, one, data) {
  const value = data[one.field];
  attribute(parts.node, 'data-known', String(value !== null));
  text(parts.value, value === null ? 'not given' : number(value));
  text(parts.unit, value === null ? '' : one.unit);
  text(parts.why, value === null ? data.reason?.[one.field] ?? '' : extra(one.field, data));
}

function extra(field, data) {
  if (field === 'handled_tonnes') {
    const through = data.complete_through;
    return `${percent(data.coverage)} known${through ? `, complete through ${minute(new Date(through))}` : ''}`;
  }
  if (field === 'target_to_date_tonnes' && data.handled_tonnes !== null && data.target_to_date_tonnes !== null) {
    const apart = data.handled_tonnes - data.target_to_date_tonnes;
    return `${number(Math.abs(apart))}\u202ft ${apart < 0 ? 'behind' : 'ahead'}`;
  }
  if (field === 'projection_tonnes' && data.target_tonnes) {
    return `${percent(data.projection_tonnes / data.target_tonnes)} of the month’s target`;
  }
  if (field === 'required_rate_tonnes_per_hour' && data.shortfall_tonnes > 0) {
    return `▲ over the ceiling, short by ${number(data.shortfall_tonnes)}\u202ft`;
  }
  return '';
}

function headline(value, note, data) {
  const { attainment, attainment_lower_bound: low, coverage } = data;
  const range = low !== null && attainment !== null && coverage < ENOUGH;
  const behind = attainment !== null && attainment < BEHIND;
  attribute(value, 'data-behind', String(behind));
  attribute(value, 'data-range', String(range));
  if (attainment === null) text(value, 'unknown');
  else text(value, range ? `${percent(low)} – ${percent(attainment)}` : percent(attainment));
  const words = [data.reason?.attainment ?? `${behind ? '▼ behind, ' : ''}of the target to date`];
  if (!range && low !== null && attainment !== null) words.push(`at least ${percent(low)}`);
  words.push(`${percent(coverage)} of the time known`);
  note.replaceChildren(...words.map(one => element('span', {}, one)));
}

function bar() {
  const fill = element('span', { class: 'meter-fill' });
  const due = element('span', { class: 'target-mark due' }, element('span', {}, 'target to date'));
  const end = element('span', { class: 'target-mark projected' }, element('span', {}, 'projection'));
  const goal = element('span', { class: 'target-mark' }, element('span', {}, 'target'));
  const node = element('div', { class: 'target-bar', role: 'img' }, fill, due, end, goal);
  return {
    node,
    show(data) {
      const most = Math.max(data.target_tonnes ?? 0, data.projection_tonnes ?? 0, data.handled_tonnes ?? 0) || 1;
      node.hidden = data.target_tonnes === null;
      share(fill, '--share', (data.handled_tonnes ?? 0) / most);
      mark(due, data.target_to_date_tonnes, most);
      mark(end, data.projection_tonnes, most);
      mark(goal, most > data.target_tonnes ? data.target_tonnes : null, most);
      attribute(node, 'aria-label', `Handled ${number(data.handled_tonnes)} t, target to date `
        + `${number(data.target_to_date_tonnes)} t, month’s target ${number(data.target_tonnes)} t`);
    },
  };
}

function mark(node, value, most) {
  node.hidden = value === null;
  share(node, '--at', (value ?? 0) / most);
  attribute(node, 'data-end', String((value ?? 0) / most > 0.88));
}

function claimWords(data) {
  const claim = data.capacity_claim;
  if (!claim) return data.reason?.capacity_claim ?? '';
  const part = claim.share < 1 ? `${percent(claim.share)} of ` : '';
  return `Measured by ${part}${claim.name}: ${number(claim.tonnes_per_year)}\u202ft a year, ${claim.status}, ${claim.from} (${claim.source})`;
}
