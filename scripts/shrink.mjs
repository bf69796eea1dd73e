import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';

/** The theme's variables by name; `${theme.ink}` in a style sheet is written out, so that no bundle holds those it has no use for. */
const theme = new Map(
  [
    ...readFileSync(new URL('../src/styles/theme.ts', import.meta.url), 'utf8').matchAll(
      /^ {2}(\w+): css`([^`$]+)`,$/gm,
    ),
  ].map(([, name, text]) => [name, shrinkCss(text)]),
);

const privatePrefix = '_private_';

/** The properties that were private: nobody outside of a class names them, so a minifier may. */
export const privateProperties = /^_private_/;

/**
 * A Vite plugin that makes our own modules smaller in the bundles: style sheets lose their comments and white space,
 * warnings to developers go, and `#private` becomes a property with a plain name. Where a target lacks part of private
 * members, all of them would else become WeakMaps: a tenth of the bundle, and slow. Lit's decorators become the
 * `static properties` and getters that they stand for: lowered they are a call each, and two helpers.
 *
 * @returns {import('vite').Plugin}
 */
export function shrink() {
  return {
    name: 'shrink',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/node_modules/') || !/\.ts$/.test(id)) return undefined;
      return { code: shrinkModule(code), map: null };
    },
  };
}

export function shrinkModule(code) {
  const edits = [];
  walk(parseAst(code, { lang: 'ts' }), (node) => {
    if (node.type === 'PrivateIdentifier') edits.push([node.start, node.end, `${privatePrefix}${node.name}`]);
    if (node.type === 'BinaryExpression' && node.left.type === 'PrivateIdentifier') {
      throw new Error(`shrink: #${node.left.name} in … has no plain form.`);
    }
    // Our bundles render anew what a server rendered: src/controllers/blind.ts.
    if (node.type === 'CallExpression' && /^(isBlind|hasServerRoot)$/.test(node.callee.name)) {
      edits.push([node.start, node.end, 'false']);
      return false;
    }
    if (node.type === 'ClassBody') edits.push(...undecorate(code, node));
    if (node.type === 'ImportDeclaration' && node.source.value === 'lit/decorators.js')
      edits.push([node.start, node.end, '']);
    if (node.type === 'ExpressionStatement' && isWarning(node.expression))
      edits.push([node.start, node.end, ';']);
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'html') {
      const texts = node.quasi.quasis.map((quasi) => findText(code, quasi));
      const shrunk = shrinkMarkup(texts.map(([start, end]) => code.slice(start, end)));
      texts.forEach(([start, end], index) => edits.push([start, end, shrunk[index]]));
    }
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'css') {
      for (const quasi of node.quasi.quasis) {
        const [start, end] = findText(code, quasi);
        edits.push([start, end, shrinkCss(code.slice(start, end))]);
      }
      for (const { type, object, property, start, end } of node.quasi.expressions) {
        if (type !== 'MemberExpression' || object.name !== 'theme') continue;
        const text = theme.get(property.name);
        if (text === undefined || code[end] !== '}')
          throw new Error(`shrink: theme.${property.name} is not known.`);
        edits.push([start - 2, end + 1, text]);
      }
    }
  });
  let result = '';
  let last = 0;
  for (const [start, end, text] of edits.sort(([a], [b]) => a - b)) {
    result += code.slice(last, start) + text;
    last = end;
  }
  return result + code.slice(last);
}

/** Edits that write a class of Lit without decorators. */
function undecorate(code, { start, body }) {
  const properties = [];
  const edits = [];
  for (const { decorators = [], key, value, ...member } of body) {
    if (decorators.length === 0) continue;
    const [{ expression, ...decorator }] = decorators;
    const [argument = { start: 0, end: 0 }] = expression.arguments ?? [];
    const options = code.slice(argument.start, argument.end);
    const kind = expression.callee?.name;
    const find = { query: 'querySelector', queryAll: 'querySelectorAll' }[kind];
    if (find) {
      edits.push([
        member.start,
        member.end,
        `get ${key.name}() { return this.renderRoot?.${find}(${options}); }`,
      ]);
      continue;
    }
    if (kind !== 'property' && kind !== 'state') throw new Error(`shrink: @${kind} is not known.`);
    const spread = options ? `...${options}, ` : '';
    properties.push(`${key.name}: ${kind === 'state' ? `{${spread}state: true}` : options || '{}'}`);
    const isEmpty = member.type === 'PropertyDefinition' && !value;
    edits.push(isEmpty ? [member.start, member.end, ''] : [decorator.start, decorator.end, '']);
  }
  if (properties.length > 0)
    edits.push([start + 1, start + 1, `static properties = {${properties.join(', ')}};`]);
  return edits;
}

/** Warnings are for development, where Lit's own development build is resolved; our bundles hold the other one. */
function isWarning(expression) {
  return (
    expression.type === 'CallExpression' &&
    /^warn(Once|OfValue|OfSlots|OfSlides|OfChildren|OfProperties)$/.test(expression.callee.name)
  );
}

/** Where a template's text is: the parser counts backticks, `}` and `${` in, and these are no part of the style sheet. */
function findText(code, { start, end }) {
  const from = /[`}]/.test(code[start]) ? start + 1 : start;
  if (code[end - 1] === '`') return [from, end - 1];
  return [from, code.slice(end - 2, end) === '${' ? end - 2 : end];
}

/** White space within tags, and what lines are indented by: the layout of the source. Quoted values and other text stay as they are. */
function shrinkMarkup(texts) {
  let isInTag = false;
  let quote = '';
  return texts.map((text) => {
    let result = '';
    for (const part of text.match(/<!--.*?-->|<(?=[a-z/])|[ \t\n]+|./gis) ?? []) {
      const isSpace = /^[ \t\n]/.test(part);
      if (quote) {
        if (part === quote) quote = '';
        result += part;
      } else if (isInTag) {
        if (/^["']$/.test(part)) quote = part;
        isInTag = part !== '>';
        result = isInTag ? result + (isSpace ? ' ' : part) : `${result.replace(/ $/, '')}>`;
      } else {
        isInTag = part === '<';
        result += isSpace && part.includes('\n') ? '\n' : part;
      }
    }
    return result;
  });
}

/** Strings stay as they are; so does the one space that may divide two selectors. */
function shrinkCss(css) {
  return css
    .split(/('[^']*'|"[^"]*")/)
    .map((part, index) => (index % 2 === 1 ? part : shrinkSpace(part)))
    .join('');
}

function shrinkSpace(css) {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/;}/g, '}')
    .replace(/ !important/g, '!important')
    .replace(/([:,]) /g, '$1')
    .replace(/ > /g, '>')
    .replace(/(?<![\d.])0(?=\.\d)/g, '');
}

function walk(node, visit) {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  else if (typeof node?.type === 'string') {
    // What is replaced as a whole has no edits within.
    if (visit(node) === false) return;
    for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit);
  }
}
