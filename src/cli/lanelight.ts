#!/usr/bin/env node
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFile, listDocuments, readColumns } from './read-columns.js';
import { serveSite } from './serve.js';
import { renderSite } from './site.js';
import { usage, UsageError } from './usage.js';

const readableErrors = new Set(['UsageError', 'ColumnError', 'ServiceError']);

try {
  await run(process.argv.slice(2));
} catch (error) {
  const { name, message, stack } = error as Error;
  console.error(readableErrors.has(name) ? message : stack);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = parse(args);
  const [command, ...paths] = positionals;
  if (values.help || !command) {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
  } else if (command === 'check') {
    await check(paths.length > 0 ? paths : [values.content]);
  } else if (command === 'render') {
    await render(values.content, values.out);
  } else if (command === 'serve') {
    await serve(values);
  } else {
    throw new UsageError(`没有命令 "${command}"。No such command.\n\n${usage}`);
  }
}

function parse(args: string[]) {
  const { env } = process;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        content: { type: 'string', default: 'content' },
        out: { type: 'string', default: 'site' },
        database: { type: 'string', default: env['LANELIGHT_DATABASE'] ?? 'lanelight.db' },
        port: { type: 'string', default: env['PORT'] ?? '8080' },
        host: { type: 'string', default: env['HOST'] ?? '127.0.0.1' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

async function check(paths: string[]): Promise<void> {
  const files = (await Promise.all(paths.map(listDocuments))).flat();
  for (const file of files) {
    const { isSound, text } = await checkFile(file);
    console.log(text);
    if (!isSound) process.exitCode = 1;
  }
}

async function render(content: string, out: string): Promise<void> {
  const site = await renderSite(await readColumns(content), content);
  for (const [path, body] of site) {
    const file = join(out, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
  }
  console.log(`已写入 ${out}:${site.size} 个文件。Written: ${site.size} files.`);
}

async function serve(options: {
  content: string;
  database: string;
  host: string;
  port: string;
}): Promise<void> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(
      `端口 "${options.port}" 不是 0 到 65535 的整数。The port is not an integer from 0 to 65535.`,
    );
  }
  const columns = await readColumns(options.content);
  const site = await renderSite(columns, options.content, '/');
  const { database, host } = options;
  const { url, close } = await serveSite(site, columns, { database, host, port });
  console.log(
    `巷光已打开 Lanelight is open: ${url}\n票数存在 Likes are kept in: ${database}\n按 Ctrl+C 结束 Press Ctrl+C to stop`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}
