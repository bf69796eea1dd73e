/** The library under test: what a card prints as attributes, portrait and figures slotted; off screen it is skipped. */
import '../../../dist/worker-profile/worker-profile.define.js';
import { PHOTO, STATS } from '../_shared/cards.mjs';
import '../_shared/card-content.css';
import './lanelight.css';

const template = document.createElement('template');
template.innerHTML =
  `<worker-profile layout="card">${PHOTO.replace('<img', '<img slot="portrait"')}${STATS.replace('<dl', '<dl slot="stats"')}</worker-profile>`.replace(
    />\s+</g,
    '><',
  );

let cards = [];

function write({ element, photo, figures }, card) {
  Object.assign(element, { name: card.name, post: card.role, community: card.community, motto: card.motto });
  photo.src = card.photo;
  photo.alt = card.name;
  for (const node of figures) node.textContent = card[node.dataset.f];
}

const rendered = () => Promise.all(cards.map(({ element }) => element.updateComplete));

export async function setup(container, data) {
  const fragment = document.createDocumentFragment();
  cards = data.map((card) => {
    const element = document.importNode(template.content, true).firstElementChild;
    const entry = {
      element,
      photo: element.querySelector('img'),
      figures: element.querySelectorAll('dd'),
    };
    customElements.upgrade(element);
    write(entry, card);
    fragment.append(element);
    return entry;
  });
  container.append(fragment);
  await rendered();
}

export async function update(container, data) {
  cards.forEach((entry, index) => write(entry, data[index]));
  await rendered();
}

export async function teardown(container) {
  cards = [];
  container.replaceChildren();
}
