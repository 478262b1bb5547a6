// One crane or track: state, today's figures with coverage, live load, last hours, last move.

import { attribute, element, text } from './dom.js';
import { moment, number, percent, span } from './format.js';
import { facts, loadBar, showLoad, showWheels, wheelSensors } from './signals.js';
import { draw, strip } from './strip.js';

const FIGURES = {
  boxes: { label: 'Boxes', unit: '', decimals: 0, coverage: 'coverage_boxes' },
  teu: { label: 'TEU', unit: '', decimals: 0, coverage: 'coverage_boxes' },
  tonnes: { label: 'Tonnes', unit: 't', decimals: 0, coverage: 'coverage_tonnes' },
  cycles: { label: 'Cycles', unit: '', decimals: 0, coverage: 'coverage_tonnes' },
  wagons_in: { label: 'Wagons in', unit: '', decimals: 0, coverage: 'coverage_wagons' },
  wagons_out: { label: 'Wagons out', unit: '', decimals: 0, coverage: 'coverage_wagons' },
  locomotives: { label: 'Locomotives', unit: '', decimals: 0, coverage: 'coverage_wagons' },
};

const ENOUGH = 0.95;

const KINDS = { 'ship-to-shore': 'Ship-to-shore crane', portal: 'Portal crane', 'rail-track': 'Rail track' };

const STATES = {
  moving: { shape: '▶', word: 'Moving' },
  idle: { shape: '❙❙', word: 'Idle' },
  unknown: { shape: '?', word: 'Unknown' },
};

function figuresOf(equipment) {
  if (equipment.figures.includes('wagons')) return ['wagons_in', 'wagons_out', 'locomotives'];
  if (equipment.figures.includes('boxes')) return ['boxes', 'teu', 'tonnes'];
  return ['tonnes', 'cycles'];
}

function stripOf(equipment) {
  if (equipment.figures.includes('wagons')) {
    const sum = q => (q.wagons_in === null ? null : q.wagons_in + q.wagons_out);
    return { of: sum, coverage: q => q.coverage_wagons, label: 'Wagons', unit: 'wagons', decimals: 0, least: 10 };
  }
  if (equipment.figures.includes('boxes')) {
    return { of: q => q.boxes, coverage: q => q.coverage_boxes, label: 'Boxes', unit: 'boxes', decimals: 0, least: 8 };
  }
  return { of: q => q.tonnes, coverage: q => q.coverage_tonnes, label: 'Tonnes', unit: 't', decimals: 0, least: 100 };
}

/** Builds the tile of an equipment; live, tally, clock and lost change it. */
export function tile(equipment) {
  const parts = build(equipment);
  const curve = stripOf(equipment);
  let last = null;
  let state = { state: 'unknown', state_reason: 'nothing received yet' };
  let cutOff = false;
  let signals = [];

  function showState(now) {
    const shown = cutOff ? { state: 'unknown', state_reason: 'no connection to the gateway' } : state;
    const known = STATES[shown.state];
    attribute(parts.node, 'data-state', shown.state);
    text(parts.shape, known.shape);
    const since = shown.state === 'idle' && shown.state_since
      ? ` ${span(now - new Date(shown.state_since))}` : '';
    text(parts.word, known.word + since);
    const unknown = shown.state === 'unknown';
    text(parts.why, unknown ? `▨ ${shown.state_reason}` : '');
    attribute(parts.facts, 'data-hidden', String(unknown));
  }

  return {
    node: parts.node,
    live(data, now) {
      state = data;
      signals = data.signals;
      showSignals(parts, signals, data.state === 'unknown');
      showState(now);
    },
    tally(data, now) {
      for (const [name, cell] of parts.figures) showFigure(cell, FIGURES[name], name, data.today);
      text(parts.most, `scale to ${number(draw(parts.strip, data.strip, curve))}`);
      last = data.last;
      text(parts.note, lastWords(last, now, data.reason?.last));
    },
    clock(now) {
      showState(now);
      if (last) text(parts.note, lastWords(last, now));
    },
    lost(isLost, now) {
      cutOff = isLost;
      showSignals(parts, signals, isLost || state.state === 'unknown');
      showState(now);
    },
  };
}

function build(equipment) {
  const shape = element('span', { class: 'shape', 'aria-hidden': 'true' });
  const word = element('span', { class: 'word' });
  const why = element('span', { class: 'why' });
  const cells = figuresOf(equipment).map(name => [name, cell(FIGURES[name].label)]);
  const isTrack = equipment.figures.includes('wagons');
  const load = isTrack ? null : loadBar(equipment);
  const wheels = isTrack ? wheelSensors() : null;
  const facts = element('span', { class: 'facts' });
  const picture = strip();
  const curve = stripOf(equipment);
  const most = element('span', {});
  const caption = element('figcaption', {}, element('span', {}, `${curve.label} per quarter of an hour`), most);
  const note = element('p', { class: 'note' });
  const node = element('article', { class: 'panel tile', 'data-equipment': equipment.id, 'data-state': 'unknown',
    'aria-label': equipment.name },
    element('header', {},
      element('div', {},
        element('h3', {}, equipment.name),
        element('p', { class: 'quiet' }, KINDS[equipment.kind] ?? equipment.kind)),
      element('p', { class: 'state' }, shape, word)),
    element('dl', { class: 'figures' }, ...cells.map(([, parts]) => parts.node)),
    load ? load.node : wheels.node,
    element('p', { class: 'now' }, why, facts),
    element('figure', {}, caption, picture), note);
  return { node, shape, word, why, figures: cells, load, wheels, facts, strip: picture, most, note };
}

function cell(label) {
  const value = element('span', { class: 'value' }, '–');
  const unit = element('span', { class: 'unit' });
  const coverage = element('dd', { class: 'coverage' });
  const node = element('div', {}, element('dt', {}, label), element('dd', {}, value, unit), coverage);
  return { node, value, unit, coverage };
}

function showFigure(parts, figure, name, today) {
  const value = today[name];
  const unknown = value === null;
  attribute(parts.node, 'data-known', String(!unknown));
  text(parts.value, number(value, figure.decimals));
  text(parts.unit, unknown ? '' : figure.unit);
  const known = today[figure.coverage];
  const low = !unknown && known < ENOUGH;
  const words = unknown ? today.reason?.[name] ?? '' : `${low ? '▨ ' : ''}${percent(known, 0)} known`;
  text(parts.coverage, words);
  attribute(parts.coverage, 'data-low', String(low));
}

function showSignals(parts, signals, unknown) {
  const of = role => signals.find(signal => signal.role === role);
  if (parts.load) showLoad(parts.load, of('hoist.load'), unknown);
  else showWheels(parts.wheels, of, unknown);
  const said = facts(of);
  const written = JSON.stringify(said);
  if (parts.said === written) return;
  parts.said = written;
  parts.facts.replaceChildren(...said.map(([words, level]) =>
    element('span', level ? { 'data-level': level } : {}, words)));
}

function lastWords(last, now, reason) {
  if (!last) return reason ? `No move: ${reason}` : '';
  const at = new Date(last.released ?? last.passed);
  const age = now - at;
  const ago = age < 3_600_000 ? `${moment(at, now)}, ${span(age)} ago` : moment(at, now);
  const doubt = last.confidence === 'uncertain' ? ', uncertain' : '';
  if (last.vehicle) return `Last ${last.vehicle} ${last.direction}, ${last.axles} axles${doubt} · ${ago}`;
  const boxes = last.boxes ? `${last.boxes} ${last.boxes === 1 ? 'box' : 'boxes'}, ` : '';
  const mass = last.tonnes === null ? 'mass unknown' : `${number(last.tonnes, 1)}\u202ft`;
  return `Last ${last.kind.replaceAll('_', ' ')}: ${boxes}${mass}${doubt} · ${ago}`;
}
