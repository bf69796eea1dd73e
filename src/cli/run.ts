import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ColumnDocument } from '../column/column.js';
import { ColumnError } from '../column/validate-column.js';
import { toFileName } from '../render/addresses.js';
import { findDoubts, forms, type Form, type RenderOptions } from './forms.js';
import { readPageFiles, readVersionedFiles, renderTags } from './page-files.js';
import { checkFile, listDocuments, readColumns, readFileOfColumns } from './read-columns.js';
import { serveSite } from './serve.js';
import { renderSite, renderSiteFile, type ExtraPages } from './site.js';
import { usage, UsageError } from './usage.js';
import { writeFolder, writeWhole } from './write-file.js';

const readableErrors = new Set(['UsageError', 'ColumnError', 'ServiceError']);
let isJson = false;

/**
 * Does what the command line says: `lanelight check | render | files | serve`. Faults are reported, and end the process with 1.
 *
 * @param args - what follows the program's name
 * @param extra - pages that `serve` shows beside those of the columns
 */
export async function runCommand(args: string[], extra?: ExtraPages): Promise<void> {
  isJson = args.includes('--json');
  try {
    await run(args, extra);
  } catch (error) {
    reportError(error as Error);
    process.exitCode = 1;
  }
}

async function run(args: string[], extra?: ExtraPages): Promise<void> {
  const { values, positionals } = parse(args);
  const [command, ...paths] = positionals;
  if (values.help) console.log(usage);
  else if (command === 'check') await check(paths.length > 0 ? paths : [values.content]);
  else if (command === 'render' && (paths.length > 0 || values.to !== undefined))
    await renderForm(paths, values);
  else if (command === 'render') await renderFolder(values.content, values.out ?? 'site', values.base);
  else if (command === 'files') await listFiles(paths, values);
  else if (command === 'serve') await serve(paths, values, extra);
  else if (command) throw new UsageError(`没有命令 "${command}"。No such command.\n\n${usage}`);
  else throw new UsageError(usage);
}

type Options = ReturnType<typeof parse>['values'];

function parse(args: string[]) {
  const { env } = process;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        json: { type: 'boolean', default: false },
        to: { type: 'string' },
        out: { type: 'string' },
        base: { type: 'string' },
        assets: { type: 'string', default: 'assets' },
        shadow: { type: 'boolean', default: false },
        content: { type: 'string', default: 'content' },
        database: { type: 'string', default: env['LANELIGHT_DATABASE'] ?? 'lanelight.db' },
        port: { type: 'string', default: env['PORT'] ?? '8080' },
        host: { type: 'string', default: env['HOST'] ?? '127.0.0.1' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

function reportError(error: Error): void {
  const { name, message, stack } = error;
  if (!isJson) return console.error(readableErrors.has(name) ? message : stack);
  const file = error instanceof ColumnError ? error.source : undefined;
  const problems = error instanceof ColumnError ? error.problems : [{ path: '', severity: 'error', message }];
  console.error(JSON.stringify({ file, problems }, undefined, 2));
}

/** What is sound goes to the standard output, faults to that of errors; as JSON all goes to the former. */
async function check(paths: readonly string[]): Promise<void> {
  const files = (await Promise.all(paths.map(listDocuments))).flat();
  if (files.length === 0)
    throw new UsageError(`${paths.join(' ')}:没有栏目文件(*.json)。No column documents here.`);
  const reports = await Promise.all(files.map(checkFile));
  if (isJson) {
    const list = reports.map(({ file, isSound, problems }) => ({ file, sound: isSound, problems }));
    console.log(JSON.stringify({ files: list }, undefined, 2));
  } else for (const { isSound, text } of reports) (isSound ? console.log : console.error)(text);
  if (reports.some(({ isSound }) => !isSound)) process.exitCode = 1;
}

async function renderForm(
  paths: readonly string[],
  { to, out, base, assets, shadow }: Options,
): Promise<void> {
  const [file, ...others] = paths;
  const form = forms.get(to ?? 'page');
  const names = [...forms.keys()].join(' ');
  if (!form) throw new UsageError(`没有形式 "${to}";可选 ${names}。No such form.`);
  if (!file || others.length > 0)
    throw new UsageError(`render 一次排一个栏目文件。Name one file to render.\n\n${usage}`);
  if (shadow && to !== undefined && to !== 'page')
    throw new UsageError('--shadow 只用于 --to page。Only pages have shadow roots.');
  const { columns } = await readFileOfColumns(file);
  if (columns.length === 0) throw new UsageError(`${file}:columns 是空的。It holds no column.`);
  const options = { base: readBase(base), assets, shadow: shadow ? await loadShadow() : undefined };
  for (const doubt of findDoubts(to ?? 'page', columns, options)) console.error(doubt);
  if (out === undefined) process.stdout.write(form.render(columns, options));
  else await writeForm(form, columns, options, out);
}

/** What it needs is not installed with us. */
async function loadShadow(): Promise<RenderOptions['shadow']> {
  try {
    return (await import('../ssr/index.js')).addShadow;
  } catch (error) {
    const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
    throw cause?.code === 'ERR_MODULE_NOT_FOUND' ? new UsageError(message) : error;
  }
}

async function writeForm(
  form: Form,
  columns: readonly ColumnDocument[],
  options: RenderOptions,
  out: string,
): Promise<void> {
  const isFolder = /[/\\]$/.test(out) || (await stat(out).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder) {
    await writeWhole(out, form.render(columns, options));
    reportWritten([out]);
    return;
  }
  // All is rendered before the first file is written.
  const files = columns.map(
    (column) => [`${toFileName(column.id)}${form.extension}`, form.render([column], options)] as const,
  );
  await writeFolder(out, files);
  reportWritten(files.map(([path]) => join(out, path)));
}

async function renderFolder(content: string, out: string, base: string | undefined): Promise<void> {
  const site = await renderSite(await readColumns(content), content);
  const files = [...site].map(([path, body]) => [path, renderSiteFile(body, readBase(base))] as const);
  await writeFolder(out, files);
  reportWritten(
    files.map(([path]) => join(out, path)),
    out,
  );
}

async function listFiles(paths: readonly string[], { out, base }: Options): Promise<void> {
  if (paths.length > 0) throw new UsageError(`files 不带文件名。files takes no names.\n\n${usage}`);
  const files = await (out === undefined ? readPageFiles() : readVersionedFiles());
  if (out !== undefined)
    await writeFolder(
      out,
      files.map(({ name, body }) => [name, body] as const),
    );
  const list = files.map(({ name, integrity }) => [name, integrity] as const);
  if (isJson) console.log(JSON.stringify({ files: Object.fromEntries(list) }, undefined, 2));
  else console.log(list.map(([name, integrity]) => `${integrity}  ${name}`).join('\n'));
  if (out === undefined || isJson) return;
  // A folder is enough here: `--base /assets` is what a template would say.
  const folder = base === undefined || base.endsWith('/') ? (base ?? '') : `${base}/`;
  console.log(`\n${renderTags(files, folder)}`);
}

function reportWritten(files: readonly string[], folder?: string): void {
  if (isJson) console.log(JSON.stringify({ files }, undefined, 2));
  else
    console.log(
      `已写入 ${folder ?? files.join(' ')}:${files.length} 个文件。Written: ${files.length} files.`,
    );
}

async function serve(paths: readonly string[], options: Options, extra?: ExtraPages): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(
      `端口 "${options.port}" 不是 0 到 65535 的整数。The port is not an integer from 0 to 65535.`,
    );
  }
  const [content = options.content] = paths;
  const base = readBase(options.base);
  const columns = await readColumns(content);
  const site = await renderSite(columns, content, '/', extra);
  const { database, host } = options;
  const { url, close } = await serveSite(site, columns, {
    database,
    host,
    port,
    base,
    inline: extra?.inline,
  });
  console.log(
    `巷光已打开 Lanelight is open: ${url}\n票数存在 Likes are kept in: ${database}\n按 Ctrl+C 结束 Press Ctrl+C to stop`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}

/** An address of the web, with a slash at its end: a folder. */
function readBase(base: string | undefined): string | undefined {
  if (base === undefined) return undefined;
  try {
    const url = new URL(base);
    if (!/^https?:$/.test(url.protocol)) throw new TypeError(url.protocol);
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url.href;
  } catch {
    throw new UsageError(
      `--base "${base}" 不是完整网址,如 https://paper.example/columns/。Not a complete address.`,
    );
  }
}
