import faxianJson from '../../content/faxian-shanguang-de-ni.json?raw';
import xunzhaoJson from '../../content/xunzhao-zuimei-shequ-gongzuozhe.json?raw';
import type { ColumnDocument, Medium, Person, Stat } from '../../src/column/column.js';
import { parseColumn } from '../../src/column/validate-column.js';
import type { ColumnOptions } from '../../src/render/column-options.js';
import { renderColumn } from '../../src/render/column.js';

/** 红桥区【发现“闪光的你”】, with three people. */
export const faxian = parseColumn(faxianJson, 'content/faxian-shanguang-de-ni.json');

/** 羊城晚报“寻找最美社区工作者”, with one. */
export const xunzhao = parseColumn(xunzhaoJson, 'content/xunzhao-zuimei-shequ-gongzuozhe.json');

/** A person of the two columns. */
export function findPerson(id: string): Person {
  const person = [faxian, xunzhao].flatMap(({ people }) => people).find((each) => each.id === id);
  if (!person) throw new Error(`No person "${id}" in the columns.`);
  return person;
}

/** The column that a person is introduced in. */
export function columnOf({ id }: Person): ColumnDocument {
  return faxian.people.some((each) => each.id === id) ? faxian : xunzhao;
}

/** A number as the newspaper printed it. */
export function findStat(printed: string): Stat {
  const stats = [faxian, xunzhao].flatMap(({ people }) => people).flatMap((person) => person.stats ?? []);
  const stat = stats.find((each) => each.printed === printed);
  if (!stat) throw new Error(`No number "${printed}" in the columns.`);
  return stat;
}

/** Every picture of the two columns. */
export const media: readonly Medium[] = [faxian, xunzhao]
  .flatMap(({ people }) => people)
  .flatMap((person) => person.media ?? []);

/** The markup of the one element in a rendered column that has this tag. */
export function renderPart(column: ColumnDocument, tag: string, options?: ColumnOptions): string {
  const [part] = new RegExp(`<${tag}[\\s>].*?</${tag}>`, 's').exec(renderColumn(column, options).text) ?? [];
  if (!part) throw new Error(`The column "${column.id}" renders no <${tag}>.`);
  return part;
}
