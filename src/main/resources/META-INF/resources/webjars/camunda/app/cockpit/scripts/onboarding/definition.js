// Finished instances of a process definition, and how often each way was taken: a tab beside the running instances.
import {element, fill, lasting, read, table, time, words} from './page.js';
import {clear, closed, countsLegend, drawCounts, drawWay, opened} from './way.js';
import {record} from './instance.js';

const ON_A_PAGE = 25;
const STATES = ['ESTABLISHED', 'PAUSED', 'OFFBOARDED', 'DENIED', 'WITHDRAWN', 'EXPIRED'];
const COUNTED = [100, 1000];

let shown;

function field(label, input) {
  return element('label', {}, element('span', {}, label), input);
}

function search(find) {
  const option = (value, text) => element('option', {value}, text);
  const form = element('form', {class: 'onb-search', role: 'search', onsubmit: event => {
    event.preventDefault();
    find(0);
  }},
  field('Number or customer', element('input', {name: 'text', type: 'search', class: 'form-control', maxlength: '100'})),
  field('State', element('select', {name: 'state', class: 'form-control'}, option('', 'any'), STATES.map(one => option(one, words(one))))),
  field('Ended from', element('input', {name: 'from', type: 'date', class: 'form-control'})),
  field('until', element('input', {name: 'until', type: 'date', class: 'form-control'})),
  element('button', {type: 'submit', class: 'btn btn-default'}, 'Search'));
  return form;
}

/** The list, with what was searched for, page by page. */
function finished(definition, open) {
  const rows = element('div', {class: 'onb-found'});
  const find = page => fill(rows, read(`definitions/${definition}/instances`, {
    ...Object.fromEntries(new FormData(form)), page, size: ON_A_PAGE
  }), found => {
    const step = (text, next, possible) => element('button',
      {type: 'button', class: 'btn btn-link', disabled: possible ? undefined : '', onclick: () => find(next)}, text);
    return found.length || page ? [
      table('Finished instances, the last ended first', ['Number', 'Customer', 'State', 'Started', 'Ended', 'Took'],
        found.map(one => [
          element('button', {type: 'button', class: 'btn btn-link onb-open', onclick: () => open(one)}, one.number || one.id),
          one.customerName || '', words(one.state), time(one.started), time(one.ended),
          lasting((new Date(one.ended) - new Date(one.started)) / 1000 | 0)])),
      element('p', {}, step('Newer', page - 1, page > 0), step('Older', page + 1, found.length === ON_A_PAGE))
    ] : element('p', {class: 'onb-empty', role: 'status'}, 'No finished instance was found.');
  });
  const form = search(find);
  find(0);
  return [form, rows];
}

function render(node, definition) {
  const diagram = 'definition:' + definition;
  const above = element('div', {});
  const below = element('div', {});
  node.append(element('div', {class: 'onb onb-tab'}, above, below));

  const counts = instances => fill(above, read(`definitions/${definition}/counts`, {instances}), found => {
    drawCounts(diagram, found);
    const other = COUNTED.find(one => one !== instances);
    return [
      element('p', {}, found.instances
        ? `The diagram shows the last ${found.instances} finished instances of this version. ` : 'No instance of this version has finished. ',
      found.instances >= COUNTED[0]
        ? element('button', {type: 'button', class: 'btn btn-link', onclick: () => counts(other)}, `Count up to ${other}`) : ''),
      countsLegend()
    ];
  });

  const all = () => {
    counts(COUNTED[0]);
    below.replaceChildren(...finished(definition, one));
  };
  const one = instance => {
    above.replaceChildren(element('button', {type: 'button', class: 'btn btn-default onb-back', onclick: all}, 'Back to all finished instances'));
    fill(below, read('instances/' + instance.id), found => {
      drawWay(diagram, found.elements);
      return record(found);
    });
    above.firstChild.focus();
  };
  all();
}

export default [
  {
    id: 'onboarding-ways',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 0,
    render: (viewer, {processDefinitionId}) => {
      shown = 'definition:' + processDefinitionId;
      opened(shown, viewer);
    },
    unmount: () => closed(shown)
  },
  {
    id: 'onboarding-finished',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 9.5,
    properties: {label: 'Finished'},
    render: (node, {processDefinitionId}) => render(node, processDefinitionId),
    unmount: () => shown && clear(shown)
  }
];
