'use strict';
// What is shown of the selection: time series, statistics, spectrum, L and time.

/** The telescopes among channels, whose names differ in a number and whose descriptions tell one energy each: {name, unit, channels, energies (keV)}. */
function telescopes(parameters) {
  const groups = new Map();
  for (const [channel, {description, unit}] of Object.entries(parameters)) {
    const name = /^(.*?)(_?[A-Za-z]?)\d+$/.exec(channel);
    const told = [...(description || '').matchAll(/(\d+(?:\.\d+)?) ?(eV|keV|MeV)\b/g)];
    if (!name || told.length !== 1) continue;
    const symbol = (unit || {}).symbol || '';
    const key = [name[1], name[2], symbol].join(' ');
    if (!groups.has(key)) groups.set(key, {name: name[1], unit: symbol, channels: [], energies: []});
    groups.get(key).channels.push(channel);
    groups.get(key).energies.push(told[0][1] * {eV: 0.001, keV: 1, MeV: 1000}[told[0][2]]);
  }
  return [...groups.values()].filter(({energies}) => energies.length > 1 && energies.every((e, i) => !i || e > energies[i - 1]));
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
  if (state.box) {
    const {west, south, east, north} = state.box;
    const box = [west, south, east, north].join(',');
    const width = east > west ? east - west : east - west + 360;
    return {path: own + '/cube', place: {bbox: box}, summary: {box},
      share: width / 360 * (Math.sin(north * RADIANS) - Math.sin(south * RADIANS)) / 2,
      words: 'box from ' + place(west, south) + ' to ' + place(east, north)};
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

/** Whatever a panel cannot show is told beside it; the others stay. */
function panel(work, caption) {
  return work.catch((error) => {
    if (error.name === 'AbortError') throw error;
    $(caption).textContent = error.message;
  });
}

async function showSelection() {
  selectionTurn.abort();
  selectionTurn = new AbortController();
  const signal = selectionTurn.signal;
  const asked = selected();
  const time = instant(state.start) + '/' + instant(state.start + lengthMs());
  const numbers = {...whose(), ...asked.summary, time, 'local-time': $('local-time').value};
  $('selection-status').textContent = 'Asking …';
  remember();
  await Promise.all([
    panel(showSeries(asked, signal), 'series-caption'), panel(showStatistics(asked, numbers, signal), 'selection-status'),
    panel(showSpectrum(asked, numbers, signal), 'spectrum-caption'), panel(showShells(asked, numbers, signal), 'shells-caption'),
  ]);
}

async function showSeries({path, place: where, share, words, isDrawn}, signal) {
  // Twice the share of the ground: satellites of inclined orbits are not everywhere as often.
  const apart = isDrawn ? tracksApart() : apartSeconds(lengthMs() / 1000, satellites(), Math.min(1, 2 * share));
  const channels = [channel(), ...state.more];
  const values = {...where, ...common(), 'parameter-name': channels.join(','), apart: apart || null, f: 'CSV'};
  const url = target(path, values);
  const {command, samples} = await askSamples(url, channels.length, isDrawn ? {} : {signal});
  if (signal.aborted) return;
  const units = [...new Set(channels.map(unitOf))].filter((u) => u).join('; ');
  const log = scaleOf(samples.values, $('scale').value, NaN, NaN).log;
  drawSeries(samples, channels, units, log);
  const caption = channels.join(', ') + (units ? ', ' + units : '') + ', UTC' + (apart ? '; thinned, one sample in ' + apart + ' s' : '');
  $('series-caption').textContent = samples.count ? caption : 'No sample: ' + caption;
  document.documentElement.dataset.series = channels.length + ' ' + samples.count;
  tellHow('how-selection', command, url, forms(path, values), () => pictureOfPlot('series', caption + ', ' + words));
}

async function showStatistics({words}, numbers, signal) {
  const url = target('/summarize', {channel: channel(), ...numbers, statistic: 'count,min,median,mean,p95,max'});
  const {command, names, rows} = await askTable(url, signal);
  const told = names.map((name, i) => [name.slice(name.lastIndexOf('_') + 1), rows.length && rows[0][i] !== '' ? number(+rows[0][i]) : '–']);
  $('statistics').tBodies[0].replaceChildren(...told.map(([name, value]) => {
    const row = document.createElement('tr');
    const [head, cell] = [document.createElement('th'), document.createElement('td')];
    head.scope = 'row';
    head.textContent = name;
    cell.textContent = value;
    row.append(head, cell);
    return row;
  }));
  const count = rows.length ? +rows[0][0] : 0;
  $('selection-status').textContent = words[0].toUpperCase() + words.slice(1) + ': '
    + (count ? count.toLocaleString('en') + ' samples' : 'no sample in this window');
  document.documentElement.dataset.selection = count;
  tellHow('how-statistics', command, url, tableForms(url), () => pictureOfRows(told, channel() + ', ' + unit() + ', ' + words));
}

/** The telescopes that there are to choose; that of the channel, unless another was chosen. */
function fillTelescopes(wanted) {
  const all = telescopes(collection().parameter_names);
  $('telescope').replaceChildren(...all.map(({name, channels}) => option(name, name + ', ' + channels.length + ' energies')));
  const own = all.find(({channels}) => channels.includes(channel()));
  $('telescope').value = all.some(({name}) => name === wanted) ? wanted : own ? own.name : all.length ? all[0].name : '';
  $('telescope').disabled = !all.length;
}

async function showSpectrum({words}, numbers, signal) {
  const telescope = telescopes(collection().parameter_names).find(({name}) => name === $('telescope').value);
  if (!telescope) {
    replot('spectrum');
    $('spectrum-caption').textContent = 'No channels of these samples are one telescope at several energies.';
    return;
  }
  const {name, unit: symbol, channels, energies} = telescope;
  const statistics = ['p5', 'median', 'p95'];
  const url = target('/summarize', {channel: channels.join(','), ...numbers, statistic: statistics.join(',')});
  const {command, names, rows} = await askTable(url, signal);
  const cells = channels.map((each) => statistics.map((statistic) => {
    const text = rows.length ? rows[0][names.indexOf(each + '_' + statistic)] : '';
    return text === '' ? NaN : +text;
  }));
  drawSpectrum(energies, cells, symbol);
  const isZero = cells.some((row) => row[1] === 0);
  $('spectrum-caption').textContent = 'Median, p5 and p95 of ' + name + ', ' + symbol + ', against energy, keV'
    + (!rows.length ? '; no sample' : isZero ? '; medians of 0 are not drawn' : '');
  document.documentElement.dataset.spectrum = cells.map((row) => row[1]).join(' ');
  tellHow('how-spectrum', command, url, tableForms(url), () => pictureOfPlot('spectrum', name + ', ' + symbol + ', by energy, keV, ' + words));
}

async function showShells({words}, numbers, signal) {
  const names = Object.keys(collection().parameter_names);
  const shell = names.includes('L_IGRF') ? 'L_IGRF' : names.find((n) => /^L(_|$)/.test(n));
  if (!shell) {
    $('shells-caption').textContent = 'These samples have no L.';
    return;
  }
  const minutes = Math.max(5, lengthMs() / 60000 / 36);
  const width = [5, 10, 20, 30, 60, 120, 180, 360].find((m) => m >= minutes) || 360;
  const url = target('/summarize', {channel: channel(), ...numbers, by: 'time:' + (width < 60 ? width + 'm' : width / 60 + 'h') + ',' + shell + ':0.25',
    statistic: 'median'});
  const {command, rows} = await askTable(url, signal);
  const cells = rows.map((r) => [Date.parse(r[0]), Date.parse(r[1]), +r[2], +r[3], r[4] === '' ? NaN : +r[4]]);
  drawShells(cells, state.start, state.start + lengthMs(), state.scale);
  $('shells').setAttribute('aria-label', 'median of ' + channel() + ' by L and time, ' + cells.length + ' cells');
  $('shells-caption').textContent = 'Median by L, 1 to 10, and time; colours as in the maps';
  tellHow('how-shells', command, url, tableForms(url), () => pictureOf($('shells'), 'median of ' + channel() + ', ' + unit() + ', by L and time, ' + words));
}
