import { Component, CUSTOM_ELEMENTS_SCHEMA, viewChild, type ElementRef } from '@angular/core';
import type { LanelightElements } from 'lanelight/angular';

type Button = LanelightElements['like-button'];

@Component({
  selector: 'a-button',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<like-button #button campaign="x" (like-button-liked)="note($event)"></like-button>`,
})
export class AButton {
  readonly button = viewChild.required<ElementRef<Button['element']>>('button');
  note(event: Button['events']['like-button-liked']) {
    event.count?.toFixed();
    this.button().nativeElement.mode = 'clap';
    // @ts-expect-error no such mode
    this.button().nativeElement.mode = 'sometimes';
    // @ts-expect-error the event has no such member
    event.nonsense;
  }
}
