// Where all onboardings stand: a page of Cockpit, with a place in its menu and on its dashboard.
import {cockpitLink, day, element, fill, lasting, pageLink, party, read, recordLink, table, time, words} from './page.js';

const WEEKS = 12;
const SHOWN = 10;

/** Onboardings in this state that wait for this party, as our list filters them. */
function list(entry, late, number) {
  const filter = new URLSearchParams({state: entry.state, waitingOn: entry.waitingOn.toLowerCase()});
  if (late) {
    filter.set('late', 'overdue');
  }
  return pageLink('onboardings?' + filter, number);
}

/** Running instances at a step, for those who have no list of onboardings. */
function instances(entry, definition, number) {
  const query = JSON.stringify([{type: 'activityIdIn', operator: 'eq', value: 'userTask_' + entry.step, name: ''}]);
  return definition && entry.step
    ? cockpitLink(`/process-definition/${definition}/runtime?searchQuery=${encodeURIComponent(query)}`, number)
    : number;
}

function waits(entry) {
  return entry.count + (entry.count === 1 ? ' waits' : ' wait');
}

function pipeline(entries, definition, staff) {
  if (!entries.length) {
    return element('p', {class: 'onb-empty'}, 'No onboarding waits for anything.');
  }
  const most = Math.max(...entries.map(entry => entry.count));
  return element('ol', {class: 'onb-pipeline'}, entries.map(entry => {
    const bar = element('span', {class: 'onb-bar', 'aria-hidden': 'true'},
      element('span', {class: 'onb-late'}), element('span', {class: 'onb-in-time onb-' + entry.waitingOn.toLowerCase()}));
    bar.children[0].style.width = 100 * entry.late / most + '%';
    bar.children[1].style.width = 100 * (entry.count - entry.late) / most + '%';
    return element('li', {},
      element('span', {class: 'onb-step'}, entry.title, element('small', {}, words(entry.state))),
      element('span', {class: 'onb-party onb-' + entry.waitingOn.toLowerCase()}, party(entry.waitingOn)),
      bar,
      element('span', {class: 'onb-count'}, staff ? list(entry, false, waits(entry)) : instances(entry, definition, waits(entry)),
        entry.late ? [', ', staff ? list(entry, true, entry.late + ' late') : entry.late + ' late'] : ''));
  }));
}

/** The onboardings behind one number of a week, below the weeks. */
function ofWeek(place, week, column, staff) {
  return fill(place, read(`weeks/${week.monday}/${column.toUpperCase()}`, {size: 200}), found => table(
    `${words(column)} in the week from ${day(week.monday)}${found.length < week[column] ? ': the first ' + found.length : ''}`,
    ['Onboarding', ...(staff ? ['Customer'] : []), 'State now', 'At'],
    found.map(one => [recordLink(one.number, staff), ...(staff ? [one.customerName] : []), words(one.state), time(one.at)])));
}

function weeks(all, staff) {
  const behind = element('div', {'aria-live': 'polite'});
  const columns = ['started', 'established', 'denied', 'withdrawn', 'expired'];
  const most = Math.max(1, ...all.map(week => week.started), ...all.map(week => week.established));
  const cell = (week, column) => {
    const bar = element('span', {class: 'onb-mini onb-mini-' + column, 'aria-hidden': 'true'});
    bar.style.width = 60 * Math.min(1, week[column] / most) + 'px';
    const number = week[column] ? element('button', {
      type: 'button', class: 'btn btn-link onb-number', title: `List what was ${column}`,
      onclick: () => ofWeek(behind, week, column, staff)
    }, String(week[column])) : element('span', {class: 'onb-number'}, '0');
    return [number, bar];
  };
  return [table('By week, from Monday to Sunday in UTC', ['Week from', ...columns.map(words)],
    all.slice().reverse().map(week => [day(week.monday), ...columns.map(column => cell(week, column))])), behind];
}

/** The onboardings that one lead time was measured of, below the lead times. */
function measured(place, one, staff) {
  return fill(place, read('lead-times/onboardings', {step: one.step, party: one.party, size: 200}), found => table(
    `${one.title || 'Established'}${found.length < one.count ? ': the last ' + found.length : ''}`,
    ['Onboarding', ...(staff ? ['Customer'] : []), 'State now', 'At', 'Took'],
    found.map(each => [recordLink(each.number, staff), ...(staff ? [each.customerName] : []), words(each.state), time(each.at),
      lasting(each.seconds)])));
}

function leadTimes(times, staff) {
  if (!times.length) {
    return element('p', {class: 'onb-empty'}, 'Nobody has completed a step so far.');
  }
  const longest = Math.max(1, ...times.map(one => one.percentile90Seconds));
  const behind = element('div', {'aria-live': 'polite'});
  return [table('Of the last 1,000 established onboardings, and of the last 1,000 completed steps',
    ['Step', 'Party', 'Measured', 'Half within', 'Nine of ten within', ''],
    times.map(one => {
      const bar = element('span', {class: 'onb-range', 'aria-hidden': 'true'}, element('span', {}));
      bar.style.width = 100 * one.percentile90Seconds / longest + '%';
      bar.firstChild.style.width = one.percentile90Seconds
        ? 100 * one.medianSeconds / one.percentile90Seconds + '%' : '0';
      return [one.title || element('strong', {}, 'From the registration until it is established'),
        one.party ? party(one.party) : '', element('button', {
          type: 'button', class: 'btn btn-link onb-number', title: 'List what was measured',
          onclick: () => measured(behind, one, staff)
        }, String(one.count)), lasting(one.medianSeconds), lasting(one.percentile90Seconds), bar];
    })), behind];
}

function more(shown, total, link) {
  return total > shown.length ? element('p', {class: 'onb-more'}, `${shown.length} of ${total}. `, link) : '';
}

function attention(found, staff) {
  const incidents = found.incidents.map(one => [
    recordLink(one.number, staff), one.customerName || '',
    cockpitLink(`/process-instance/${one.processInstanceId}/runtime?tab=incidents-tab`, one.step),
    time(one.since), one.cause || '', one.solution, one.nextTry ? time(one.nextTry) : 'no further try']);
  const steps = all => all.map(one => [
    recordLink(one.number, staff), ...(staff ? [one.customerName] : []), one.title, party(one.waitingOn), time(one.due), time(one.expires)]);
  const heads = ['Onboarding', ...(staff ? ['Customer'] : []), 'Step', 'Waits for', 'Due', 'Expires'];
  const all = late => staff ? pageLink(`onboardings?late=${late}&sort=due`, 'See all of them') : '';
  const nothing = !found.incidentCount && !found.overdueCount && !found.expiringCount;
  return nothing
    ? [element('p', {class: 'onb-empty'}, 'Nothing needs attention: no step failed, is overdue or expires soon.')]
    : [
      incidents.length ? table(`Failed steps: ${found.incidentCount}`,
        ['Number', 'Customer', 'Step', 'Since', 'Cause', 'What to do', 'Next try'], incidents) : '',
      more(incidents, found.incidentCount, cockpitLink('/processes', 'See the processes')),
      found.overdue.length ? table(`Overdue: ${found.overdueCount}`, heads, steps(found.overdue)) : '',
      more(found.overdue, found.overdueCount, all('overdue')),
      found.expiring.length
        ? table(`Expire within three days: ${found.expiringCount}`, heads, steps(found.expiring)) : '',
      more(found.expiring, found.expiringCount, all('expiring'))
    ].filter(one => one);
}

/** The latest version of the onboarding's model, for links to its instances. */
async function latestDefinition(api) {
  try {
    const answer = await fetch(api.engineApi + '/process-definition/key/customer-onboarding', {headers: {Accept: 'application/json'}});
    return answer.ok ? (await answer.json()).id : undefined;
  } catch (e) {
    return undefined;
  }
}

async function render(node, {api}) {
  const part = title => {
    const place = element('div', {}, element('p', {class: 'onb-empty'}, '…'));
    node.firstChild.append(element('section', {'aria-label': title}, element('h3', {}, title), place));
    return place;
  };
  node.replaceChildren(element('div', {class: 'onb'}));
  const waiting = part('What the onboardings wait for');
  const urgent = part('What needs attention');
  const byWeek = part('Weeks');
  const durations = part('Lead times');
  const [definition, found] = await Promise.all([latestDefinition(api), read('attention', {size: SHOWN})]);
  const staff = Boolean(found.data && found.data.onboardingsVisible);
  fill(waiting, read('pipeline'), entries => pipeline(entries, definition, staff));
  fill(urgent, found, all => attention(all, staff));
  fill(byWeek, read('weeks', {weeks: WEEKS}), all => weeks(all, staff));
  fill(durations, read('lead-times'), times => leadTimes(times, staff));
}

export default [
  {
    id: 'onboardings-menu',
    pluginPoint: 'cockpit.navigation',
    priority: 90,
    properties: {label: 'Onboardings', pagePath: '#/onboardings'}
  },
  {
    id: 'onboardings-page',
    pluginPoint: 'cockpit.route',
    priority: 0,
    properties: {path: '/onboardings'},
    render: (node, parameters) => {
      node.classList.add('onb-page');
      return render(node, parameters);
    }
  },
  {
    id: 'onboardings-dashboard',
    pluginPoint: 'cockpit.dashboard',
    priority: 100,
    render
  }
];
