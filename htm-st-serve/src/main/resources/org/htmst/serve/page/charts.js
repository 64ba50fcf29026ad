'use strict';
// What is beside the maps: colour bar, coverage, time series, L and time.

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

let plot = null;

/** One line a satellite, in the order of time; lines are broken where a satellite was outside for long. */
function drawSeries(samples, name, unit, log) {
  const box = document.getElementById('series');
  if (plot) plot.destroy();
  plot = null;
  box.replaceChildren();
  if (!samples.length) return;
  const satellites = [...new Set(samples.map((s) => s.satellite))].sort();
  const tracks = satellites.map((name) => samples.filter((s) => s.satellite === name)
    .map((s) => [s.time / 1000, !Number.isFinite(s.value) || log && s.value <= 0 ? null : s.value]));
  for (const track of tracks) {
    const steps = track.slice(1).map((point, i) => point[0] - track[i][0]).sort((a, b) => a - b);
    const gap = Math.max(60, 5 * (steps[Math.floor(steps.length / 2)] || 0));
    // A point without a value breaks the line.
    for (let i = track.length - 1; i > 0; i--) {
      if (track[i][0] - track[i - 1][0] > gap) track.splice(i, 0, [track[i - 1][0] + 1, null]);
    }
  }
  const times = [...new Set(tracks.flatMap((track) => track.map((point) => point[0])))].sort((a, b) => a - b);
  const index = new Map(times.map((t, i) => [t, i]));
  const columns = tracks.map((track) => {
    const column = new Array(times.length).fill(undefined);
    for (const [t, v] of track) column[index.get(t)] = v;
    return column;
  });
  const clock = (u, list) => list.map((t) => new Date(t * 1000).toISOString()
    .slice(...(times[times.length - 1] - times[0] > 172800 ? [5, 10] : [11, 16])));
  const axis = {stroke: themeColour('faint'), grid: {stroke: themeColour('grid'), width: 1}, ticks: {stroke: themeColour('grid')}};
  const hues = dark.matches ? ['#6cb6ff', '#ffb454', '#7ee2a8', '#ff8a80', '#d0a9ff', '#9fe8e8']
    : ['#0b62a8', '#b35900', '#1b7f4d', '#a4161a', '#6a3fa0', '#0f7c80'];
  plot = new uPlot({
    width: Math.max(240, box.clientWidth), height: 180,
    tzDate: (ts) => uPlot.tzDate(new Date(ts * 1000), 'Etc/UTC'),
    scales: {y: {distr: log ? 3 : 1}},
    axes: [{...axis, values: clock}, {...axis, size: 64, values: (u, list) => list.map((v) => v === null ? '' : number(v))}],
    series: [{label: 'UTC', value: (u, v) => v === null ? '–' : new Date(v * 1000).toISOString().slice(0, 19)},
      ...satellites.map((label, k) => ({label, stroke: hues[k % hues.length], width: 1.3, points: {show: samples.length < 400, size: 4},
        value: (u, v) => v === null || v === undefined ? '–' : number(v)}))],
  }, [times, ...columns], box);
  box.setAttribute('aria-label', 'time series of ' + name + ', ' + unit + ', ' + samples.length + ' samples of ' + satellites.join(', '));
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

/** All maps in one picture, side by side, and the address of the view. */
function savePicture(maps, title) {
  const canvas = document.createElement('canvas');
  const widths = maps.map((m) => m.canvas.width);
  canvas.width = Math.max(widths[0] + widths[1], widths[2] + widths[3]) + 20;
  const row = Math.max(maps[0].canvas.height, maps[1].canvas.height) + 40;
  canvas.height = row + Math.max(maps[2].canvas.height, maps[3].canvas.height) + 20;
  const c = canvas.getContext('2d');
  c.fillStyle = themeColour('ground');
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.fillStyle = themeColour('ink');
  c.font = '16px sans-serif';
  c.fillText(title, 8, 22);
  maps.forEach((m, i) => c.drawImage(m.canvas, i % 2 ? widths[i - 1] + 20 : 0, i < 2 ? 34 : row));
  canvas.toBlob((blob) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'htm-st.png';
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
