import '@angular/compiler';
import 'lanelight/define';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { draw, more, photos } from './slides.js';

@Component({
  selector: '#app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="rename" (click)="subject.set('张艳')"></button>
    <button id="disable" (click)="disabled.set(!disabled())"></button>
    <button id="hide" (click)="shown.set(!shown())"></button>
    <button id="add" (click)="people.set(['叶杰'].concat(people()))"></button>
    <button id="next" (click)="gallery.goTo(1)"></button>
    <button id="more" (click)="items.set(more)"></button>
    <output>{{ likes() }}</output>
    <output id="heard">{{ heard().join() }}</output>
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
      (lower)="hear($event)"
      (camelCase)="hear($event)"
      (Capitalised)="hear($event)"
      (CAPITALS)="hear($event)"
      >为{{ subject() }}点赞</like-button
    >
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
    <swipe-gallery id="long" label="更多" [items]="items()" [renderItem]="draw"></swipe-gallery>
    <column-header id="kebab" kicker="甲" [attr.kicker-href]="'/a'"></column-header>
    <column-header id="camel" kicker="乙" [kickerHref]="'/b'"></column-header>
  `,
})
class App {
  readonly subject = signal('范迪');
  readonly disabled = signal(false);
  readonly shown = signal(true);
  readonly likes = signal(0);
  readonly people = signal(['张宇', '范迪']);
  readonly items = signal(photos);
  readonly heard = signal<string[]>([]);
  readonly more = more;
  readonly draw = draw;

  hear({ type }: Event): void {
    this.heard.set([...this.heard(), type]);
  }
}

void bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
