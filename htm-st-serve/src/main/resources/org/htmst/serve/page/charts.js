'use strict';
// What is beside the maps: colour bar, coverage, time series, spectrum, L and time, and pictures of all.

function canvasOf(id, height) {
  const canvas = document.getElementById(id);
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  canvas.height = Math.round(height * ratio);
  const c = canvas.getContext('2d');
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  return [c, canvas.clientWidth];
}

function drawBar(scale, unit, name) {
  const [c, width] = canvasOf('bar', 14);
  for (let x = 0; x < width; x++) {
    c.fillStyle = colour(x / width);
    c.fillRect(x, 0, 1.5, 14);
  }
  const kind = scale.log ? 'logarithmic' : 'linear';
  document.getElementById('key-low').textContent = number(scale.low);
  document.getElementById('key-high').textContent = number(scale.high);
  document.getElementById('key-unit').textContent = unit + ' (' + kind + (scale.log ? '; grey: zero or none)' : ')');
  document.getElementById('bar').setAttribute('aria-label',
    'colours of ' + name + ' from ' + number(scale.low) + ' to ' + number(scale.high) + ' ' + unit + ', ' + kind);
}

/** Where in the coverage there are files, and the window. */
function drawCoverage(spans, first, last, start, end) {
  const [c, width] = canvasOf('coverage', 6);
  const x = (ms) => (ms - first) / Math.max(1, last - first) * width;
  c.fillStyle = themeColour('none');
  for (const [from, to] of spans) c.fillRect(x(from), 1, Math.max(1, x(to) - x(from)), 4);
  c.fillStyle = themeColour('accent');
  c.fillRect(x(start), 0, Math.max(3, x(end) - x(start)), 6);
}

const plots = {};

function hues() {
  return dark.matches ? ['#6cb6ff', '#ffb454', '#7ee2a8', '#ff8a80', '#d0a9ff', '#9fe8e8']
    : ['#0b62a8', '#b35900', '#1b7f4d', '#a4161a', '#6a3fa0', '#0f7c80'];
}

function axisStyle() {
  return {stroke: themeColour('faint'), grid: {stroke: themeColour('grid'), width: 1}, ticks: {stroke: themeColour('grid')}};
}

const shortNumbers = (u, list) => list.map((v) => v === null ? '' : number(v));

/** A plot of uPlot in place of the one before; nothing where there is no data. */
function replot(id, options, data) {
  const box = document.getElementById(id);
  if (plots[id]) plots[id].destroy();
  plots[id] = null;
  box.replaceChildren();
  if (data) plots[id] = new uPlot({width: Math.max(240, box.clientWidth), height: 180, ...options}, data, box);
}

/** Times and columns of a satellite, with a point without a value where it was outside for long, which breaks the lines. */
function brokenTrack(samples, satellite, log) {
  const at = [];
  for (let i = 0; i < samples.count; i++) if (samples.satellite[i] === satellite) at.push(i);
  const steps = at.slice(1).map((i, n) => samples.time[i] - samples.time[at[n]]).sort((a, b) => a - b);
  const gap = Math.max(60000, 5 * (steps[Math.floor(steps.length / 2)] || 0));
  const track = [[], ...samples.values.map(() => [])];
  at.forEach((i, n) => {
    if (n && samples.time[i] - samples.time[at[n - 1]] > gap) {
      track.forEach((column, k) => column.push(k ? null : samples.time[at[n - 1]] / 1000 + 1));
    }
    track[0].push(samples.time[i] / 1000);
    samples.values.forEach((column, k) => {
      const v = column[i];
      track[k + 1].push(!Number.isFinite(v) || log && v <= 0 ? null : v);
    });
  });
  return track;
}

/** A line for each satellite and channel: colours tell channels apart and dashes satellites, or, of one channel, colours satellites. */
function drawSeries(samples, channels, unit, log) {
  const box = document.getElementById('series');
  box.setAttribute('aria-label', 'time series of ' + channels.join(', ') + ', ' + unit + ', ' + samples.count + ' samples of ' + samples.satellites.join(', '));
  if (!samples.count) return replot('series');
  const names = samples.satellites.map((name, i) => [name, i]).sort();
  const data = uPlot.join(names.map(([, i]) => brokenTrack(samples, i, log)));
  const times = data[0];
  const clock = (u, list) => list.map((t) => new Date(t * 1000).toISOString()
    .slice(...(times[times.length - 1] - times[0] > 172800 ? [5, 10] : [11, 16])));
  const several = channels.length > 1;
  const lines = names.flatMap(([satellite], s) => channels.map((channel, k) => ({
    label: !several ? satellite : names.length > 1 ? channel + ', ' + satellite : channel,
    stroke: hues()[(several ? k : s) % hues().length], dash: several && s ? [6 / s + 2, 3] : undefined,
    width: 1.3, points: {show: samples.count < 400, size: 4}, value: (u, v) => v === null || v === undefined ? '–' : number(v),
  })));
  replot('series', {
    tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), 'Etc/UTC'),
    scales: {y: {distr: log ? 3 : 1}},
    axes: [{...axisStyle(), values: clock}, {...axisStyle(), size: 64, values: shortNumbers}],
    series: [{label: 'UTC', value: (u, v) => v === null ? '–' : new Date(v * 1000).toISOString().slice(0, 19)}, ...lines],
  }, data);
}

/** Median and the 5th and 95th of a hundred against energy, both logarithmic; what is 0 is below the axis. */
function drawSpectrum(energies, rows, unit) {
  const box = document.getElementById('spectrum');
  const above = (v) => v > 0 ? v : null;
  box.setAttribute('aria-label', 'spectrum in ' + unit + ': ' + energies.map((e, i) => number(e) + ' keV median ' + number(rows[i][1])).join(', '));
  if (!rows.some((row) => row.some((v) => v > 0))) return replot('spectrum');
  const line = (label, style) => ({label, stroke: hues()[0], value: (u, v) => v === null ? '–' : number(v), ...style});
  const thin = {width: 1, dash: [4, 4], points: {show: false}};
  replot('spectrum', {
    scales: {x: {time: false, distr: 3, range: (u, low, high) => [low / 1.3, high * 1.3]}, y: {distr: 3}},
    axes: [{...axisStyle(), splits: () => energies, filter: (u, list) => list, values: shortNumbers},
      {...axisStyle(), size: 64, values: shortNumbers}],
    bands: [{series: [3, 1], fill: hues()[0] + '22'}],
    series: [{label: 'keV', value: (u, v) => v === null ? '–' : number(v)},
      line('p5', thin), line('median', {width: 2, points: {show: true, size: 6}}), line('p95', thin)],
  }, [energies, ...[0, 1, 2].map((k) => rows.map((row) => above(row[k])))]);
}

/** Cells of L and time: rows of [from, to, L from, L to, median]. */
function drawShells(rows, start, end, scale) {
  const [c, width] = canvasOf('shells', 230);
  const [left, bottom, most] = [26, 20, 10];
  const [w, h] = [width - left - 4, 230 - bottom - 4];
  c.clearRect(0, 0, width, 230);
  c.fillStyle = themeColour('sea');
  c.fillRect(left, 4, w, h);
  const x = (ms) => left + Math.min(1, Math.max(0, (ms - start) / (end - start))) * w;
  const y = (l) => 4 + h - (Math.min(most, l) - 1) / (most - 1) * h;
  for (const [from, to, low, high, median] of rows) {
    const part = scale.part(median);
    if (low >= most || high <= 1) continue;
    c.fillStyle = Number.isNaN(part) ? themeColour('none') : colour(part);
    c.fillRect(x(from), y(high), x(to) - x(from) + 0.4, y(low) - y(high) + 0.4);
  }
  c.fillStyle = themeColour('faint');
  c.font = '11px system-ui, sans-serif';
  c.textAlign = 'right';
  for (let l = 2; l <= most; l += 2) c.fillText(String(l), left - 5, y(l) + 4);
  c.fillText('L', left - 5, 4 + h - 2);
  c.textAlign = 'left';
  c.fillText(instant(start).slice(0, 16).replace('T', ' '), left, 226);
  c.textAlign = 'right';
  c.fillText(instant(end).slice(0, 16).replace('T', ' '), left + w, 226);
}

/** A canvas with a title over a picture of some width and height, drawn by draw. */
function titled(title, width, height, draw) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.ceil(width), Math.ceil(height) + 34];
  const c = canvas.getContext('2d');
  c.fillStyle = themeColour('ground');
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.fillStyle = themeColour('ink');
  c.font = '15px sans-serif';
  c.fillText(title, 8, 22, canvas.width - 16);
  c.translate(0, 34);
  draw(c);
  return canvas;
}

/** All maps, side by side, and the colour bar below. */
function pictureOfMaps(maps, title, scale) {
  const [globe, north, south, flat] = maps.map((m) => m.canvas);
  const [left, top] = [globe.width + 16, Math.max(north.height, south.height) + 16];
  const height = Math.max(globe.height, top + flat.height);
  return titled(title, left + Math.max(north.width + 16 + south.width, flat.width), height + 50, (c) => {
    c.drawImage(globe, 0, 0);
    c.drawImage(north, left, 0);
    c.drawImage(south, left + north.width + 16, 0);
    c.drawImage(flat, left, top);
    const bar = document.getElementById('bar');
    c.drawImage(bar, 90, height + 14, globe.width - 180, 14);
    c.fillText(number(scale.low), 8, height + 27);
    c.fillText(number(scale.high) + ' ' + document.getElementById('key-unit').textContent, globe.width - 80, height + 27);
  });
}

function pictureOf(canvas, title) {
  return titled(title, canvas.width, canvas.height, (c) => c.drawImage(canvas, 0, 0));
}

/** A plot of uPlot with its legend, or the title alone where nothing is drawn. */
function pictureOfPlot(id, title) {
  const plot = plots[id];
  if (!plot) return titled(title + ': nothing to show', 640, 10, () => {});
  const canvas = plot.ctx.canvas;
  const lines = plot.series.slice(1);
  return titled(title, canvas.width, canvas.height + 22 * lines.length, (c) => {
    c.drawImage(canvas, 0, 0);
    lines.forEach((line, i) => {
      c.fillStyle = line.stroke(plot, i + 1);
      c.fillText('— ' + line.label, 70, canvas.height + 16 + 22 * i);
    });
  });
}

function pictureOfRows(rows, title) {
  return titled(title, 460, 26 * rows.length + 10, (c) => rows.forEach(([name, value], i) => {
    c.fillText(name, 8, 20 + 26 * i);
    c.fillText(value, 200, 20 + 26 * i);
  }));
}

function savePicture(canvas, name) {
  canvas.toBlob((blob) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
