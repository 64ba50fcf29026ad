'use strict';
// The four maps: one set of points on canvases. The ground is drawn by d3-geo and kept; points are written over it pixel by pixel.

const VIRIDIS = '440154 481a6c 472f7d 414487 39568c 31688e 2a788e 23888e 1f988b 22a884 35b779 54c568 7ad151 a5db36 d2e21b fde725'
  .split(' ').map((hex) => [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)));
const RADIANS = Math.PI / 180;
const dark = matchMedia('(prefers-color-scheme: dark)');

function themeColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** Red, green and blue at 0 to 1; the end that would not be seen on the ground is left out. */
function rgb(part) {
  const [from, to] = dark.matches ? [0.16, 1] : [0, 0.93];
  const at = (from + Math.min(1, Math.max(0, part)) * (to - from)) * (VIRIDIS.length - 1);
  const i = Math.min(VIRIDIS.length - 2, Math.floor(at));
  return VIRIDIS[i].map((c, k) => Math.round(c + (at - i) * (VIRIDIS[i + 1][k] - c)));
}

function colour(part) {
  return 'rgb(' + rgb(part).join(',') + ')';
}

/** As a canvas keeps it, in the order of bytes of all processors that run browsers. */
function pixel([r, g, b]) {
  return (255 << 24 | b << 16 | g << 8 | r) >>> 0;
}

/** A scale of columns of values: {log, low, high, part(value)}; what has no logarithm has no part. */
function scaleOf(columns, kind, low, high) {
  const all = new Float64Array(columns.reduce((n, column) => n + column.length, 0));
  let [count, below] = [0, 0];
  for (const column of columns) for (const v of column) if (Number.isFinite(v)) all[count++] = v;
  const finite = all.subarray(0, count).sort();
  while (below < count && finite[below] <= 0) below++;
  const positive = finite.subarray(below);
  const at = (list, q) => list[Math.min(list.length - 1, Math.floor(q * list.length))];
  const spread = positive.length ? at(positive, 0.98) / at(positive, 0.02) : 1;
  const log = kind === 'log' || kind === 'auto' && positive.length > 0 && finite[0] >= 0 && spread > 30;
  const list = log ? positive : finite;
  let from = Number.isFinite(low) && !(log && low <= 0) ? low : list.length ? at(list, 0.02) : log ? 1 : 0;
  let to = Number.isFinite(high) && !(log && high <= 0) ? high : list.length ? at(list, 0.98) : from + 1;
  if (!(to > from)) to = log ? from * 10 : from + 1;
  const f = log ? Math.log10 : (v) => v;
  const [start, width] = [f(from), f(to) - f(from)];
  return {log, low: from, high: to, part: (v) => log && v <= 0 ? NaN : (f(v) - start) / width};
}

/** A pixel for each value; 0 for what has no part of the scale. */
function pixelsOf(values, scale) {
  const steps = Array.from({length: 256}, (same, i) => pixel(rgb(i / 255)));
  return Uint32Array.from(values, (v) => {
    const part = scale.part(v);
    return Number.isNaN(part) ? 0 : steps[Math.round(255 * Math.min(1, Math.max(0, part)))];
  });
}

function number(v) {
  if (!Number.isFinite(v)) return 'no value';
  const size = Math.abs(v);
  return size !== 0 && (size >= 1e6 || size < 1e-3) ? v.toExponential(2) : String(+v.toPrecision(4));
}

function signed(lon) {
  return lon - 360 * Math.round(lon / 360);
}

function place(lon, lat) {
  return Math.abs(lat).toFixed(1) + '° ' + (lat < 0 ? 'S' : 'N') + ', ' + Math.abs(signed(lon)).toFixed(1) + '° ' + (signed(lon) < 0 ? 'W' : 'E');
}

/** Unit vectors of samples, made once. */
function vectors(samples) {
  if (!samples.vectors) {
    const all = new Float64Array(3 * samples.count);
    for (let i = 0; i < samples.count; i++) {
      const [lon, lat] = [samples.lon[i] * RADIANS, samples.lat[i] * RADIANS];
      all.set([Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)], 3 * i);
    }
    samples.vectors = all;
  }
  return samples.vectors;
}

/** The sides of a box as lines; north and south are no great circles. */
function outlineOf({west, south, east, north}) {
  const width = east > west ? east - west : east - west + 360;
  const along = (lat) => d3.range(0, width, 2).concat(width).map((d) => [west + d, lat]);
  const lines = [along(south), along(north)];
  if (width < 360) lines.push([[west, south], [west, north]], [[east, south], [east, north]]);
  return {type: 'MultiLineString', coordinates: lines};
}

/**
 * A map on a canvas. A sample's x and y come from its unit vector: of hemispheres by its components towards east and north of the middle,
 * where reach is the cosine of the edge's distance.
 */
class EarthMap {
  constructor(id, projection, hooks, {turns = false, reach, outline = {type: 'Sphere'}} = {}) {
    this.canvas = document.getElementById(id);
    Object.assign(this, {projection, hooks, turns, reach, outline});
    this.view = {samples: null, pixels: null, coast: null, cap: null, box: null};
    this.ground = null;
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
    const c = this.canvas.getContext('2d', {willReadFrequently: true});
    const path = d3.geoPath(this.projection, c);
    const line = (shape, style, width) => {
      c.beginPath(); path(shape); c.strokeStyle = style; c.lineWidth = width; c.stroke();
    };
    const key = [w, h, ratio, this.projection.rotate(), dark.matches, !!this.view.coast].join();
    if (this.key !== key) {
      this.key = key;
      [this.canvas.width, this.canvas.height] = [Math.round(w * ratio), Math.round(h * ratio)];
      c.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.projection.fitExtent([[3, 3], [w - 3, h - 3]], this.outline);
      c.beginPath(); path(this.outline); c.fillStyle = themeColour('sea'); c.fill();
      c.save(); c.beginPath(); path(this.outline); c.clip();
      line(d3.geoGraticule().step([30, this.reach ? 10 : 30])(), themeColour('grid'), 1);
      if (this.view.coast) line(this.view.coast, themeColour('coast'), 1);
      c.restore();
      this.image = c.getImageData(0, 0, this.canvas.width, this.canvas.height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.ground = this.pixels.slice();
    }
    this.pixels.set(this.ground);
    this.points(ratio);
    c.putImageData(this.image, 0, 0);
    const {cap, box} = this.view;
    if (cap) line(d3.geoCircle().center([cap.lon, cap.lat]).radius(cap.radius)(), themeColour('ink'), 2);
    if (box) line(outlineOf(box), themeColour('ink'), 2);
    line(this.outline, themeColour('line'), 1.5);
  }

  /** Where samples are on the canvas; what is not on the map has no x. */
  locate(samples) {
    if (!this.x || this.x.length !== samples.count) [this.x, this.y] = [new Float32Array(samples.count), new Float32Array(samples.count)];
    const {x, y, reach} = this;
    const [k, [left, top]] = [this.projection.scale(), this.projection.translate()];
    if (reach === undefined) {
      for (let i = 0; i < samples.count; i++) {
        x[i] = left + k * RADIANS * signed(samples.lon[i]);
        y[i] = top - k * RADIANS * samples.lat[i];
      }
      return;
    }
    const [lon, lat] = this.projection.rotate().map((a) => -a * RADIANS);
    const [sl, cl, sp, cp] = [Math.sin(lon), Math.cos(lon), Math.sin(lat), Math.cos(lat)];
    const v = vectors(samples);
    for (let i = 0; i < samples.count; i++) {
      const [a, b, z] = [v[3 * i], v[3 * i + 1], v[3 * i + 2]];
      const up = cp * (cl * a + sl * b) + sp * z;
      const flat = reach === 0 ? k : k * Math.acos(Math.min(1, up)) / Math.max(1e-9, Math.sqrt(1 - Math.min(1, up * up)));
      x[i] = up < reach ? NaN : left + flat * (cl * b - sl * a);
      y[i] = top - flat * (cp * z - sp * (cl * a + sl * b));
    }
  }

  points(ratio) {
    const {samples, pixels} = this.view;
    if (!samples) return;
    this.locate(samples);
    const [width, height] = [this.image.width, this.image.height];
    const none = pixel([1, 3, 5].map((i) => parseInt(themeColour('none').slice(i, i + 2), 16)));
    const large = Math.max(2, Math.round((this.canvas.clientWidth > 400 ? 3 : 2) * ratio));
    const small = Math.max(1, Math.round(ratio));
    // What has a value is drawn over what has none.
    for (const size of [small, large]) {
      for (let i = 0; i < samples.count; i++) {
        if ((pixels[i] === 0) !== (size === small) || !(this.x[i] >= 0)) continue;
        const [x0, y0] = [Math.round(this.x[i] * ratio - size / 2), Math.round(this.y[i] * ratio - size / 2)];
        for (let y = Math.max(0, y0); y < Math.min(height, y0 + size); y++) {
          this.pixels.fill(pixels[i] || none, y * width + Math.max(0, x0), y * width + Math.min(width, x0 + size));
        }
      }
    }
  }

  /** The number of the sample that is nearest to a place of the canvas; -1 if none is near. */
  nearest(x, y) {
    let [best, distance] = [-1, 100];
    for (let i = 0; this.view.samples && this.x && i < this.view.samples.count; i++) {
      const d = (this.x[i] - x) ** 2 + (this.y[i] - y) ** 2;
      if (d < distance) [best, distance] = [i, d];
    }
    return best;
  }

  /** Longitude and latitude under a place of the canvas; null beside the map. */
  under(x, y) {
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

  /** The corner opposite to that where a box began; its longitude goes on beyond the antimeridian, and on the flat map beyond its edge. */
  corner(drag, x, y) {
    if (this.reach === undefined) {
      const lat = (this.projection.translate()[1] - y) / this.projection.scale() / RADIANS;
      return [drag.from[0] + (x - drag.x) / this.projection.scale() / RADIANS, Math.max(-90, Math.min(90, lat))];
    }
    const at = this.under(x, y);
    return at ? [drag.to[0] + signed(at[0] - drag.to[0]), at[1]] : drag.to;
  }

  drawn(drag, x, y, done) {
    if (!drag.from) return;
    if (this.hooks.shape() === 'box') {
      drag.to = this.corner(drag, x, y);
      const [[lon, lat], [toLon, toLat]] = [drag.from, drag.to];
      if (Math.abs(toLon - lon) >= 0.5 && Math.abs(toLat - lat) >= 0.5) {
        this.hooks.onBox(Math.min(lon, toLon), Math.min(lat, toLat), Math.max(lon, toLon), Math.max(lat, toLat), done);
      } else if (done) this.hooks.onNothing();
      return;
    }
    const to = this.under(x, y);
    if (!to) return;
    const radius = d3.geoDistance(drag.from, to) / RADIANS;
    if (radius >= 0.5) this.hooks.onCap(drag.from[0], drag.from[1], +radius.toFixed(2), done);
    else if (done) this.hooks.onNothing();
  }

  listen() {
    const canvas = this.canvas;
    let drag = null;
    canvas.addEventListener('pointerdown', (e) => {
      const from = this.under(e.offsetX, e.offsetY);
      drag = {from, to: from, x: e.offsetX, y: e.offsetY, turning: this.turns && !e.shiftKey};
      canvas.setPointerCapture(e.pointerId);
    });
    canvas.addEventListener('pointermove', (e) => {
      if (drag && drag.turning) {
        const perPixel = 115 / canvas.clientWidth;
        this.turn((e.offsetX - drag.x) * perPixel, (drag.y - e.offsetY) * perPixel);
        [drag.x, drag.y] = [e.offsetX, e.offsetY];
      } else if (drag) {
        this.drawn(drag, e.offsetX, e.offsetY, false);
      } else {
        this.hooks.onPoint(this.nearest(e.offsetX, e.offsetY));
      }
    });
    canvas.addEventListener('pointerup', (e) => {
      if (drag && !drag.turning) this.drawn(drag, e.offsetX, e.offsetY, true);
      drag = null;
    });
    canvas.addEventListener('pointercancel', () => { drag = null; });
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
  const maps = [new EarthMap('globe', d3.geoOrthographic().clipAngle(90).rotate([45, -15]), hooks, {turns: true, reach: 0})];
  for (const [id, lat] of [['north', 90], ['south', -90]]) {
    maps.push(new EarthMap(id, d3.geoAzimuthalEquidistant().clipAngle(50.01).rotate([0, -lat]), hooks,
      {reach: Math.cos(50 * RADIANS), outline: d3.geoCircle().center([0, lat]).radius(50)()}));
  }
  maps.push(new EarthMap('flat', d3.geoEquirectangular(), hooks));
  return maps;
}
