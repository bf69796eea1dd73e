/**
 * Checks all CSS that is shipped: the css`` templates of *.ts and the *.css files of src.
 *
 *   node scripts/check-css.mjs
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postcss from 'postcss';
import typescript from 'typescript';

const physical =
  /^(?:left|right|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius)$/;

/** What Chromium 86, Safari 14.1 or Firefox 101 lacks, and would drop with the whole rule or value. */
const recent = [
  [/:has\(/, ':has()'],
  [/\bcolor-mix\(|\blight-dark\(|\boklch\(/, 'a color function'],
  [/\d[dsl]v[hwib]\b/, 'a viewport unit'],
];

/** @returns {{ line: number, message: string }[]} */
export function checkCss(css) {
  const findings = [];
  const report = (node, message) => findings.push({ line: node.source.start.line, message });
  const sheet = postcss.parse(css);
  sheet.walkDecls((declaration) => {
    const { prop, value, important, parent } = declaration;
    if (/(?<![\w-])\d*\.?\d+rem\b/.test(value))
      report(declaration, `${prop}: a page decides what a rem is: use em`);
    if (physical.test(prop)) report(declaration, `${prop}: use the logical property`);
    if (/^(text-align|float|clear)$/.test(prop) && /^(left|right)$/.test(value)) {
      report(declaration, `${prop}: ${value}: use start or end`);
    }
    // An indent that a page takes away lays text under a picture.
    const isIndent = prop === 'margin-inline-start' && parent.selector?.includes('::slotted(');
    if (important && !isIndent && !parent.selector?.includes('[hidden]'))
      report(declaration, `${prop}: only [hidden] and the indent of slotted content may be !important`);
    for (const [pattern, name] of recent) {
      if (pattern.test(value) && !isGuarded(declaration)) {
        report(declaration, `${prop}: ${name} needs a fallback: a declaration above, or @supports`);
      }
    }
  });
  sheet.walkRules((rule) => {
    if (/:has\(/.test(rule.selector) && !isGuarded(rule)) report(rule, ':has() needs @supports around it');
    if (rule.parent.type === 'rule') report(rule, 'nesting: write the whole selector');
  });
  sheet.walkAtRules('layer', (rule) => report(rule, '@layer is dropped by browsers that are supported'));
  return findings;
}

/** The css`` templates of a module as style sheets, each at the line where it stands; expressions are replaced. */
export function extractCss(code) {
  const found = [];
  const source = typescript.createSourceFile('module.ts', code, typescript.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (typescript.isTaggedTemplateExpression(node) && node.tag.getText() === 'css') {
      const start = source.getLineAndCharacterOfPosition(node.template.getStart()).line;
      found.push('\n'.repeat(start) + toSheet(readTemplate(node.template)));
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** An expression on a line of its own is a group of declarations; elsewhere it is a value. */
function readTemplate(template) {
  if (!template.templateSpans) return template.text;
  const spans = template.templateSpans.map(({ literal }) => `\u0000${literal.text}`);
  return (template.head.text + spans.join('')).replace(/^\s*\0;?$/gm, '').replaceAll('\0', 'x');
}

/** A template may hold rules, declarations, or a value. */
function toSheet(text) {
  if (text.includes('{')) return text;
  return text.includes(';') ? `x{${text}}` : `x{--value:${text}}`;
}

/** Whether an older browser has something to fall back on. */
function isGuarded(node) {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type === 'atrule' && parent.name === 'supports') return true;
  }
  const above = node.type === 'decl' && node.parent.nodes.slice(0, node.parent.index(node));
  return above && above.some(({ prop }) => prop === node.prop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const paths = (await readdir(join(root, 'src'), { recursive: true })).filter((path) =>
    /\.(ts|css)$/.test(path),
  );
  for (const path of paths.sort()) {
    const text = await readFile(join(root, 'src', path), 'utf8');
    for (const css of path.endsWith('.css') ? [text] : extractCss(text)) {
      for (const { line, message } of checkCss(css)) {
        console.error(`src/${path}:${line}: ${message}`);
        process.exitCode = 1;
      }
    }
  }
}
