import { liveScript } from './live-script.ts';

/**
 * The browser's side of the pages, served at `/assets/page.js`. It counts down, asks the server how the payment stands
 * and guards buttons against a second click. Pages work without it. It is text because it runs in the browser only.
 */
export const pageScript = `'use strict';
(() => {
  const pollMs = { first: 1000, max: 5000, growth: 1.2, failed: 15000 };
  const pollsMax = 2000;

  const watch = document.querySelector('[data-state-url]');
  const clock = document.querySelector('[data-countdown]');
  const voice = document.querySelector('[data-voice]');
  const announcements = voice ? JSON.parse(voice.dataset.voice) : {};
  let endsAtMs = 0;
  let shownSeconds = 0;
  let leaving = false;

  const remainingMs = () => Math.max(0, endsAtMs - performance.now());
  const setRemaining = (ms) => { endsAtMs = performance.now() + ms; };
  const pad = (value) => String(value).padStart(2, '0');

  function showCountdown() {
    const seconds = Math.ceil(remainingMs() / 1000);
    const passed = Object.keys(announcements).map(Number).filter((mark) => seconds <= mark && mark < shownSeconds);
    if (passed.length > 0) voice.textContent = announcements[Math.min(...passed)];
    shownSeconds = seconds;
    clock.textContent = pad(Math.floor(seconds / 60)) + ':' + pad(seconds % 60);
    clock.toggleAttribute('data-urgent', seconds <= 60);
  }

  function startCountdown() {
    setRemaining(Number(clock.dataset.countdown));
    showCountdown();
    setInterval(showCountdown, 1000);
  }

  function startPolling() {
    let polls = 0;
    let waitMs = pollMs.first;
    let timer = 0;
    let asking = false;

    // A form on its way leads on by itself: moving on here as well would come back to the shop twice.
    function moveOn(state) {
      if (leaving) return true;
      if (state.redirect) return location.replace(state.redirect), true;
      if (state.finished) return location.reload(), true;
      return false;
    }

    async function poll() {
      if (asking || leaving) return;
      asking = true;
      polls += 1;
      clearTimeout(timer);
      try {
        const answer = await fetch(watch.dataset.stateUrl, { headers: { accept: 'application/json' }, cache: 'no-store' });
        if (!answer.ok) throw new Error(String(answer.status));
        const state = await answer.json();
        if (moveOn(state)) return;
        if (clock) { setRemaining(state.remainingMs); showCountdown(); }
        waitMs = Math.min(waitMs * pollMs.growth, pollMs.max);
      } catch {
        waitMs = Math.min(waitMs * 2, pollMs.failed);
      }
      asking = false;
      if (polls < pollsMax) timer = setTimeout(poll, waitMs);
    }

    timer = setTimeout(poll, waitMs);
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return;
      waitMs = pollMs.first;
      poll();
    });
  }

  function guardForms() {
    document.addEventListener('submit', (event) => {
      const question = event.target.dataset.ask;
      if (event.target.dataset.sent || (question && !confirm(question))) return event.preventDefault();
      // What opens a tab of its own leaves this page where it is.
      if ((event.submitter?.formTarget || event.target.target) === '_blank') return;
      event.target.dataset.sent = 'yes';
      leaving = true;
    });
    window.addEventListener('pageshow', (event) => {
      leaving = false;
      for (const form of document.forms) delete form.dataset.sent;
      if (event.persisted) location.reload();
    });
  }

${liveScript}
  if (clock) startCountdown();
  if (watch) startPolling();
  guardForms();
  startBench();
})();
`;
