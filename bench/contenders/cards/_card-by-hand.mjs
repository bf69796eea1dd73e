/** The card of `lanelight` without Lit: its style sheet, its slots and its boxes, and nothing that watches or adapts. */
import { WorkerProfileElement } from '../../../dist/worker-profile/worker-profile.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(WorkerProfileElement.styles.map(({ cssText }) => cssText).join('\n'));

const template = document.createElement('template');
template.innerHTML =
  '<slot name="portrait"></slot><div class="heading"><small></small><span></span></div><div class="motto fallback"></div><slot name="stats"></slot>';

class CardByHand extends HTMLElement {
  name = '';
  post = '';
  community = '';
  motto = '';
  #boxes;

  connectedCallback() {
    if (this.#boxes) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(document.importNode(template.content, true));
    const [, heading, motto] = root.childNodes;
    this.#boxes = { place: heading.firstChild, name: heading.lastChild, motto };
  }

  /** Writes once, when the contender waits for it. */
  get updateComplete() {
    this.#boxes.place.textContent = this.community + this.post;
    this.#boxes.name.textContent = this.name;
    this.#boxes.motto.textContent = this.motto;
    return undefined;
  }
}
// Before the library, which leaves a tag that is taken to whoever has it.
customElements.define('worker-profile', CardByHand);
