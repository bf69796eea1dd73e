import { WorkerProfileElement } from './worker-profile.js';

if (!customElements.get('worker-profile')) customElements.define('worker-profile', WorkerProfileElement);

declare global {
  interface HTMLElementTagNameMap {
    'worker-profile': WorkerProfileElement;
  }
}
