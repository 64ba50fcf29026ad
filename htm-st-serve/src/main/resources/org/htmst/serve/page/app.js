'use strict';
// What is chosen, and what is asked when it changes.

const $ = (id) => document.getElementById(id);
const state = {collections: [], first: 0, last: 0, start: 0, spans: [], samples: [], cap: null, region: '', scale: null};
let tracksTurn = new AbortController();
let selectionTurn = new AbortController();
let playing = null;
let maps = [];

const collection = () => state.collections.find((c) => c.id === $('collection').value);
const lengthMs = () => 1000 * $('length').value;
const channel = () => $('channel').value;
const parameter = () => (collection() && collection().parameter_names[channel()]) || {description: channel()};
const unit = () => (parameter().unit || {}).symbol || '';
const timeRange = () => instant(state.start) + '/' + instant(state.start + lengthMs() - 1);

function fail(error) {
  if (error.name === 'AbortError') return;
  $('error').textContent = error.message;
  $('error').hidden = false;
  $('status').textContent = '';
  play(false);
}

function option(value, text) {
  const one = document.createElement('option');
  one.value = value;
  one.textContent = text;
  return one;
}

function satellites() {
  const own = collection();
  if (own.id !== 'all' && own.title.includes(', ')) return 1;
  const product = own.id === 'all' ? '' : ', ' + own.title;
  return state.collections.filter((c) => c.title.includes(', ') && c.title.endsWith(product)).length;
}

/** The channels of the chosen collection; the one chosen before stays if it is there. */
function fillChannels(wanted) {
  const names = Object.keys(collection().parameter_names);
  const usual = names.includes(wanted) ? wanted : names.find((n) => n === 'mep_ele_tel90_flux_e3')
    || names.find((n) => /flux|density|energy/.test(n)) || names[0] || '';
  $('channel').replaceChildren(...names.map((n) => {
    const p = collection().parameter_names[n];
    const about = p.description === n ? '' : ' – ' + p.description;
    return option(n, n + (about.length > 80 ? about.slice(0, 79) + '…' : about));
  }));
  $('channel').value = usual;
}

async function chooseCollection(wanted, start) {
  const [from, to] = collection().extent.temporal.interval[0].map((t) => Date.parse(t));
  state.first = from;
  state.last = to;
  fillChannels(wanted);
  state.spans = [];
  const inside = start >= from && start <= to ? start : Math.max(from, Math.floor((to - lengthMs()) / 60000) * 60000 + 60000);
  setStart(inside);
  const files = await askJson(target('/edr/collections/' + collection().id + '/items', {limit: 1000}));
  state.spans = files.features.map((f) => f.properties.datetime.split('/').map((t) => Date.parse(t)));
  setStart(state.start);
}

function setStart(ms) {
  state.start = Math.round(ms / 1000) * 1000;
  $('start').value = instant(state.start).slice(0, 16);
  const span = Math.max(1, state.last - state.first);
  $('slider').value = Math.round(1000 * (state.start - state.first) / span);
  $('slider').setAttribute('aria-valuetext', instant(state.start));
  drawCoverage(state.spans, state.first, state.last, state.start, state.start + lengthMs());
}

/** A window on; over times of which there is no file, to the next that there is. */
function step(way) {
  let to = state.start + way * lengthMs();
  const hit = ([a, b]) => a < to + lengthMs() && b >= to;
  if (state.spans.length && state.spans.length < 1000 && !state.spans.some(hit)) {
    const next = way > 0 ? state.spans.map((s) => s[0]).filter((t) => t >= to).sort((a, b) => a - b)[0]
      : state.spans.map((s) => s[1]).filter((t) => t < to).sort((a, b) => b - a)[0];
    if (next === undefined) return false;
    to = way > 0 ? next : next - lengthMs();
  }
  if (to > state.last || to + lengthMs() < state.first) return false;
  setStart(to);
  return true;
}

function play(on) {
  playing = on;
  $('play').setAttribute('aria-pressed', on);
  $('play').textContent = on ? 'Stop' : 'Play';
}

function remember() {
  const all = {collection: $('collection').value, channel: channel(), start: instant(state.start), length: $('length').value,
    'local-time': $('local-time').value, scale: $('scale').value, low: $('low').value, high: $('high').value, region: state.region,
    cap: state.cap ? [state.cap.lon, state.cap.lat, state.cap.radius].join(',') : ''};
  history.replaceState(null, '', target('', all).replace('?', '#'));
}

function common() {
  return {datetime: timeRange(), 'parameter-name': channel(), 'local-time': $('local-time').value};
}

function tracksApart() {
  return apartSeconds(lengthMs() / 1000, satellites(), $('local-time').value ? 1 / 4 : 1);
}

async function showTracks() {
  tracksTurn.abort();
  tracksTurn = new AbortController();
  const begun = performance.now();
  const path = '/edr/collections/' + collection().id + '/cube';
  const apart = tracksApart();
  const values = {bbox: '-180,-90,180,90', ...common(), apart: apart || null, f: 'CSV'};
  $('status').textContent = 'Asking …';
  $('error').hidden = true;
  remember();
  const url = target(path, values);
  const {command, samples} = await askSamples(url, tracksTurn.signal);
  state.samples = samples;
  state.drawn = {url, command, samples};
  paint();
  const took = Math.round(performance.now() - begun);
  const when = instant(state.start).slice(0, 16).replace('T', ' ') + ' to '
    + instant(state.start + lengthMs()).slice(0, 16).replace('T', ' ') + ' UTC: ';
  $('status').textContent = when + (samples.length === 0
    ? 'no sample of ' + channel() + '; ◀ and ▶ go to the next that has some. '
    : samples.length.toLocaleString('en') + ' samples')
    + (apart && samples.length ? ', thinned: of each satellite one in ' + apart + ' s is drawn' : '')
    + (samples.length ? ', ' + took + ' ms' : '');
  document.documentElement.dataset.tracks = samples.length;
  tellHow('how-tracks', command, url, forms(path, values));
}

function paint() {
  const bound = (id) => $(id).value.trim() === '' ? NaN : +$(id).value;
  state.scale = scaleOf(state.samples.map((s) => s.value), $('scale').value, bound('low'), bound('high'));
  drawBar(state.scale, unit(), channel());
  for (const map of maps) {
    map.show({samples: state.samples, scale: state.scale, cap: state.cap});
    map.canvas.setAttribute('aria-label', map.canvas.id + ' map: ' + state.samples.length + ' samples of ' + channel() + ' from '
      + instant(state.start) + ' to ' + instant(state.start + lengthMs()));
  }
}

/** What is asked of the selection: path and arguments for /edr, and those of /summarize. */
function selected() {
  const own = '/edr/collections/' + collection().id;
  if (state.region) {
    return {path: own + '/locations/' + encodeURIComponent(state.region), place: {}, summary: {region: state.region}, share: 0.2,
      words: 'region ' + state.region};
  }
  if (state.cap) {
    const {lon, lat, radius} = state.cap;
    return {path: own + '/radius', place: {coords: 'POINT(' + lon + ' ' + lat + ')', within: radius, 'within-units': 'deg'},
      summary: {cap: lon + ',' + lat + ',' + radius}, share: (1 - Math.cos(radius * RADIANS)) / 2,
      words: 'cap of ' + radius + '° around ' + place(lon, lat)};
  }
  return {path: own + '/cube', place: {bbox: '-180,-90,180,90'}, summary: {}, share: 1, words: 'whole Earth', isDrawn: true};
}

/** The satellite and product of a collection, as /summarize takes them. */
function whose() {
  const own = collection();
  if (own.id === 'all') return {};
  const comma = own.title.lastIndexOf(', ');
  return comma < 0 ? {product: own.title} : {satellite: own.title.slice(0, comma), product: own.title.slice(comma + 2)};
}

async function showSelection() {
  selectionTurn.abort();
  selectionTurn = new AbortController();
  const signal = selectionTurn.signal;
  const {path, place: where, summary, share, words, isDrawn} = selected();
  // Twice the share of the ground: satellites of inclined orbits are not everywhere as often.
  const apart = isDrawn ? tracksApart() : apartSeconds(lengthMs() / 1000, satellites(), Math.min(1, 2 * share));
  const values = {...where, ...common(), apart: apart || null, f: 'CSV'};
  const url = target(path, values);
  const time = instant(state.start) + '/' + instant(state.start + lengthMs());
  const numbers = {channel: channel(), ...whose(), ...summary, time, 'local-time': $('local-time').value};
  const statistics = target('/summarize', {...numbers, statistic: 'count,min,median,mean,p95,max'});
  $('selection-status').textContent = 'Asking …';
  remember();
  const samples = isDrawn && state.drawn && state.drawn.url === url ? state.drawn : askSamples(url, signal);
  const [answer, table] = await Promise.all([samples, askTable(statistics, signal)]);
  drawSeries(answer.samples, channel(), unit(), state.scale ? state.scale.log : false);
  $('series-caption').textContent = channel() + (unit() ? ', ' + unit() : '') + ', UTC'
    + (apart ? '; thinned, one sample in ' + apart + ' s' : '');
  const rows = table.names.map((name, i) => {
    const row = document.createElement('tr');
    const [head, cell] = [document.createElement('th'), document.createElement('td')];
    head.scope = 'row';
    head.textContent = name.slice(name.lastIndexOf('_') + 1);
    cell.textContent = table.rows.length && table.rows[0][i] !== '' ? number(+table.rows[0][i]) : '–';
    row.append(head, cell);
    return row;
  });
  $('statistics').tBodies[0].replaceChildren(...rows);
  const count = table.rows.length ? +table.rows[0][0] : 0;
  $('selection-status').textContent = words[0].toUpperCase() + words.slice(1) + ': '
    + (count ? count.toLocaleString('en') + ' samples' : 'no sample in this window');
  document.documentElement.dataset.selection = count;
  tellHow('how-selection', answer.command, url, forms(path, values));
  tellHow('how-statistics', table.command, statistics, [['CSV', statistics], ['JSON', statistics + '&f=json']]);
  await showShells(numbers, signal);
}

async function showShells(numbers, signal) {
  const names = Object.keys(collection().parameter_names);
  const shell = names.includes('L_IGRF') ? 'L_IGRF' : names.find((n) => /^L(_|$)/.test(n));
  if (!shell) {
    $('shells-caption').textContent = 'These samples have no L.';
    return;
  }
  const minutes = Math.max(5, lengthMs() / 60000 / 36);
  const width = [5, 10, 20, 30, 60, 120, 180, 360].find((m) => m >= minutes) || 360;
  const url = target('/summarize', {...numbers, by: 'time:' + (width < 60 ? width + 'm' : width / 60 + 'h') + ',' + shell + ':0.25',
    statistic: 'median'});
  const {command, rows} = await askTable(url, signal);
  const cells = rows.map((r) => [Date.parse(r[0]), Date.parse(r[1]), +r[2], +r[3], r[4] === '' ? NaN : +r[4]]);
  drawShells(cells, state.start, state.start + lengthMs(), state.scale);
  $('shells').setAttribute('aria-label', 'median of ' + channel() + ' by L and time, ' + cells.length + ' cells');
  $('shells-caption').textContent = 'Median by L, 1 to 10, and time; colours as in the maps';
  tellHow('how-shells', command, url, [['CSV', url], ['JSON', url + '&f=json']]);
}

/** A failure of the panel is told beside it; the maps stay. */
function selectionFailed(error) {
  if (error.name !== 'AbortError') $('selection-status').textContent = error.message;
}

function refresh() {
  return showTracks().then(showSelection, fail).catch(selectionFailed);
}

function tellCap() {
  $('cap-lon').value = state.cap.lon;
  $('cap-lat').value = state.cap.lat;
  $('cap-radius').value = state.cap.radius;
}

function setCap(lon, lat, radius, done) {
  state.cap = lon === null ? null : {lon: +lon.toFixed(2), lat: +lat.toFixed(2), radius};
  state.region = '';
  $('region').value = '';
  if (state.cap) tellCap();
  for (const map of maps) map.show({cap: state.cap});
  if (done || lon === null) showSelection().catch(selectionFailed);
}

function tellPoint(sample) {
  $('pointer').textContent = sample ? sample.satellite + ', ' + instant(sample.time) + ', ' + place(sample.lon, sample.lat) + ': '
    + number(sample.value) + ' ' + unit() : 'Point at a track for its value.';
}

let waiting = 0;
/** Asks once the hand rests. */
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 120);
}

function listen() {
  $('controls').addEventListener('submit', (e) => e.preventDefault());
  $('collection').addEventListener('change', () => chooseCollection(channel(), state.start).then(refresh, fail));
  for (const id of ['channel', 'local-time']) $(id).addEventListener('change', refresh);
  $('length').addEventListener('change', () => { setStart(state.start); refresh(); });
  for (const id of ['scale', 'low', 'high']) $(id).addEventListener('change', () => { paint(); remember(); });
  $('start').addEventListener('change', () => {
    const text = $('start').value.trim();
    const ms = Date.parse(/T.*Z$/.test(text) || !text.includes('T') ? text : text + 'Z');
    if (Number.isFinite(ms)) {
      setStart(ms);
      refresh();
    } else {
      fail(new Error('The start "' + text + '" is no time; give one such as 2019-10-24T06:00.'));
    }
  });
  $('slider').addEventListener('input', () => {
    const ms = state.first + $('slider').value / 1000 * (state.last - state.first);
    setStart(Math.floor(ms / 60000) * 60000);
    soon();
  });
  $('earlier').addEventListener('click', () => step(-1) && refresh());
  $('later').addEventListener('click', () => step(1) && refresh());
  $('play').addEventListener('click', async () => {
    play(!playing);
    while (playing && step(1)) {
      try {
        await showTracks();
      } catch (error) {
        fail(error);
      }
      await new Promise((done) => setTimeout(done, 400));
    }
    play(false);
    showSelection().catch(selectionFailed);
  });
  $('cap').addEventListener('submit', (e) => {
    e.preventDefault();
    const [lon, lat, radius] = ['cap-lon', 'cap-lat', 'cap-radius'].map((id) => +$(id).value);
    if ([lon, lat, radius].every(Number.isFinite)) setCap(lon, lat, radius, true);
    else $('selection-status').textContent = 'Longitude, latitude and radius are numbers, in degrees.';
  });
  $('clear').addEventListener('click', () => setCap(null));
  $('region').addEventListener('change', () => {
    state.region = $('region').value;
    state.cap = null;
    for (const map of maps) map.show({cap: null});
    showSelection().catch(selectionFailed);
  });
  $('picture').addEventListener('click', () => savePicture(maps, channel() + ', ' + unit() + ', ' + timeRange()));
  dark.addEventListener('change', () => { paint(); showSelection().catch(selectionFailed); });
  addEventListener('resize', () => { if (state.scale) { paint(); setStart(state.start); } });
}

async function begin() {
  maps = makeMaps({onCap: setCap, onPoint: tellPoint, onMove: (dLon, dLat) => {
    const at = state.cap || {lon: 0, lat: 0, radius: +$('cap-radius').value || 20};
    const lon = (at.lon + dLon + 540) % 360 - 180;
    setCap(lon, Math.max(-90, Math.min(90, at.lat + dLat)), at.radius, true);
  }});
  askJson('/page/coast.json').then((coast) => maps.forEach((map) => map.show({coast})), fail);
  const {collections} = await askJson('/edr/collections');
  state.collections = collections.filter((c) => c.extent.temporal.interval[0][0]);
  if (!state.collections.length) {
    $('status').textContent = 'The store is empty. Load files with "htm-st load FILE…", then look again.';
    document.documentElement.dataset.tracks = 0;
    for (const control of document.querySelectorAll('select, input, button')) control.disabled = true;
    return;
  }
  const hash = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  $('collection').replaceChildren(...state.collections.map((c) => option(c.id, c.title)));
  for (const id of ['collection', 'length', 'local-time', 'scale', 'low', 'high']) {
    const control = $(id);
    if (hash[id] !== undefined) {
      control.value = hash[id];
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    }
  }
  if (hash.cap) {
    const [lon, lat, radius] = hash.cap.split(',').map(Number);
    if ([lon, lat, radius].every(Number.isFinite)) {
      state.cap = {lon, lat, radius};
      tellCap();
    }
  }
  listen();
  const regions = askJson('/edr/collections/' + collection().id + '/locations').then((page) => {
    $('region').append(...page.features.map((f) => option(f.id, f.id)));
    state.region = page.features.some((f) => f.id === hash.region) ? hash.region : '';
    $('region').value = state.region;
  });
  const chosen = chooseCollection(hash.channel, hash.start ? Date.parse(hash.start) : NaN);
  await regions;
  await Promise.all([refresh(), chosen]);
}

begin().catch(fail);
