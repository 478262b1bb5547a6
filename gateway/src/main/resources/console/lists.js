// Boards, alarms, gaps and faults as tables.

import { element } from './dom.js';
import { moment, number, span } from './format.js';

/** Redraws the boards. */
export function boards(place, list, now) {
  if (list.length === 0) return place.replaceChildren(nothing('No board was seen yet.'));
  const rows = list.map(board => {
    const age = now - new Date(board.last_seen);
    const state = !board.online ? ['■', 'Offline', 'alarm'] : ['●', 'Online', 'usual'];
    const backlog = board.backlog_blocks;
    const behind = backlog > 20;
    const words = backlog === null ? 'not assured' : `${behind ? '▲ ' : ''}${number(backlog)} blocks`;
    return row(board.id, mark(...state), flagged(words, behind), `${span(age)} ago`, counted(board));
  });
  return place.replaceChildren(table(['Board', 'State', 'Backlog', 'Last seen', 'Births · refused'], rows));
}

function counted(board) {
  return `${number(board.births)} · ${number(board.refused)}`;
}

/** Redraws the alarms, newest first. */
export function alarms(place, list, now) {
  const rows = list.map(alarm => {
    const word = alarm.kind[0].toUpperCase() + alarm.kind.slice(1).replaceAll('-', ' ');
    return row(mark('■', word, 'alarm'), tight(alarm.subject), tight(moment(new Date(alarm.since), now)), alarm.text);
  });
  place.replaceChildren(table(['What', 'Where', 'Since', 'What to know'], rows));
}

/** Redraws gaps and faults together, newest first. */
export function troubles(place, gaps, faults, names, now) {
  const all = [...gaps.map(gapRow), ...faults.map(faultRow)].sort((a, b) => b.at - a.at).slice(0, 12);
  if (all.length === 0) return place.replaceChildren(nothing('None: everything that was measured is here.'));
  const rows = all.map(one => row(mark(one.shape, one.word, one.level), tight(names(one.equipment)), tight(when(one, now)), one.words));
  return place.replaceChildren(table(['What', 'Where', 'When', 'Why'], rows));
}

function gapRow(gap) {
  const at = new Date(gap.to);
  return { at, from: new Date(gap.from), shape: '▨', word: 'Gap', level: 'gap', equipment: gap.equipment, words: gap.cause };
}

function faultRow(fault) {
  const word = fault.kind[0].toUpperCase() + fault.kind.slice(1);
  return { at: new Date(fault.at), shape: '▲', word, level: 'warning', equipment: fault.equipment, words: fault.detail };
}

function when(one, now) {
  if (!one.from) return moment(one.at, now);
  return `${moment(one.from, now)} for ${span(one.at - one.from)}`;
}

function mark(shape, word, level) {
  return element('span', { class: 'mark', 'data-level': level },
    element('span', { class: 'shape', 'aria-hidden': 'true' }, shape), word);
}

function tight(words) {
  return element('span', { class: 'tight' }, words);
}

function flagged(words, abnormal) {
  return abnormal ? element('span', { class: 'mark', 'data-level': 'warning' }, words) : words;
}

function nothing(words) {
  return element('p', { class: 'quiet nothing' }, words);
}

function table(heads, rows) {
  return element('table', {},
    element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows));
}

function row(...cells) {
  return element('tr', {}, ...cells.map((cell, i) =>
    i === 0 ? element('th', { scope: 'row' }, cell) : element('td', {}, cell)));
}
