'use strict';
// What the page asks of the server: samples of /edr, numbers of /summarize.

/** The most points of a view; the server thins tracks to about as many. */
const MOST_POINTS = 12000;

/** A target on this server, of names and values; those that are null or empty are left out. */
function target(path, values) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') given.append(name, value);
  }
  return path + '?' + given.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/\+/g, '%20');
}

/** The answer of the server, or an error that has its words. */
async function ask(url, signal) {
  let response;
  try {
    response = await fetch(url, {signal});
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

async function askJson(url, signal) {
  return (await ask(url, signal)).json();
}

/** A table: {command, names, rows}; no rows where there is no sample. */
async function askTable(url, signal) {
  const response = await ask(url, signal);
  const command = response.headers.get('X-HTM-ST-Command') || '';
  if (response.status === 204) return {command, names: [], rows: []};
  const lines = (await response.text()).trimEnd().split('\n');
  return {command, names: lines[0].split(','), rows: lines.slice(1).map((line) => line.split(','))};
}

/** Samples in columns, of one channel. */
async function askSamples(url, signal) {
  const {command, names, rows} = await askTable(url, signal);
  const at = (name) => names.indexOf(name);
  const [time, satellite, lon, lat, value] = [at('time'), at('satellite'), at('lon'), at('lat'), names.length - 1];
  return {command, samples: rows.map((row) => ({
    time: Date.parse(row[time]), satellite: row[satellite], lon: +row[lon], lat: +row[lat],
    value: row[value] === '' ? NaN : +row[value],
  }))};
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

/** Fills a panel that says how a view is repeated. */
function tellHow(id, command, url, forms) {
  const box = document.querySelector('#' + id + ' > div');
  box.replaceChildren();
  for (const text of [command, "curl '" + new URL(url, location.href) + "'"]) {
    const code = document.createElement('code');
    code.textContent = text;
    box.append(code);
  }
  for (const [label, href] of forms) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = label;
    link.download = '';
    box.append(link);
  }
}

/** Links to all samples of a question in the forms that people load. */
function forms(path, values) {
  const names = {CSV: 'CSV', netCDF: 'NetCDF', Parquet: 'Parquet', CoverageJSON: 'CoverageJSON'};
  return Object.entries(names).map(([label, f]) => [label, target(path, {...values, apart: null, f})]);
}
