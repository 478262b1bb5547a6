// The console: fetches what is fixed once, then follows the live stream and shows it.

import { attribute, text } from './dom.js';
import { follow } from './feed.js';
import { clock, date, minute, moment, offset, useZone } from './format.js';
import { alarms, boards, troubles } from './lists.js';
import { hatch } from './strip.js';
import { target } from './target.js';
import { tile } from './tile.js';
import { today } from './today.js';

const id = name => document.getElementById(name);
const LATE_MS = 120_000;
const RETRY_MS = 1000;

async function fetched(address) {
  const response = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** The terminal of the address's ?terminal=, else the first. */
async function start() {
  const wanted = new URLSearchParams(location.search).get('terminal');
  const terminals = await fetched('api/v1/terminals');
  const terminal = terminals.find(one => one.id === wanted) ?? terminals[0];
  const root = `api/v1/terminals/${encodeURIComponent(terminal.id)}`;
  return { terminal, root, equipment: await fetched(`${root}/equipment`) };
}

function show({ terminal, root, equipment }) {
  useZone(terminal.zone);
  document.title = `${terminal.name} · Tallyport`;
  document.body.append(hatch());
  text(id('name'), terminal.name);
  text(id('place-note'), terminal.id);
  const tiles = new Map(equipment.map(one => [one.id, tile(one)]));
  id('tiles').replaceChildren(...[...tiles.values()].map(one => one.node));
  const names = key => equipment.find(one => one.id === key)?.name ?? key;
  const against = target(id('target'));
  const time = gatewayTime(new Date(terminal.now));
  let lost = false;
  let known = [];

  function everySecond() {
    const now = time.now();
    text(id('clock'), `${clock(now)} ${offset(now)}`);
    attribute(id('clock'), 'title', `${date(now)}, ${terminal.zone}`);
    if (lost) return;
    tiles.forEach(one => one.clock(now));
    boards(id('boards'), known, now);
  }

  follow(`${root}/live`, {
    tick: data => time.heard(new Date(data.now)),
    live(data) {
      for (const one of data.equipment) tiles.get(one.id)?.live(one, time.now());
      known = data.boards;
      boards(id('boards'), known, time.now());
    },
    tally(data) {
      against(data.attainment);
      for (const one of data.equipment) tiles.get(one.id)?.tally(one, time.now());
      today(id('today'), data.today);
      id('alarms-panel').hidden = data.alarms.length === 0;
      alarms(id('alarms'), data.alarms, time.now());
      troubles(id('gaps'), data.gaps, data.faults, names, time.now());
      showThrough(data.equipment, names, time.now());
    },
    connection(state) {
      lost = state === 'lost';
      showConnection(state, time.now());
      tiles.forEach(one => one.lost(lost, time.now()));
    },
  });
  setInterval(everySecond, 1000);
  everySecond();
}

/** The gateway's clock, carried on between two ticks for at most a few seconds. */
function gatewayTime(first) {
  let last = first;
  let heardAt = performance.now();
  return {
    heard(now) {
      last = now;
      heardAt = performance.now();
    },
    now: () => new Date(last.getTime() + Math.min(3000, performance.now() - heardAt)),
  };
}

function showThrough(equipment, names, now) {
  const known = equipment.filter(one => one.complete_through !== null);
  const at = one => new Date(one.complete_through);
  const last = known.toSorted((a, b) => at(a) - at(b))[0];
  const late = known.length < equipment.length || now - at(last) > LATE_MS;
  attribute(id('through'), 'data-late', String(late));
  if (!last) text(id('through'), '▲ nothing yet');
  else text(id('through'), late ? `▲ ${moment(at(last), now)}, ${names(last.id)}` : clock(at(last)));
}

function showConnection(state, now) {
  attribute(id('connection'), 'data-state', state);
  attribute(id('main'), 'data-connection', state);
  text(id('connection'), state === 'live'
    ? '● Live'
    : `■ Connection lost at ${minute(now)}. Figures are from then; trying again.`);
}

function run() {
  start().then(show, fault => {
    attribute(id('connection'), 'data-state', 'lost');
    text(id('connection'), '■ No answer from the gateway; trying again.');
    console.warn(fault.message);
    setTimeout(run, RETRY_MS);
  });
}

run();
