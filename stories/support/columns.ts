import faxianJson from '../../content/faxian-shanguang-de-ni.json?raw';
import xunzhaoJson from '../../content/xunzhao-zuimei-shequ-gongzuozhe.json?raw';
import type { ColumnDocument, Medium, Worker } from '../../src/column/column.js';
import type { PrintedPerson } from '../../src/column/print-person.js';
import { printStat, textOfStat, type PrintedStat } from '../../src/column/print-stat.js';
import { readPrint, type Print } from '../../src/column/print.js';
import { parseColumn } from '../../src/column/validate-column.js';
import type { ColumnOptions } from '../../src/render/column-options.js';
import { renderColumn } from '../../src/render/column.js';

/** 红桥区【发现“闪光的你”】, with three people. */
export const faxian = parseColumn(faxianJson, 'content/faxian-shanguang-de-ni.json');

/** 羊城晚报“寻找最美社区工作者”, with one. */
export const xunzhao = parseColumn(xunzhaoJson, 'content/xunzhao-zuimei-shequ-gongzuozhe.json');

const prints = [readPrint(faxian), readPrint(xunzhao)];

/** A person of the two columns, as their document has them. */
export function findWorker(id: string): Worker {
  const worker = [faxian, xunzhao].flatMap(({ workers }) => workers).find((each) => each.id === id);
  if (!worker) throw new Error(`No person "${id}" in the columns.`);
  return worker;
}

/** A person of the two columns, as they are printed. */
export function findPerson(id: string): PrintedPerson {
  const person = prints.flatMap(({ people }) => people).find((each) => each.id === id);
  if (!person) throw new Error(`No person "${id}" in the columns.`);
  return person;
}

/** The column that a person is introduced in. */
export function printOf({ name }: PrintedPerson): Print {
  const print = prints.find(({ people }) => people.some((each) => each.name === name));
  if (!print) throw new Error(`No column introduces ${name}.`);
  return print;
}

/** A number as the newspaper printed it. */
export function findStat(printed: string): PrintedStat {
  const stats = [faxian, xunzhao].flatMap(({ workers }) => workers).flatMap((worker) => worker.stats ?? []);
  const stat = stats.map(printStat).find((each) => textOfStat(each) === printed);
  if (!stat) throw new Error(`No number "${printed}" in the columns.`);
  return stat;
}

/** Every picture of the two columns. */
export const media: readonly Medium[] = [faxian, xunzhao]
  .flatMap(({ workers }) => workers)
  .flatMap((worker) => worker.media ?? []);

/** The markup of the one element in a rendered column that has this tag. */
export function renderPart(column: ColumnDocument, tag: string, options?: ColumnOptions): string {
  const [part] = new RegExp(`<${tag}[\\s>].*?</${tag}>`, 's').exec(renderColumn(column, options).text) ?? [];
  if (!part) throw new Error(`The column "${column.id}" renders no <${tag}>.`);
  return part;
}
