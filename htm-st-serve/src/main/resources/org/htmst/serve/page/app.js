'use strict';
// What is chosen, and what is asked when it changes.

const $ = (id) => document.getElementById(id);
const state = {collections: [], first: 0, last: 0, start: 0, spans: [], samples: null, cap: null, box: null, region: '', more: [], scale: null};
let tracksTurn = new AbortController();
let selectionTurn = new AbortController();
let playing = false;
let maps = [];

const collection = () => state.collections.find((c) => c.id === $('collection').value);
const lengthMs = () => 1000 * $('length').value;
const channel = () => $('channel').value;
const unitOf = (name) => ((collection().parameter_names[name] || {}).unit || {}).symbol || '';
const unit = () => unitOf(channel());
const timeRange = (start = state.start) => instant(start) + '/' + instant(start + lengthMs() - 1);

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
  const options = () => names.map((n) => {
    const p = collection().parameter_names[n];
    const about = p.description === n ? '' : ' – ' + p.description;
    return option(n, n + (about.length > 80 ? about.slice(0, 79) + '…' : about));
  });
  $('channel').replaceChildren(...options());
  $('channel').value = usual;
  $('more').replaceChildren(option('', 'add a channel …'), ...options());
  setMore(state.more);
  fillTelescopes('');
}

/** The channels that the time series has beside the one of the maps; those that the collection lacks, and more than five, are left out. */
function setMore(names) {
  state.more = [...new Set(names)].filter((n) => n !== channel() && collection().parameter_names[n]).slice(0, 5);
  $('more').value = '';
  $('also').replaceChildren(...state.more.map((name) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name + ' ×';
    button.setAttribute('aria-label', 'leave ' + name + ' out of the time series');
    button.addEventListener('click', () => { setMore(state.more.filter((n) => n !== name)); select(); $('more').focus(); });
    return button;
  }));
}

async function chooseCollection(wanted, start) {
  const [from, to] = collection().extent.temporal.interval[0].map((t) => Date.parse(t));
  state.first = from;
  state.last = to;
  fillChannels(wanted);
  state.spans = [];
  const inside = start > from - lengthMs() && start <= to ? start : Math.max(from, Math.floor((to - lengthMs()) / 60000) * 60000 + 60000);
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

/** Where a window on begins; over times of which there is no file, the next that there is; NaN if there is none. */
function stepped(way) {
  let to = state.start + way * lengthMs();
  const hit = ([a, b]) => a < to + lengthMs() && b >= to;
  if (state.spans.length && state.spans.length < 1000 && !state.spans.some(hit)) {
    const next = way > 0 ? state.spans.map((s) => s[0]).filter((t) => t >= to).sort((a, b) => a - b)[0]
      : state.spans.map((s) => s[1]).filter((t) => t < to).sort((a, b) => b - a)[0];
    if (next === undefined) return NaN;
    to = way > 0 ? next : next - lengthMs();
  }
  return to > state.last || to + lengthMs() < state.first ? NaN : Math.round(to / 1000) * 1000;
}

function step(way) {
  const to = stepped(way);
  if (Number.isNaN(to)) return false;
  heading = way;
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
    cap: state.cap ? [state.cap.lon, state.cap.lat, state.cap.radius].join(',') : '',
    box: state.box ? [state.box.west, state.box.south, state.box.east, state.box.north].join(',') : '',
    more: state.more.join(','), telescope: $('telescope').value, shape: $('shape').value};
  history.replaceState(null, '', target('', all).replace('?', '#'));
}

function common(start) {
  return {datetime: timeRange(start), 'parameter-name': channel(), 'local-time': $('local-time').value};
}

function tracksApart() {
  return apartSeconds(lengthMs() / 1000, satellites(), $('local-time').value ? 1 / 4 : 1);
}

/** What the maps ask of the window that begins then: path and arguments. */
function tracks(start) {
  return ['/edr/collections/' + collection().id + '/cube',
    {bbox: '-180,-90,180,90', ...common(start), apart: tracksApart() || null, f: 'CSV'}];
}

async function showTracks() {
  tracksTurn = new AbortController();
  const begun = performance.now();
  const [path, values] = tracks(state.start);
  const apart = values.apart;
  const start = state.start;
  $('error').hidden = true;
  const url = target(path, values);
  const {command, samples} = await askSamples(url, 1, {signal: tracksTurn.signal});
  state.samples = samples;
  paint();
  const took = Math.round(performance.now() - begun);
  const when = instant(start).slice(0, 16).replace('T', ' ') + ' to ' + instant(start + lengthMs()).slice(0, 16).replace('T', ' ') + ' UTC: ';
  $('status').textContent = when + (samples.count === 0
    ? 'no sample of ' + channel() + '; ◀ and ▶ go to the next that has some. '
    : samples.count.toLocaleString('en') + ' samples')
    + (apart && samples.count ? ', thinned: of each satellite one in ' + apart + ' s is drawn' : '')
    + (samples.count ? ', ' + took + ' ms' : '');
  document.documentElement.dataset.tracks = samples.count;
  const title = channel() + ', ' + unit() + ', ' + timeRange(start);
  tellHow('how-tracks', command, url, forms(path, values), () => pictureOfMaps(maps, title, state.scale));
  return took;
}

let [wanted, running, heading, idle] = [false, null, 1, 0];
/** Shows the window; while one is on its way only the last that is wanted meanwhile comes after it. Once it rests, its neighbour is asked for. */
function frame() {
  wanted = true;
  clearTimeout(idle);
  running = running || (async () => {
    while (wanted) {
      wanted = false;
      try {
        const took = await showTracks();
        clearTimeout(idle);
        if (took < 1000) idle = setTimeout(() => ahead(heading), 100);
      } catch (error) {
        fail(error);
      }
    }
    running = null;
  })();
  return running;
}

/** Asks for a neighbour of the window before it is wanted. */
function ahead(way) {
  const start = stepped(way);
  if (!Number.isNaN(start)) askSamples(target(...tracks(start)), 1, {priority: 'low'}).catch(() => {});
}

function paint() {
  const bound = (id) => $(id).value.trim() === '' ? NaN : +$(id).value;
  const {samples} = state;
  state.scale = scaleOf(samples.values, $('scale').value, bound('low'), bound('high'));
  const pixels = pixelsOf(samples.values[0], state.scale);
  drawBar(state.scale, unit(), channel());
  for (const map of maps) {
    map.show({samples, pixels, cap: state.cap, box: state.box});
    map.canvas.setAttribute('aria-label', map.canvas.id + ' map: ' + samples.count + ' samples of ' + channel() + ' from '
      + instant(state.start) + ' to ' + instant(state.start + lengthMs()));
  }
}

/** What changes the selection alone. */
function select() {
  showSelection().catch((error) => { if (error.name !== 'AbortError') $('selection-status').textContent = error.message; });
}

/** What changes the question of the maps, too: what they wait for is given up. */
function refresh() {
  tracksTurn.abort();
  $('status').textContent = 'Asking …';
  return frame().then(() => { select(); });
}

let resting = 0;
/** A window of the same question; the selection follows once the hand rests. */
function move() {
  clearTimeout(resting);
  return frame().then(() => {
    clearTimeout(resting);
    resting = setTimeout(() => { select(); ahead(-heading); }, 250);
  });
}

/** Shows what is selected: on the maps, and in the fields. */
function tellPlace() {
  const {cap, box} = state;
  if (cap) for (const name of ['lon', 'lat', 'radius']) $('cap-' + name).value = cap[name];
  if (box) for (const name of ['west', 'south', 'east', 'north']) $('box-' + name).value = box[name];
  $('region').value = state.region;
  for (const map of maps) map.show({cap, box});
}

function setPlace(selection, done) {
  Object.assign(state, {cap: null, box: null, region: ''}, selection);
  tellPlace();
  if (done) select();
}

function setCap(lon, lat, radius, done) {
  setPlace({cap: {lon: +signed(lon).toFixed(2), lat: +lat.toFixed(2), radius}}, done);
}

/** A box; one that goes round the whole Earth has no west and east. */
function setBox(west, south, east, north, done) {
  const all = east - west >= 360;
  const [w, e] = all ? [-180, 180] : [west, east].map((lon) => +signed(lon).toFixed(2));
  setPlace({box: {west: w, south: +south.toFixed(2), east: e, north: +north.toFixed(2)}}, done);
}

/** The fields of the shape that the mouse draws. */
function showShape() {
  for (const shape of ['cap', 'box']) $(shape).hidden = $('shape').value !== shape;
}

/** Moves what is selected, by keys. */
function shift(dLon, dLat) {
  const within = (low, value, high) => Math.max(low, Math.min(high, value));
  if ($('shape').value === 'box') {
    const {west, south, east, north} = state.box || {west: -20, south: -20, east: 20, north: 20};
    const by = within(-90 - south, dLat, 90 - north);
    if (east - west >= 360) setBox(west, south + by, east, north + by, true);
    else setBox(west + dLon, south + by, (east > west ? east : east + 360) + dLon, north + by, true);
  } else {
    const at = state.cap || {lon: 0, lat: 0, radius: +$('cap-radius').value || 20};
    setCap(at.lon + dLon, within(-90, at.lat + dLat, 90), at.radius, true);
  }
}

function tellPoint(i) {
  const {satellites, satellite, time, lon, lat, values} = state.samples || {};
  $('pointer').textContent = i >= 0 ? satellites[satellite[i]] + ', ' + instant(time[i]) + ', ' + place(lon[i], lat[i]) + ': '
    + number(values[0][i]) + ' ' + unit() : 'Point at a track for its value.';
}

/** The numbers of fields; an error in words if one is none. */
function numbersOf(ids, words) {
  const numbers = ids.map((id) => $(id).value.trim() === '' ? NaN : +$(id).value);
  if (!numbers.every(Number.isFinite)) throw new Error(words);
  return numbers;
}

function onSubmit(id, work) {
  $(id).addEventListener('submit', (e) => {
    e.preventDefault();
    try {
      work();
    } catch (error) {
      $('selection-status').textContent = error.message;
    }
  });
}

function listen() {
  $('controls').addEventListener('submit', (e) => e.preventDefault());
  $('collection').addEventListener('change', () => chooseCollection(channel(), state.start).then(refresh, fail));
  $('channel').addEventListener('change', () => { setMore(state.more); fillTelescopes(''); refresh(); });
  $('local-time').addEventListener('change', refresh);
  $('more').addEventListener('change', () => { setMore([...state.more, $('more').value]); select(); });
  $('telescope').addEventListener('change', select);
  $('shape').addEventListener('change', () => { showShape(); remember(); });
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
    move();
  });
  $('earlier').addEventListener('click', () => step(-1) && move());
  $('later').addEventListener('click', () => step(1) && move());
  $('play').addEventListener('click', async () => {
    play(!playing);
    while (playing && step(1)) {
      await frame();
      await new Promise((done) => setTimeout(done, 400));
    }
    play(false);
    select();
  });
  onSubmit('cap', () => setCap(...numbersOf(['cap-lon', 'cap-lat', 'cap-radius'], 'Longitude, latitude and radius are numbers, in degrees.'), true));
  onSubmit('box', () => {
    const [west, south, east, north] = numbersOf(['box-west', 'box-south', 'box-east', 'box-north'], 'West, south, east and north are numbers, in degrees.');
    setBox(west, south, east < west ? east + 360 : east, north, true);
  });
  $('clear').addEventListener('click', () => setPlace({}, true));
  $('region').addEventListener('change', () => setPlace({region: $('region').value}, true));
  dark.addEventListener('change', () => { if (state.scale) { paint(); select(); } });
  addEventListener('resize', () => { if (state.scale) { paint(); setStart(state.start); } });
}

async function begin() {
  maps = makeMaps({shape: () => $('shape').value, onCap: setCap, onBox: setBox, onNothing: () => setPlace({}, true), onPoint: tellPoint, onMove: shift});
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
  for (const id of ['collection', 'length', 'local-time', 'scale', 'low', 'high', 'shape']) {
    const control = $(id);
    if (hash[id] !== undefined) {
      control.value = hash[id];
      if (control.selectedIndex < 0) control.selectedIndex = 0;
    }
  }
  const listed = (text, names) => {
    const numbers = (text || '').split(',').map(Number);
    return text && numbers.length === names.length && numbers.every(Number.isFinite)
      ? Object.fromEntries(names.map((name, i) => [name, numbers[i]])) : null;
  };
  state.cap = listed(hash.cap, ['lon', 'lat', 'radius']);
  state.box = state.cap ? null : listed(hash.box, ['west', 'south', 'east', 'north']);
  state.more = (hash.more || '').split(',');
  listen();
  showShape();
  tellPlace();
  const regions = askJson('/edr/collections/' + collection().id + '/locations').then((page) => {
    $('region').append(...page.features.map((f) => option(f.id, f.id)));
    state.region = page.features.some((f) => f.id === hash.region) ? hash.region : '';
    $('region').value = state.region;
  });
  const chosen = chooseCollection(hash.channel, hash.start ? Date.parse(hash.start) : NaN);
  if (hash.telescope) fillTelescopes(hash.telescope);
  if (hash.region) await regions;
  await Promise.all([refresh(), chosen, regions]);
}

begin().catch(fail);
