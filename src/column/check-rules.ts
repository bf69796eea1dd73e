import { describe, type Problem } from './check-schema.js';
import type { ColumnDocument, Worker } from './column.js';
import { isDate } from './published.js';
import { isWellFormed } from './well-formed.js';

/** Faults that a schema cannot see, of a document whose types are right. */
export function checkRules(column: ColumnDocument): Problem[] {
  return [
    ...checkIds(column),
    ...checkDate(column),
    ...checkTitle(column),
    ...checkCampaign(column),
    ...checkChoices(column),
    ...checkSource(column),
  ];
}

/**
 * Faults of single texts, wherever they stand, in unknown fields too: addresses that run as scripts, and halves of
 * surrogate pairs. The walk has a stack of its own: a document may be nested deeper than calls may be.
 */
export function checkTexts(value: unknown): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<object>();
  const rest: [path: string, key: string, value: unknown][] = [['', '', value]];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [path, key, item] = next;
    if (typeof item === 'string') problems.push(...checkText(path, key, item));
    if (typeof item !== 'object' || item === null || seen.has(item)) continue;
    seen.add(item);
    const children = Array.isArray(item)
      ? item.map((child, index): [string, string, unknown] => [`${path}[${index}]`, key, child])
      : Object.entries(item).map(([name, child]): [string, string, unknown] => [
          path ? `${path}.${name}` : name,
          name,
          child,
        ]);
    for (const child of children.reverse()) rest.push(child);
  }
  return problems;
}

/** What a field is called whose text is an address, however its name is put together: `photo_url`, `imageURL`, `links`. */
const addressNames =
  /(ur[il]|href|src(set)?|link|image|photo|picture|poster|avatar|icon|logo|thumbnail|video|audio|homepage|website)s?$/i;

function checkText(path: string, key: string, text: string): Problem[] {
  const problems: Problem[] = [];
  if (addressNames.test(key) && isScriptAddress(text)) {
    problems.push({
      path,
      severity: 'error',
      message: `这里是 ${describe(text)},这样的地址会运行脚本;请写 http、https 或相对地址。This address would run as a script: give an http, https or relative one.`,
    });
  }
  if (!isWellFormed(text)) {
    problems.push({
      path,
      severity: 'warning',
      message: '有半个字符(单独的代理项),会印成“\ufffd”。Half a character, which will print as U+FFFD.',
    });
  }
  return problems;
}

/** Whether a browser would take an address for a script or a page: it leaves out white space and control characters. */
export function isScriptAddress(address: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what browsers leave out
  const scheme = /^([a-z][a-z0-9+.-]*):([^,;]*)/i.exec(address.replace(/[\u0000-\u0020\u007f]/g, ''));
  if (!scheme) return false;
  const [, name = '', type = ''] = scheme;
  return /^(javascript|vbscript)$/i.test(name) || (/^data$/i.test(name) && !/^image\//i.test(type));
}

function checkIds({ workers }: ColumnDocument): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  workers.forEach(({ id }, index) => {
    if (!id) return;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else
      problems.push({
        path: `workers[${index}].id`,
        severity: 'error',
        message: `${describe(id)} 已用于 workers[${first}];请换一个。This identifier is taken: choose another.`,
      });
  });
  return problems;
}

function checkDate({ published }: ColumnDocument): Problem[] {
  const [path, iso] =
    typeof published === 'object' ? ['published.iso', published?.iso] : ['published', published];
  if (!iso || isDate(iso)) return [];
  const message = `这里是 ${describe(iso)},不是 ISO 8601 日期,如 "2021-12-14T13:26:00+08:00"。Not a date of ISO 8601.`;
  return [{ path, severity: 'error', message }];
}

function checkTitle({ title, titleParts }: ColumnDocument): Problem[] {
  if (!titleParts || titleParts.join('') === title) return [];
  const message = '连起来与 title 不同,没有使用。Joined, they are not the title; they are left out.';
  return [{ path: 'titleParts', severity: 'warning', message }];
}

function checkCampaign({ campaign, workers }: ColumnDocument): Problem[] {
  if (!campaign) return [];
  return workers.flatMap(({ id }, index): Problem[] =>
    id
      ? []
      : [
          {
            path: `workers[${index}].id`,
            severity: 'warning',
            message: '有点赞活动,却没有代号,不能点赞。Without an identifier nobody can like this person.',
          },
        ],
  );
}

const choices: Readonly<Record<'layout' | 'story', readonly string[]>> = {
  layout: ['card', 'row', 'feature'],
  story: ['full', 'panel', 'clamp'],
};

function checkChoices({ workers }: ColumnDocument): Problem[] {
  return workers.flatMap((worker, index) =>
    (Object.keys(choices) as (keyof typeof choices)[]).flatMap((name): Problem[] => {
      if (!worker[name] || readChoice(worker, name)) return [];
      const message = `这里是 ${describe(worker[name])},只能是 ${choices[name].join('、')},没有使用。Not one of these; it is left out.`;
      return [{ path: `workers[${index}].${name}`, severity: 'warning', message }];
    }),
  );
}

/** One of the values that the element knows, or nothing. */
export function readChoice<Name extends keyof typeof choices>(
  worker: Worker,
  name: Name,
): Worker[Name] | undefined {
  const value = worker[name];
  return value && choices[name].includes(value) ? value : undefined;
}

function checkSource(column: ColumnDocument): Problem[] {
  if (column.source || column.credits.some(({ role, raw }) => `${role}${raw}`.includes('来源'))) return [];
  const message = '没有“来源”;转载时须注明。No source is named: reprint law asks for one.';
  return [{ path: 'credits', severity: 'warning', message }];
}
