// What the plug-ins of Cockpit share: asking our API, and building what they show. They hold no rule of their own.

// the application's root, with its context path
export const ROOT = new URL('../../../../../', import.meta.url);

const TIME = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC'});
const DAY = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeZone: 'UTC'});

const WORDS = {
  PROVIDER: 'provider',
  CUSTOMER: 'customer',
  SYSTEM: 'system',
  NOBODY: 'nobody'
};

/**
 * Reads below /api/operations with the session of Cockpit. Answers {data}, or {sentence} where there is nothing to show. The
 * header keeps the browser from asking for a password when the session has ended.
 */
export async function read(path, parameters = {}) {
  const address = new URL('api/operations/' + path, ROOT);
  Object.entries(parameters).filter(([, value]) => value !== '' && value !== undefined)
    .forEach(([name, value]) => address.searchParams.set(name, value));
  try {
    const answer = await fetch(address, {headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest'}});
    if (answer.ok) {
      return {data: await answer.json()};
    }
    if (answer.status === 401) {
      return {sentence: 'Your session has ended. Sign in again.'};
    }
    return {
      sentence: answer.status === 404 || answer.status === 403
        ? 'There is nothing here for you. Operations and provider admins see the onboardings.'
        : 'The numbers can’t be shown now. Try again in a minute.'
    };
  } catch (e) {
    return {sentence: 'The server does not answer. Try again in a minute.'};
  }
}

/** An element with attributes, and with texts or elements in it. A text stays a text, whatever is in it. */
export function element(name, attributes, ...content) {
  const made = document.createElement(name);
  Object.entries(attributes || {}).filter(([, value]) => value !== undefined && value !== false)
    .forEach(([key, value]) => key.startsWith('on') ? made.addEventListener(key.substring(2), value) : made.setAttribute(key, value));
  made.append(...content.flat().filter(one => one !== undefined && one !== null && one !== ''));
  return made;
}

export function table(caption, heads, rows) {
  return element('table', {class: 'table onb-table'},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, heads.map(head => element('th', {scope: 'col'}, head)))),
    element('tbody', {}, rows.map(cells => element('tr', {}, cells.map(cell => element('td', {}, cell))))));
}

/** Shows a part of a page, or the sentence why there is nothing. */
export async function fill(node, answer, show) {
  const {data, sentence} = await answer;
  node.replaceChildren(...(sentence ? [element('p', {class: 'onb-empty', role: 'status'}, sentence)] : [show(data)].flat()));
}

/** A page of ours. */
export function pageLink(path, ...content) {
  return element('a', {href: new URL(path, ROOT).href}, ...content);
}

/** A page of Cockpit. */
export function cockpitLink(path, ...content) {
  return element('a', {href: '#' + path}, ...content);
}

/** The page of an onboarding, for those who have one. */
export function recordLink(number, mayOpen) {
  return /^ONB\d+$/.test(number || '') && mayOpen ? pageLink('onboardings/' + number, number) : number || '';
}

export function time(at) {
  return at ? TIME.format(new Date(at)) + ' UTC' : '';
}

export function day(at) {
  return DAY.format(new Date(at));
}

/** How long something took, in the two largest units that fit. */
export function lasting(seconds) {
  if (seconds === undefined || seconds === null) {
    return '';
  }
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) {
    return seconds + ' s';
  }
  if (minutes < 60) {
    return minutes + ' min';
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? hours + ' h' + (minutes % 60 ? ' ' + minutes % 60 + ' min' : '')
    : Math.floor(hours / 24) + ' d' + (hours % 24 ? ' ' + hours % 24 + ' h' : '');
}

export function party(name) {
  return WORDS[name] || name;
}

/** Labels that differ from the words of their constant. */
const LABELS = {OFFBOARDED: 'Off-boarded'};

/** AWAITING_APPROVAL becomes "Awaiting approval". */
export function words(constant) {
  if (LABELS[constant]) {
    return LABELS[constant];
  }
  const lower = (constant || '').toLowerCase().replaceAll('_', ' ');
  return lower.charAt(0).toUpperCase() + lower.substring(1);
}
