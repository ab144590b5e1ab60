// Additions to Tasklist: which customer's onboarding a task belongs to, the way to its page, what comes after a step, and
// nothing that this person can't use. Without this file Tasklist works as well.

// the application's root, with its context path
const ROOT = new URL('../../../../', import.meta.url);
const SUBMITTED = /\/(process-definition|task)\/(.+)\/submit-form$/;
const ONBOARDING = /^ONB\d+$/;
// where Tasklist keeps what was typed, and where we keep whose it is
const LEFT_FORM = /^(camunda-form|camForm):/;
const READER = 'onboarding-reader';

// what is added in words; another language is a file beside this one, and Tasklist itself follows the browser, too
const ENGLISH = {
  claim: 'Choose “Claim” first. Then you can fill in the form, and your colleagues see that you work on it.',
  completed: 'The task is complete.',
  registered: 'The onboarding is {0}.',
  next: 'See what comes next',
  setup: 'See the set-up',
  none: 'This task belongs to no onboarding.',
  progress: 'Progress',
  onboardings: 'Onboardings'
};

// task id -> promise of {onboarding, customer}, or of undefined where the task belongs to no onboarding
const onboardings = new Map();
let asked = [];

/** Asks for all tasks of one moment at once: a page of cards is one request. */
function onboardingOf(task) {
  if (!onboardings.has(task)) {
    if (!asked.length) {
      setTimeout(ask);
    }
    onboardings.set(task, new Promise(answer => asked.push({task, answer})));
  }
  return onboardings.get(task);
}

async function ask() {
  const waiting = asked;
  asked = [];
  const query = waiting.map(one => 'id=' + encodeURIComponent(one.task)).join('&');
  const found = await json('tasks?' + query);
  waiting.forEach(one => {
    const task = (found || []).find(candidate => candidate.id === one.task);
    if (!task) {
      onboardings.delete(one.task);
    }
    one.answer(task);
  });
}

/** The answer, or undefined: what is missing here is missing on the page, and breaks nothing. */
async function json(path) {
  try {
    const answer = await fetch(new URL(path, ROOT), {headers: {Accept: 'application/json'}});
    return answer.ok && !answer.redirected ? await answer.json() : undefined;
  } catch (e) {
    return undefined;
  }
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text || '';
  return made;
}

function link(className, text, path) {
  const made = element('a', className, text);
  made.href = new URL(path, ROOT);
  return made;
}

function currentTask() {
  const task = /[?&]task=([^&]+)/.exec(location.hash);
  return task && decodeURIComponent(task[1]);
}

/** Below the name of the open task: whose onboarding it is. Above its form, while it is unclaimed: why the form is grey. */
async function completeTask() {
  const names = document.querySelector('.task-card .names');
  const task = currentTask();
  if (names && task && names.dataset.onboardingTask !== task) {
    names.dataset.onboardingTask = task;
    names.querySelectorAll('.onboarding-of').forEach(old => old.remove());
    const found = await onboardingOf(task);
    if (found && names.dataset.onboardingTask === task) {
      const line = element('p', 'onboarding-of', found.customer + ' · ');
      line.append(link('', found.onboarding, 'onboardings/' + found.onboarding));
      names.append(line);
    }
  }
  const card = document.querySelector('.task-card');
  const hint = document.querySelector('.onboarding-claim');
  const unclaimed = card && card.querySelector('button.claim');
  if (unclaimed && !hint) {
    card.querySelector('.tabbed-content').before(element('p', 'onboarding-claim', texts.claim));
  } else if (!unclaimed && hint) {
    hint.remove();
  }
}

/** What comes next, after a form was taken. What was wrong with it before is over. */
async function taken(kind, id, answer) {
  document.querySelectorAll('.page-notifications .alert-danger button.close').forEach(old => old.click());
  const number = kind === 'task'
    ? ((await onboardings.get(id)) || {}).onboarding
    : JSON.parse(answer).businessKey;
  if (!number) {
    return;
  }
  const registered = ONBOARDING.test(number);
  const next = element('div', 'onboarding-next');
  next.setAttribute('role', 'status');
  next.append(
    kind === 'task' ? texts.completed + ' ' : registered ? texts.registered.replace('{0}', number) + ' ' : '',
    registered ? link('', texts.next, 'onboardings/' + number) : link('', texts.setup, 'setup'));
  document.querySelectorAll('.onboarding-next').forEach(old => old.remove());
  document.querySelector('.page-notifications').append(next);
  setTimeout(() => next.remove(), 30000);
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function(method, url, ...rest) {
  const submitted = method === 'POST' && SUBMITTED.exec(new URL(url, location.href).pathname);
  if (submitted) {
    this.addEventListener('load', () => {
      if (this.status < 300) {
        taken(submitted[1], submitted[2], this.responseText);
      }
    });
  }
  return open.call(this, method, url, ...rest);
};

/** Who is signed in. A form that another person left half filled in this browser is forgotten. */
async function signedIn() {
  const rights = await json('camunda/api/admin/auth/user/default');
  if (rights && localStorage.getItem(READER) !== rights.userId) {
    Object.keys(localStorage).filter(key => LEFT_FORM.test(key)).forEach(key => localStorage.removeItem(key));
    localStorage.setItem(READER, rights.userId);
  }
  return rights;
}

/** Hides what this person can't use: the tabs that only Cockpit's people see something in, after the form and the progress, and an empty list of processes. */
async function hideWhatIsForOthers() {
  document.body.classList.remove('onboarding-only-forms', 'onboarding-no-start');
  const rights = await signedIn();
  if (rights && !rights.authorizedApps.includes('cockpit')) {
    document.body.classList.add('onboarding-only-forms');
  }
  const startable = await json('camunda/api/engine/engine/default/process-definition'
    + '?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true&maxResults=1');
  if (startable && !startable.length) {
    document.body.classList.add('onboarding-no-start');
  }
}

const language = navigator.language.split('-')[0];
const texts = {
  ...ENGLISH,
  ...(language === 'en' ? {} : await json('camunda/app/tasklist/scripts/onboarding_' + language + '.json'))
};

let planned = false;
new MutationObserver(() => {
  if (!planned) {
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      completeTask();
    });
  }
}).observe(document.body, {childList: true, subtree: true});

// Tasklist waits for this, so that no form is shown before
await signedIn();

/** The steps of the onboarding as its page shows them: rendered there, so that both say the same. */
async function showProgress(node, task) {
  const found = await onboardingOf(task);
  const answer = found && await fetch(new URL('onboardings/' + found.onboarding + '/progress', ROOT));
  if (!answer || !answer.ok || answer.redirected) {
    node.append(element('p', 'onboarding-progress', texts.none));
    return;
  }
  const shown = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.onboarding-progress');
  node.replaceChildren(shown);
}

export default [
  {
    id: 'onboarding-progress',
    pluginPoint: 'tasklist.task.detail',
    // beside the form, before the tabs that only Cockpit's people see
    priority: 900,
    properties: {label: texts.progress},
    render: (node, {taskId}) => {
      showProgress(node, taskId);
    }
  },
  {
    id: 'onboarding-card',
    pluginPoint: 'tasklist.card',
    priority: 500,
    render: async (node, {taskId}) => {
      const found = await onboardingOf(taskId);
      if (found) {
        node.append(element('span', 'onboarding-of', found.customer + ' · ' + found.onboarding));
      }
    }
  },
  {
    id: 'onboarding-list',
    pluginPoint: 'tasklist.navbar.action',
    priority: 400,
    // only the menu of a person who is signed in has actions
    render: node => {
      node.append(link('onboarding-list', texts.onboardings, 'onboardings'));
      hideWhatIsForOthers();
    }
  }
];
