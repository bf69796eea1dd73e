import '../../../dist/stat-counter/stat-counter.define.js';

const format = new Intl.NumberFormat('en');
const create = (to, motion) =>
  Object.assign(document.createElement('stat-counter'), { printed: format.format(to), motion });

/** Seen while the page asks for stillness, so that nothing moves before `run`. */
export async function setup(container, counters, motion = 'roll') {
  // Figures as large as everybody's, in the page's own font.
  container.style.setProperty('--lane-font-size', `${14 / 2.25}px`);
  container.style.setProperty('--stat-counter-font', 'system-ui');
  container.dataset.motion = 'off';
  container.append(...counters.map(({ to }) => create(to, motion)));
  await Promise.all(Array.from(container.children, (counter) => counter.updateComplete));
}

export function run(container) {
  delete container.dataset.motion;
  return Promise.all(
    Array.from(container.children, (counter) => {
      counter.play();
      return new Promise((resolve) => {
        counter.addEventListener('stat-counter-end', resolve, { once: true });
      });
    }),
  );
}

export const text = (container, index) => container.children[index].renderRoot.querySelector('b').textContent;

export async function teardown(container) {
  container.replaceChildren();
}
