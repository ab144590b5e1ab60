// What happened to one process instance and its onboarding: a tab beside the variables and incidents of a running one.
import {element, fill, lasting, pageLink, party, read, table, time, words} from './page.js';
import {clear, closed, drawWay, opened, wayLegend} from './way.js';

function facts(pairs) {
  return element('dl', {class: 'onb-facts'}, pairs.filter(([, value]) => value)
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

function timeline({onboarding, failures}) {
  const rows = [
    ...onboarding.timeline.map(one => ({at: one.at, by: one.by, what: one.what})),
    ...failures.map(one => ({
      at: one.at, by: 'Service Exchange Onboarding', failed: true,
      what: `A try of “${one.element}” failed: ${one.cause || 'no message'}`
    }))
  ].sort((one, other) => one.at.localeCompare(other.at));
  return table('Timeline, the oldest first', ['When', 'Who', 'What'],
    rows.map(one => [time(one.at), one.by, element('span', {class: one.failed ? 'onb-failed' : ''}, one.what)]));
}

function subscription({subscription, rounds}) {
  return subscription && [
    element('h4', {}, 'Subscription'),
    facts([['Number', subscription.number], ['State', words(subscription.state)],
      ['Replication set', words(subscription.replicationSet)]]),
    rounds.length ? table('Decisions', ['When', 'Who', 'Decision', 'Reason'],
      rounds.map(one => [time(one.at), one.by, words(one.decision), [one.category, one.reason].filter(Boolean).join(': ')])) : ''
  ];
}

/** The record of an instance, running or finished. */
export function record(found) {
  const {instance, onboarding, operations, elements} = found;
  const recorded = elements.some(one => one.type === 'sequenceFlow');
  const parts = [
    wayLegend(),
    recorded ? '' : element('p', {class: 'onb-empty'},
      'No sequence flow was recorded: the instance is older than that, or has not left its start. The diagram shows the steps alone.')
  ];
  if (!onboarding) {
    return [...parts, element('p', {class: 'onb-empty', role: 'status'},
      (instance.number ? instance.number + ': ' : '') + 'the diagram shows the way through the model. '
        + 'Operations and provider admins also see who did what in an onboarding.')];
  }
  const registrationCase = onboarding.registrationCase;
  return [
    ...parts,
    element('div', {class: 'onb-columns'},
      element('div', {},
        element('h4', {}, pageLink('onboardings/' + onboarding.number, onboarding.number)),
        facts([['Customer', onboarding.customerName], ['Instance', onboarding.instanceHost], ['State', words(onboarding.state)],
          ['Waits for', onboarding.waitingOn !== 'NOBODY' && party(onboarding.waitingOn) + ' since ' + time(onboarding.waitingSince)],
          ['Due', time(onboarding.due)], ['Started', time(instance.started)], ['Ended', time(instance.ended)],
          ['Took', instance.ended && lasting((new Date(instance.ended) - new Date(instance.started)) / 1000 | 0)]])),
      element('div', {},
        registrationCase ? [
          element('h4', {}, 'Case'),
          facts([['Number', registrationCase.number], ['State', words(registrationCase.state)],
            ['Subject', registrationCase.shortDescription], ['Close notes', registrationCase.closeNotes]])
        ] : ''),
      element('div', {}, subscription(onboarding) || '')),
    timeline(found),
    operations.length
      ? table('Who operated on it, the newest first', ['When', 'Who', 'Operation', 'Of', 'Property', 'Before', 'After'],
        operations.map(one => [time(one.at), one.by, one.operation, one.entity || '', one.property || '', one.before || '', one.after || '']))
      : element('p', {class: 'onb-empty'}, 'Nobody operated on it with the engine’s own means.')
  ].filter(one => one);
}

let shown;

export default [
  {
    id: 'onboarding-way',
    pluginPoint: 'cockpit.processInstance.diagram.plugin',
    priority: 0,
    render: (viewer, {processInstanceId}) => {
      shown = 'instance:' + processInstanceId;
      opened(shown, viewer);
    },
    unmount: () => closed(shown)
  },
  {
    id: 'onboarding-tab',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 100,
    properties: {label: 'Onboarding'},
    render: (node, {processInstanceId}) => {
      const place = node.appendChild(element('div', {class: 'onb onb-tab'}));
      fill(place, read('instances/' + processInstanceId), found => {
        drawWay('instance:' + processInstanceId, found.elements);
        return record(found);
      });
    },
    unmount: () => shown && clear(shown)
  }
];
