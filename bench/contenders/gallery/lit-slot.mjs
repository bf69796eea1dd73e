/** What Lit itself costs: an element with a sheet and a slot around the slides, and nothing else. */
import { LitElement, css, html } from 'lit';
import { allSlides } from '../_shared/slides.mjs';

class LitSlot extends LitElement {
  static styles = css`
    .strip {
      display: flex;
      height: 400px;
      overflow-x: auto;
      scroll-snap-type: x mandatory;
      scrollbar-width: none;
    }
    ::slotted(*) {
      flex: 0 0 100%;
      scroll-snap-align: start;
    }
  `;

  render() {
    return html`<div class="strip"><slot></slot></div>`;
  }
}
customElements.define('lit-slot', LitSlot);

let strip;
let index = 0;

const show = (behavior) => strip.scrollTo({ left: index * strip.clientWidth, behavior });

export async function setup(container, slides) {
  const element = document.createElement('lit-slot');
  element.append(allSlides(slides, 'div'));
  container.append(element);
  await element.updateComplete;
  strip = element.renderRoot.firstElementChild;
}

export function goTo(to) {
  index = to;
  show('instant');
}

export function next() {
  index += 1;
  show('smooth');
}

export function previous() {
  index -= 1;
  show('smooth');
}

export async function teardown(container) {
  strip = null;
  index = 0;
  container.replaceChildren();
}
