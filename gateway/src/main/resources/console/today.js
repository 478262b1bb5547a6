// What went over the terminal's boundary today, in one line.

import { attribute, element, text } from './dom.js';
import { number, percent } from './format.js';

const ENOUGH = 0.95;

const FIGURES = [
  { field: 'boxes', unit: 'boxes', coverage: 'coverage_boxes' },
  { field: 'teu', unit: 'TEU', coverage: 'coverage_boxes' },
  { field: 'tonnes', unit: 't', coverage: 'coverage_tonnes' },
  { field: 'wagons_in', unit: 'wagons in', coverage: 'coverage_wagons' },
  { field: 'wagons_out', unit: 'wagons out', coverage: 'coverage_wagons' },
];

/** Shows what is counted over the boundary; figures that nothing there counts are left out. */
export function today(list, sum) {
  const counted = FIGURES.filter(one => sum[one.coverage] !== null);
  list.replaceChildren(...counted.map(one => figure(one, sum)));
}

function figure(one, sum) {
  const known = sum[one.coverage];
  const low = known < ENOUGH;
  const value = element('strong', {}, number(sum[one.field]));
  const words = element('span', { class: 'coverage' });
  attribute(words, 'data-low', String(low));
  text(words, low ? `▨ ${percent(known, 0)} known` : '');
  return element('li', { 'data-figure': one.field }, value, ` ${one.unit} `, words);
}
