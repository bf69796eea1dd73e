/* global document, location, matchMedia */
/** The search and the settings of the documentation: a classic script, so that the pages open from a disk as well. */
(() => {
  const root = document.documentElement;
  const up = document.body.dataset.root;
  const input = document.querySelector('#search');
  const found = document.querySelector('#found');
  const index = (globalThis.laneSearchIndex || []).map(([path, page, heading, text]) => ({
    path,
    page,
    heading,
    text,
    low: `${page} ${heading} ${text}`.toLowerCase(),
    lowHeading: `${page} ${heading}`.toLowerCase(),
  }));

  /** Words of letters as they are; of Chinese, each two characters that follow one another: nobody writes spaces there. */
  const toTerms = (query) =>
    (query.toLowerCase().match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) || []).flatMap((run) =>
      /\p{Script=Han}/u.test(run) && run.length > 2
        ? Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2))
        : [run],
    );

  const rank = (section, terms, whole) => {
    const hits = terms.filter((term) => section.low.includes(term)).length;
    // Two words without a space between them have one pair of characters that nobody wrote.
    if (hits < terms.length * 0.6) return 0;
    const inHeading = terms.filter((term) => section.lowHeading.includes(term)).length;
    return (
      (10 * hits) / terms.length +
      4 * inHeading +
      (section.low.includes(whole) ? 6 : 0) +
      (section.page.toLowerCase() === whole ? 20 : 0) +
      (section.lowHeading.includes(whole) ? 6 : 0)
    );
  };

  const search = (query) => {
    const terms = toTerms(query);
    if (terms.length === 0) return [];
    const whole = query.trim().toLowerCase();
    return index
      .map((section) => ({ section, score: rank(section, terms, whole) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 12)
      .map(({ section }) => section);
  };

  const excerpt = ({ text }, query) => {
    const [term = ''] = toTerms(query).filter((each) => text.toLowerCase().includes(each));
    const at = Math.max(0, text.toLowerCase().indexOf(term) - 24);
    return `${at > 0 ? '…' : ''}${text.slice(at, at + 90)}`;
  };

  const show = () => {
    const query = input.value;
    const results = search(query);
    found.hidden = query.trim() === '';
    const list = document.createElement('ul');
    for (const section of results) {
      const link = document.createElement('a');
      link.href = `${up}/${section.path}`;
      const title = document.createElement('b');
      title.textContent =
        section.heading && section.heading !== section.page
          ? `${section.page} › ${section.heading}`
          : section.page;
      const text = document.createElement('span');
      text.textContent = excerpt(section, query);
      link.append(title, text);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    const none = document.createElement('p');
    none.textContent = `没有找到“${query.trim()}”。Nothing found.`;
    found.replaceChildren(results.length > 0 ? list : none);
  };
  input.addEventListener('input', show);
  input.form.addEventListener('submit', (event) => {
    event.preventDefault();
    const first = found.querySelector('a');
    if (first) location.href = first.href;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') found.hidden = true;
    if (event.key === '/' && document.activeElement === document.body) {
      event.preventDefault();
      input.focus();
    }
  });
  document.addEventListener('click', ({ target }) => {
    if (!input.form.contains(target)) found.hidden = true;
  });

  const wide = matchMedia('(min-width: 62em)');
  const fit = () => (document.querySelector('.nav').open = wide.matches);
  wide.addEventListener('change', fit);
  fit();

  const isNight = () =>
    root.dataset.theme === 'night' ||
    (root.dataset.theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const toggles = {
    elder: {
      isOn: () => root.hasAttribute('data-elder'),
      set: (on) => root.toggleAttribute('data-elder', on),
    },
    night: { isOn: isNight, set: (on) => (root.dataset.theme = on ? 'night' : 'daily') },
  };
  const buttons = [...document.querySelectorAll('[data-toggle]')];
  const print = () => {
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(toggles[button.dataset.toggle].isOn()));
  };
  for (const button of buttons) {
    const { toggle } = button.dataset;
    const kept = (() => {
      try {
        return localStorage.getItem(`lanelight:${toggle}`);
      } catch {
        return null;
      }
    })();
    if (kept) toggles[toggle].set(kept === 'on');
    button.addEventListener('click', () => {
      const on = !toggles[toggle].isOn();
      toggles[toggle].set(on);
      try {
        localStorage.setItem(`lanelight:${toggle}`, on ? 'on' : 'off');
      } catch {
        // Nothing to keep it in; the page itself has changed already.
      }
      print();
    });
  }
  print();
})();
