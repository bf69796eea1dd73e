import '@angular/compiler';
import 'lanelight/define';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

@Component({
  selector: '#app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="rename" (click)="subject.set('张艳')"></button>
    <button id="disable" (click)="disabled.set(!disabled())"></button>
    <button id="hide" (click)="shown.set(!shown())"></button>
    <button id="add" (click)="people.set(['叶杰'].concat(people()))"></button>
    <button id="next" (click)="gallery.goTo(1)"></button>
    <output>{{ likes() }}</output>
    @for (name of people(); track name) {
      <worker-profile [name]="name" layout="row"
        ><p slot="motto">{{ name }}的话</p></worker-profile
      >
    }
    <like-button
      adapter="local"
      campaign="angular"
      item="fan-di"
      [subject]="subject()"
      [disabled]="disabled()"
      (like-button-liked)="likes.set(likes() + 1)"
    ></like-button>
    @if (shown()) {
      <stat-counter
        value="1500"
        unit="户次"
        qualifier="余"
        label="累计走访群众"
        [static]="true"
      ></stat-counter>
    }
    <swipe-gallery #gallery label="照片" [index]="0">
      <figure>一</figure>
      <figure>二</figure>
      <figure>三</figure>
    </swipe-gallery>
  `,
})
class App {
  readonly subject = signal('范迪');
  readonly disabled = signal(false);
  readonly shown = signal(true);
  readonly likes = signal(0);
  readonly people = signal(['张宇', '范迪']);
}

void bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
