// What the sensors of one crane or track say right now.

import { attribute, element, share, text } from './dom.js';
import { number } from './format.js';

const WIND_WARNING = 15;
const WIND_STOP = 20;

/** A bar for the load with a mark at the limit. */
export function loadBar(equipment) {
  const limit = equipment.load_limit_tonnes ?? 0;
  const scale = limit > 0 ? limit * 1.2 : 60;
  const fill = element('span', { class: 'meter-fill' });
  const marks = element('span', { class: 'meter-mark', title: `limit ${number(limit)} t` });
  const bar = element('div', { class: 'meter', role: 'meter', 'aria-label': 'Load', 'aria-valuemin': 0,
    'aria-valuemax': scale }, fill, ...(limit > 0 ? [marks] : []));
  share(marks, '--at', limit / scale);
  const value = element('span', { class: 'meter-value' }, 'unknown');
  const edge = element('span', { class: 'quiet' }, limit > 0 ? `limit ${number(limit)}\u202ft` : '');
  const node = element('div', { class: 'load' },
    element('div', { class: 'meter-words' }, element('span', { class: 'quiet' }, 'Load'), value, edge), bar);
  return { node, bar, fill, value, limit, scale };
}

/** Shows the load; unknown when nothing is known of right now. */
export function showLoad(load, signal, unknown) {
  const value = unknown || !signal ? null : signal.value;
  attribute(load.node, 'data-known', String(value !== null));
  attribute(load.node, 'data-over', String(value !== null && load.limit > 0 && value > load.limit));
  share(load.fill, '--share', value === null ? 1 : value / load.scale);
  const isBad = !unknown && signal?.quality === 'bad';
  const bad = isBad ? '▲ load sensor bad' : 'unknown';
  attribute(load.node, 'data-bad', String(isBad));
  const over = value !== null && load.limit > 0 && value > load.limit ? '▲ over limit ' : '';
  const doubt = signal?.quality === 'uncertain' ? ' uncertain' : '';
  text(load.value, value === null ? bad : `${over}${number(value, 1)}\u202ft${doubt}`);
  attribute(load.bar, 'aria-valuetext', load.value.textContent);
  if (value === null) load.bar.removeAttribute('aria-valuenow');
  else attribute(load.bar, 'aria-valuenow', value);
}

/** Two lamps for the wheel sensors of a track. */
export function wheelSensors() {
  const lamps = ['A', 'B'].map(name => {
    const word = element('span', {}, 'unknown');
    const lamp = element('span', { class: 'lamp', 'data-value': 'unknown', 'aria-hidden': 'true' });
    return { word, lamp, node: element('span', { class: 'wheel' }, lamp, `${name} `, word) };
  });
  const node = element('div', { class: 'load' },
    element('div', { class: 'meter-words' }, element('span', { class: 'quiet' }, 'Wheel sensors')),
    element('div', { class: 'wheels' }, ...lamps.map(one => one.node)));
  return { node, lamps };
}

/** Shows the wheel sensors. */
export function showWheels(wheels, of, unknown) {
  ['wheel.a', 'wheel.b'].forEach((role, i) => {
    const value = unknown ? null : of(role)?.value ?? null;
    const bad = !unknown && of(role)?.quality === 'bad';
    text(wheels.lamps[i].word, bad ? '▲ sensor bad' : value === null ? 'unknown' : value ? 'wheel' : 'free');
    attribute(wheels.lamps[i].lamp, 'data-value', value === null ? 'unknown' : String(value));
    attribute(wheels.lamps[i].node, 'data-bad', String(bad));
  });
}

/** Everything else in words, each with its level where it is abnormal. */
export function facts(of) {
  const said = [];
  const on = role => of(role)?.value;
  if (of('spreader.locked')) {
    const state = on('spreader.locked') ? 'locked' : on('spreader.unlocked') ? 'unlocked' : 'between';
    const known = on('spreader.locked') === null ? 'unknown' : state;
    const mode = on('spreader.mode');
    const size = mode === 220 ? ' twin 20′' : mode ? ` ${mode}′` : '';
    said.push([`Spreader${size} ${known}${on('spreader.landed') ? ', landed' : ''}`]);
  }
  either(said, of('grab.closed'), 'Grab closed', 'Grab open', 'Grab unknown');
  measure(said, 'Trolley', of('trolley.position'), 'm');
  measure(said, 'Hoist', of('hoist.height'), 'm');
  measure(said, 'Slew', of('slew.angle'), '°');
  either(said, of('slew.over_vessel'), 'Over the vessel', 'Over the quay', 'Slew unknown');
  wind(said, of('wind.speed'));
  return said;
}

function either(said, signal, yes, no, unknown) {
  if (signal) said.push([signal.value === null ? unknown : signal.value ? yes : no]);
}

function measure(said, label, signal, unit) {
  if (!signal) return;
  said.push([`${label} ${signal.value === null ? 'unknown' : `${number(signal.value, 1)}\u202f${unit}`}`]);
}

function wind(said, signal) {
  if (!signal) return;
  const value = signal.value;
  if (value === null) said.push(['Wind unknown']);
  else if (value >= WIND_STOP) said.push([`■ Wind ${number(value, 1)}\u202fm/s, stop at ${WIND_STOP}`, 'alarm']);
  else if (value >= WIND_WARNING) said.push([`▲ Wind ${number(value, 1)}\u202fm/s, stop at ${WIND_STOP}`, 'warning']);
  else said.push([`Wind ${number(value, 1)}\u202fm/s`]);
}
