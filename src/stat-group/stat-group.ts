import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { hostStyles } from '../styles/host.styles.js';
import { statGroupStyles } from './stat-group.styles.js';

/**
 * Holds the numbers of one sentence together under its one caption: 18栋楼、25个楼门、47部电梯 of 都安上了电梯阻止器.
 *
 * @summary Several printed numbers under one caption.
 * @tag stat-group
 *
 * @slot - The `<stat-counter>`s, in the order of the sentence.
 * @slot label - The caption; it names the group.
 *
 * @cssprop {<length-percentage>} [--stat-group-gap=1.5em] - Space between two numbers.
 */
export class StatGroupElement extends LitElement {
  static override styles = [hostStyles, statGroupStyles];

  /** The caption, where nothing is slotted for it. */
  @property() label = '';

  override render(): TemplateResult {
    return html`<div class="numbers" role="group" aria-labelledby="caption">
      <slot></slot>
      <div id="caption">
        <slot name="label"><span class="caption" .textContent=${this.label}></span></slot>
      </div>
    </div>`;
  }
}
