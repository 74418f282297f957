/**
 * The part of the pages' script that keeps a page up to date without a reload: it hears of what happens, and asks for
 * the page again. What somebody is in the midst of, by keyboard or by marking text, stays put. \`leaving\` and
 * \`pollsMax\` are those of the script around it.
 */
export const liveScript = `
  const lookMs = { soon: 150, gap: 1000, poll: 2000, rest: 15000 };

  const inUse = (part) => part.contains(document.activeElement)
    || (!getSelection().isCollapsed && part.contains(getSelection().anchorNode));

  /** Gives the names of the parts that are held back. \`forced\` is the part somebody has just acted in. */
  function bringIn(fresh, forced) {
    let held = false;
    for (const part of document.querySelectorAll('[data-live]')) {
      const other = fresh.getElementById(part.id);
      if (!other || other.dataset.live === part.dataset.live) continue;
      if (inUse(part) && part.id !== forced) { held = true; continue; }
      const hadFocus = part.contains(document.activeElement);
      const opened = [...part.querySelectorAll('details[open][id]')].map(({ id }) => id);
      part.replaceWith(other);
      for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
      if (hadFocus) { other.tabIndex = -1; other.focus({ preventScroll: true }); }
    }
    return held;
  }

  function startLive(news) {
    let looks = 0;
    let timer = 0;
    let dueAtMs = Infinity;
    let lookedAtMs = -Infinity;
    let isTold = false;

    async function look(forced) {
      lookedAtMs = performance.now();
      try {
        const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
        if (!answer.ok) return;
        const held = bringIn(new DOMParser().parseFromString(await answer.text(), 'text/html'), forced);
        news.textContent = held ? news.dataset.held : '';
      } catch { /* The simulator is away: the next look may find it. */ }
    }

    async function run() {
      dueAtMs = Infinity;
      looks += 1;
      if (!document.hidden && !leaving) await look();
      if (looks < pollsMax * 10) lookIn(isTold ? lookMs.rest : lookMs.poll);
    }

    function lookIn(ms) {
      const atMs = performance.now() + ms;
      if (atMs >= dueAtMs) return;
      dueAtMs = atMs;
      clearTimeout(timer);
      timer = setTimeout(run, ms);
    }

    const lookSoon = () => lookIn(Math.max(lookMs.soon, lookedAtMs + lookMs.gap - performance.now()));

    // A browser allows few connections to one address: a tab in the background needs none.
    function listen() {
      const source = new EventSource('/_sim/live');
      source.onopen = () => { isTold = true; lookSoon(); };
      source.onerror = () => { isTold = false; lookIn(lookMs.poll); };
      source.addEventListener('change', lookSoon);
      return source;
    }

    let source = listen();
    document.addEventListener('visibilitychange', () => {
      source.close();
      isTold = false;
      if (!document.hidden) source = listen();
      lookSoon();
    });
    // What was held back because somebody was in the midst of it.
    document.addEventListener('focusout', () => { if (news.textContent !== '') lookSoon(); });
    lookIn(lookMs.poll);
    return look;
  }

  /** Forms that change something here send it without leaving the page; what is refused is sent again as ever. */
  function startStaying(look) {
    document.addEventListener('submit', async (event) => {
      const form = event.target;
      if (event.defaultPrevented || form.dataset.stay === undefined || form.dataset.refused) return;
      event.preventDefault();
      const sent = { method: 'POST', body: new URLSearchParams(new FormData(form, event.submitter)) };
      const answer = await fetch(form.action, { ...sent, headers: { accept: 'application/json' } }).catch(() => undefined);
      delete form.dataset.sent;
      leaving = false;
      if (answer?.ok) return look(form.closest('[data-live]')?.id);
      form.dataset.refused = 'yes';
      form.requestSubmit(event.submitter);
    });
  }

  function startSlider(slider) {
    const labels = JSON.parse(slider.dataset.labels);
    const output = document.querySelector('output[for="' + slider.id + '"]');
    const show = () => {
      output.textContent = labels[slider.value];
      slider.setAttribute('aria-valuetext', labels[slider.value]);
    };
    slider.addEventListener('input', show);
    show();
  }

  function startBench() {
    const news = document.querySelector('[data-news]');
    if (news) startStaying(startLive(news));
    const slider = document.querySelector('[data-labels]');
    if (slider) startSlider(slider);
    // The keyboard goes along to the phone, once its page is there.
    document.addEventListener('click', ({ target }) => {
      const phone = target.target === 'phone' && document.getElementById('phone');
      if (phone) phone.addEventListener('load', () => phone.focus(), { once: true });
    });
  }
`;
