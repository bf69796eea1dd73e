import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';

const FILE = new URL('results.md', import.meta.url);
const TITLE =
  '# Figures\n\nWritten by the scripts of this folder; each section says which, when and on what machine.\n';

/** Puts a section into `results.md`, in place of the one that an earlier run wrote. */
export function saveSection(name, command, lines) {
  const { model } = cpus()[0];
  const machine = `${cpus().length} × ${model}, Linux ${release()}, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const section = [`## ${name}`, '', `\`${command}\`, ${day} UTC, ${machine}.`, '', ...lines, ''].join('\n');
  const sections = read().split(/^(?=## )/m);
  const index = sections.findIndex((it) => it.startsWith(`## ${name}\n`));
  if (index < 0) sections.push(section);
  else sections[index] = section;
  const text = sections.map((it) => `${it.trim()}\n`).join('\n');
  writeFileSync(FILE, text);
  console.log(section);
}

/** A Markdown table, padded as Prettier does. */
export function table(head, rows) {
  const texts = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...texts.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(texts[0]), rule, ...texts.slice(1).map(line)];
}

export function format(number, digits = 0) {
  return number.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Prints what was missed, and makes the script fail. */
export function demand(requirements) {
  for (const [name, isMet] of requirements) {
    console.log(`${isMet ? 'met   ' : 'MISSED'}  ${name}`);
    if (!isMet) process.exitCode = 1;
  }
}

function read() {
  try {
    return readFileSync(FILE, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return TITLE;
    throw error;
  }
}
