// Draws on Cockpit's own diagram which way was taken. What is drawn comes from the engine's history, flows included.
import {element, lasting} from './page.js';

const OVERLAY = 'onb-way';
const MARKERS = ['onb-way-taken', 'onb-way-cancelled', 'onb-way-now',
  'onb-way-1', 'onb-way-2', 'onb-way-3', 'onb-way-4', 'onb-way-0'];

// diagram -> its viewer, while its page is open: "definition:…" or "instance:…"
const viewers = new Map();
const waiting = new Map();

export function opened(diagram, viewer) {
  viewers.set(diagram, viewer);
  (waiting.get(diagram) || []).forEach(draw => draw(viewer));
  waiting.delete(diagram);
}

export function closed(diagram) {
  viewers.delete(diagram);
  waiting.delete(diagram);
}

/** Draws at once, or as soon as the diagram is there. */
function on(diagram, draw) {
  const viewer = viewers.get(diagram);
  if (viewer) {
    draw(viewer);
  } else {
    waiting.set(diagram, [...(waiting.get(diagram) || []), draw]);
  }
}

export function clear(diagram) {
  waiting.delete(diagram);
  const viewer = viewers.get(diagram);
  if (!viewer) {
    return;
  }
  try {
    const canvas = viewer.get('canvas');
    viewer.get('overlays').remove({type: OVERLAY});
    viewer.get('elementRegistry').forEach(shape => MARKERS.forEach(marker => canvas.removeMarker(shape, marker)));
  } catch (e) {
    // the page with the diagram was left, and the diagram with it
  }
}

function isFlow(shape) {
  return Boolean(shape.waypoints);
}

/** In the middle of a flow, or on the upper right corner of an element. */
function place(shape) {
  if (!isFlow(shape)) {
    return {top: -14, right: 14};
  }
  const points = shape.waypoints;
  const left = Math.min(...points.map(point => point.x));
  const top = Math.min(...points.map(point => point.y));
  const index = Math.floor((points.length - 1) / 2);
  return {
    left: (points[index].x + points[index + 1].x) / 2 - left - 10,
    top: (points[index].y + points[index + 1].y) / 2 - top - 9
  };
}

/** Each branch arrives at a joining gateway: how often is on the flows. */
function note(viewer, shape, text, title) {
  if (shape.type.endsWith('Gateway')) {
    return;
  }
  viewer.get('overlays').add(shape.id, OVERLAY, {
    position: place(shape),
    html: element('span', {class: isFlow(shape) ? 'onb-way-note onb-way-note-flow' : 'onb-way-note', title}, text)
  });
}

/** The way of one instance. What was reached twice has a number. */
export function drawWay(diagram, elements) {
  clear(diagram);
  on(diagram, viewer => {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const visits = Map.groupBy ? Map.groupBy(elements, one => one.id) : elements.reduce(
      (all, one) => all.set(one.id, [...(all.get(one.id) || []), one]), new Map());
    visits.forEach((times, id) => {
      const shape = registry.get(id);
      if (!shape) {
        return;
      }
      const last = times[times.length - 1];
      canvas.addMarker(shape, !last.ended ? 'onb-way-now' : last.cancelled ? 'onb-way-cancelled' : 'onb-way-taken');
      if (times.length > 1) {
        note(viewer, shape, times.length + '×', `Reached ${times.length} times`);
      }
    });
  });
}

/** How often each way was taken in several instances, and how long each step took. */
export function drawCounts(diagram, {instances, elements}) {
  clear(diagram);
  on(diagram, viewer => {
    const canvas = viewer.get('canvas');
    const counts = new Map(elements.map(one => [one.id, one]));
    viewer.get('elementRegistry').forEach(shape => {
      const found = counts.get(shape.id);
      if (found) {
        const share = found.count / Math.max(1, instances);
        canvas.addMarker(shape, 'onb-way-' + (share >= 0.75 ? 4 : share >= 0.25 ? 3 : share >= 0.05 ? 2 : 1));
        const waits = found.medianSeconds >= 60;
        note(viewer, shape, waits ? `${found.count}× · ${lasting(found.medianSeconds)}` : found.count + '×',
          `Reached ${found.count} times in ${instances} instances` + (found.medianSeconds === undefined ? ''
            : `. Half took no longer than ${lasting(found.medianSeconds)}, nine of ten no longer than ${lasting(found.percentile90Seconds)}`));
      } else if (isFlow(shape) && shape.type === 'bpmn:SequenceFlow') {
        canvas.addMarker(shape, 'onb-way-0');
      }
    });
  });
}

function sample(marker, text) {
  return element('li', {}, element('span', {class: 'onb-legend-line ' + marker, 'aria-hidden': 'true'}), text);
}

export function wayLegend() {
  return element('ul', {class: 'onb-legend', 'aria-label': 'Legend of the diagram'},
    sample('onb-way-taken', 'was taken'),
    sample('onb-way-now', 'is there now'),
    sample('onb-way-cancelled', 'was left without completion'),
    element('li', {}, element('span', {class: 'onb-way-note'}, '2×'), 'was reached twice'));
}

export function countsLegend() {
  return element('ul', {class: 'onb-legend', 'aria-label': 'Legend of the diagram'},
    sample('onb-way-4', 'in three of four or more'),
    sample('onb-way-3', 'in one of four or more'),
    sample('onb-way-2', 'in one of twenty or more'),
    sample('onb-way-1', 'rarer'),
    sample('onb-way-0', 'never'),
    element('li', {}, element('span', {class: 'onb-way-note'}, '12× · 2 d'), 'how often it was reached, and the median of how long it took'));
}
