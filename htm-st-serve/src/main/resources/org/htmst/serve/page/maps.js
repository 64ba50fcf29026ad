'use strict';
// The four maps: one set of points, drawn with d3-geo on canvases.

const VIRIDIS = '440154 481a6c 472f7d 414487 39568c 31688e 2a788e 23888e 1f988b 22a884 35b779 54c568 7ad151 a5db36 d2e21b fde725'
  .split(' ').map((hex) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)));
const RADIANS = Math.PI / 180;
const dark = matchMedia('(prefers-color-scheme: dark)');

function themeColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** The colour at 0 to 1; the end that would not be seen on the ground is left out. */
function colour(part) {
  const [from, to] = dark.matches ? [0.16, 1] : [0, 0.93];
  const at = (from + Math.min(1, Math.max(0, part)) * (to - from)) * (VIRIDIS.length - 1);
  const i = Math.min(VIRIDIS.length - 2, Math.floor(at));
  return 'rgb(' + VIRIDIS[i].map((c, k) => Math.round(c + (at - i) * (VIRIDIS[i + 1][k] - c))).join(',') + ')';
}

/** A scale of values: {log, low, high, part(value)}; what has no logarithm has no part. */
function scaleOf(values, kind, low, high) {
  const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
  const positive = finite.filter((v) => v > 0);
  const at = (list, q) => list[Math.min(list.length - 1, Math.floor(q * list.length))];
  const spread = positive.length ? at(positive, 0.98) / at(positive, 0.02) : 1;
  const log = kind === 'log' || kind === 'auto' && positive.length > 0 && finite[0] >= 0 && spread > 30;
  const list = log ? positive : finite;
  let from = Number.isFinite(low) && !(log && low <= 0) ? low : list.length ? at(list, 0.02) : log ? 1 : 0;
  let to = Number.isFinite(high) && !(log && high <= 0) ? high : list.length ? at(list, 0.98) : from + 1;
  if (!(to > from)) to = log ? from * 10 : from + 1;
  const f = log ? Math.log10 : (v) => v;
  return {log, low: from, high: to, part: (v) => log && v <= 0 ? NaN : (f(v) - f(from)) / (f(to) - f(from))};
}

function number(v) {
  if (!Number.isFinite(v)) return 'no value';
  const size = Math.abs(v);
  return size !== 0 && (size >= 1e6 || size < 1e-3) ? v.toExponential(2) : String(+v.toPrecision(4));
}

function place(lon, lat) {
  return Math.abs(lat).toFixed(1) + '° ' + (lat < 0 ? 'S' : 'N') + ', ' + Math.abs(lon).toFixed(1) + '° ' + (lon < 0 ? 'W' : 'E');
}

/** A map on a canvas; hooks: onCap(lon, lat, radius, done), onPoint(sample). */
class EarthMap {
  constructor(id, projection, hooks, turns) {
    this.canvas = document.getElementById(id);
    this.projection = projection;
    this.hooks = hooks;
    this.turns = turns;
    this.shown = [];
    this.view = {samples: [], coast: null, cap: null, scale: null};
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  show(view) {
    Object.assign(this.view, view);
    this.draw();
  }

  draw() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.paint(); });
  }

  paint() {
    const ratio = devicePixelRatio || 1;
    const [w, h] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (!w || !h) return;
    if (this.canvas.width !== Math.round(w * ratio)) this.canvas.width = Math.round(w * ratio);
    if (this.canvas.height !== Math.round(h * ratio)) this.canvas.height = Math.round(h * ratio);
    const c = this.canvas.getContext('2d');
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, w, h);
    const outline = this.outline || {type: 'Sphere'};
    this.projection.fitExtent([[3, 3], [w - 3, h - 3]], outline);
    const path = d3.geoPath(this.projection, c);
    const line = (shape, style, width) => {
      c.beginPath(); path(shape); c.strokeStyle = style; c.lineWidth = width; c.stroke();
    };
    c.beginPath(); path(outline); c.fillStyle = themeColour('sea'); c.fill();
    c.save(); c.beginPath(); path(outline); c.clip();
    line(d3.geoGraticule().step([30, this.outline ? 10 : 30])(), themeColour('grid'), 1);
    if (this.view.coast) line(this.view.coast, themeColour('coast'), 1);
    this.points(c);
    if (this.view.cap) {
      const {lon, lat, radius} = this.view.cap;
      line(d3.geoCircle().center([lon, lat]).radius(radius)(), themeColour('ink'), 2);
    }
    c.restore();
    line(outline, themeColour('line'), 1.5);
  }

  points(c) {
    const {samples, scale} = this.view;
    this.shown = [];
    if (!scale) return;
    const size = this.canvas.clientWidth > 400 ? 3 : 2.4;
    const none = themeColour('none');
    const [lon0, lat0] = this.projection.invert ? this.projection.rotate().map((a) => -a) : [0, 0];
    const middle = [lon0 * RADIANS, lat0 * RADIANS];
    const edge = this.edge;
    for (const low of [true, false]) {
      for (const sample of samples) {
        const part = scale.part(sample.value);
        if (Number.isNaN(part) !== low) continue;
        if (edge !== undefined) {
          const [x, y] = [sample.lon * RADIANS, sample.lat * RADIANS];
          if (Math.sin(y) * Math.sin(middle[1]) + Math.cos(y) * Math.cos(middle[1]) * Math.cos(x - middle[0]) < edge) continue;
        }
        const at = this.projection([sample.lon, sample.lat]);
        c.fillStyle = low ? none : colour(part);
        c.fillRect(at[0] - size / 2, at[1] - size / 2, low ? 1.5 : size, low ? 1.5 : size);
        this.shown.push([at[0], at[1], sample]);
      }
    }
  }

  nearest(x, y) {
    let [best, distance] = [null, 100];
    for (const [px, py, sample] of this.shown) {
      const d = (px - x) ** 2 + (py - y) ** 2;
      if (d < distance) [best, distance] = [sample, d];
    }
    return best;
  }

  /** Longitude and latitude under a place of the canvas; null beside the map. */
  ground(x, y) {
    const at = this.projection.invert([x, y]);
    if (!at || !at.every(Number.isFinite)) return null;
    const back = this.projection(at);
    return Math.hypot(back[0] - x, back[1] - y) < 1 && Math.abs(at[1]) <= 90 ? at : null;
  }

  turn(dLon, dLat) {
    const [lon, lat] = this.projection.rotate();
    this.projection.rotate([lon + dLon, Math.max(-90, Math.min(90, lat + dLat))]);
    this.draw();
  }

  listen() {
    const canvas = this.canvas;
    let from = null;
    let turning = false;
    let last = null;
    const capTo = (e, done) => {
      const to = this.ground(e.offsetX, e.offsetY);
      if (from && to) {
        const radius = d3.geoDistance(from, to) / RADIANS;
        if (radius >= 0.5) this.hooks.onCap(from[0], from[1], +radius.toFixed(2), done);
        else if (done) this.hooks.onCap(null);
      }
    };
    canvas.addEventListener('pointerdown', (e) => {
      turning = this.turns && !e.shiftKey;
      from = this.ground(e.offsetX, e.offsetY);
      last = [e.offsetX, e.offsetY];
      canvas.setPointerCapture(e.pointerId);
    });
    canvas.addEventListener('pointermove', (e) => {
      if (last && turning) {
        const perPixel = 115 / canvas.clientWidth;
        this.turn((e.offsetX - last[0]) * perPixel, (last[1] - e.offsetY) * perPixel);
        last = [e.offsetX, e.offsetY];
      } else if (last) {
        capTo(e, false);
      } else {
        this.hooks.onPoint(this.nearest(e.offsetX, e.offsetY));
      }
    });
    canvas.addEventListener('pointerup', (e) => {
      if (last && !turning) capTo(e, true);
      last = null;
    });
    canvas.addEventListener('pointercancel', () => { last = null; });
    canvas.addEventListener('keydown', (e) => {
      const step = {ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5]}[e.key];
      if (!step) return;
      e.preventDefault();
      if (this.turns && !e.shiftKey) this.turn(-step[0], -step[1]);
      else this.hooks.onMove(step[0], step[1]);
    });
  }
}

function makeMaps(hooks) {
  const globe = new EarthMap('globe', d3.geoOrthographic().clipAngle(90).rotate([45, -15]), hooks, true);
  globe.edge = 0;
  const maps = [globe];
  for (const [id, lat] of [['north', 90], ['south', -90]]) {
    const pole = new EarthMap(id, d3.geoAzimuthalEquidistant().clipAngle(50.01).rotate([0, -lat]), hooks, false);
    pole.outline = d3.geoCircle().center([0, lat]).radius(50)();
    pole.edge = Math.cos(50 * RADIANS);
    maps.push(pole);
  }
  maps.push(new EarthMap('flat', d3.geoEquirectangular(), hooks, false));
  return maps;
}
