'use strict';
// What the page asks of the server: samples of /edr, numbers of /summarize.

/** The most points of a view; the server thins tracks to about as many. */
const MOST_POINTS = 12000;

/** Answers kept for when they are asked again, and for how long: files may be loaded meanwhile. */
const MOST_KEPT = 16;
const KEPT_MS = 60000;
const kept = new Map();

/** A target on this server, of names and values; those that are null or empty are left out. */
function target(path, values) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') given.append(name, value);
  }
  return path + '?' + given.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/\+/g, '%20');
}

/** The answer of the server, or an error that has its words. */
async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Error('The server does not answer. Is "htm-st serve" still running?');
  }
  if (!response.ok) {
    const text = await response.text();
    let words = text;
    try { words = JSON.parse(text).description || text; } catch (e) { /* no JSON: the text itself */ }
    throw new Error(words || response.status + ' ' + response.statusText);
  }
  return response;
}

async function askJson(url) {
  return (await ask(url, {})).json();
}

/** A table: {command, names, rows}; no rows where there is no sample. */
async function askTable(url, signal) {
  const response = await ask(url, {signal});
  const command = response.headers.get('X-HTM-ST-Command') || '';
  if (response.status === 204) return {command, names: [], rows: []};
  const lines = (await response.text()).trimEnd().split('\n');
  return {command, names: lines[0].split(','), rows: lines.slice(1).map((line) => line.split(','))};
}

/** Reads times of one form, of which most share a day with the one before. */
function clockReader() {
  let [day, dayMs] = ['', 0];
  return (text) => {
    const own = text.slice(0, 10);
    if (own !== day) [day, dayMs] = [own, Date.parse(own)];
    return dayMs + text.slice(11, 13) * 3600000 + text.slice(14, 16) * 60000 + Math.round(text.slice(17, -1) * 1000);
  };
}

/** Samples in columns: {count, satellites, time, satellite, lon, lat, values}; the satellite is a number of the list, values are a column a channel. */
function samplesOf(text, channels) {
  const lines = text.split('\n');
  const names = lines[0].split(',');
  const [time, satellite, lon, lat] = ['time', 'satellite', 'lon', 'lat'].map((name) => names.indexOf(name));
  const count = Math.max(0, lines.length - 2);
  const first = names.length - channels;
  const samples = {count, satellites: [], satellite: new Uint8Array(count), values: []};
  for (const name of ['time', 'lon', 'lat']) samples[name] = new Float64Array(count);
  for (let k = 0; k < channels; k++) samples.values.push(new Float64Array(count));
  const clock = clockReader();
  for (let i = 0; i < count; i++) {
    const row = lines[i + 1].split(',');
    samples.time[i] = clock(row[time]);
    let own = samples.satellites.indexOf(row[satellite]);
    if (own < 0) own = samples.satellites.push(row[satellite]) - 1;
    samples.satellite[i] = own;
    samples.lon[i] = row[lon];
    samples.lat[i] = row[lat];
    for (let k = 0; k < channels; k++) samples.values[k][i] = row[first + k] === '' ? NaN : +row[first + k];
  }
  return samples;
}

/** {command, samples} of so many channels; what was asked a moment ago is not asked again. */
function askSamples(url, channels, options) {
  const old = kept.get(url);
  if (old && performance.now() - old.at < KEPT_MS) return old.answer;
  const answer = ask(url, options).then(async (response) => ({
    command: response.headers.get('X-HTM-ST-Command') || '', samples: samplesOf(response.status === 204 ? '' : await response.text(), channels),
  }));
  const entry = {at: performance.now(), answer, done: false};
  kept.delete(url);
  kept.set(url, entry);
  // Whoever asks next must not get what was given up.
  const forget = () => { if (!entry.done && kept.get(url) === entry) kept.delete(url); };
  answer.then(() => { entry.done = true; }, forget);
  if (options.signal) options.signal.addEventListener('abort', forget);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  return answer;
}

/** Whole seconds between the samples of a satellite so that there are not too many; 0 if all can be shown. */
function apartSeconds(seconds, satellites, share) {
  const needed = seconds * Math.max(1, satellites) * share / MOST_POINTS;
  return needed <= 2 ? 0 : Math.ceil(needed);
}

/** An instant as the server takes it. */
function instant(ms) {
  return new Date(ms).toISOString().replace(/\.000Z$/, 'Z');
}

const SUFFIXES = {CSV: 'csv', netCDF: 'nc', Parquet: 'parquet', CoverageJSON: 'covjson', JSON: 'json'};

/** Fills a panel that says how a view is repeated; picture makes a canvas of it. */
function tellHow(id, command, url, forms, picture) {
  const box = document.querySelector('#' + id + ' > div');
  box.replaceChildren();
  for (const text of [command, "curl '" + new URL(url, location.href) + "'"]) {
    const code = document.createElement('code');
    code.textContent = text;
    box.append(code);
  }
  const name = id.replace('how', 'htm-st');
  for (const [label, href] of forms) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = label;
    link.download = name + '.' + SUFFIXES[label];
    box.append(link);
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'PNG';
  button.setAttribute('aria-label', 'save ' + id.replace('how-', '') + ' as PNG');
  button.addEventListener('click', () => savePicture(picture(), name + '.png'));
  box.append(button);
}

/** Links to all samples of a question in the forms that people load. */
function forms(path, values) {
  return [['CSV', 'CSV'], ['netCDF', 'NetCDF'], ['Parquet', 'Parquet'], ['CoverageJSON', 'CoverageJSON']]
    .map(([label, f]) => [label, target(path, {...values, apart: null, f})]);
}

/** Links to a summary. */
function tableForms(url) {
  return [['CSV', 'csv'], ['netCDF', 'netcdf'], ['Parquet', 'parquet'], ['JSON', 'json']].map(([label, f]) => [label, url + '&f=' + f]);
}
