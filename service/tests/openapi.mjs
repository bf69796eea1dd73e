import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

export const document = load(readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8'));

const resolve = (node) =>
  node.$ref
    ? resolve(
        node.$ref
          .slice(2)
          .split('/')
          .reduce((at, key) => at[key], document),
      )
    : node;

/** Every answer that the document names, as `PUT /path 201`. */
export function documentedAnswers() {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses = {} }]) =>
      Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
    ),
  );
}

/** The template of an address. One with fewer parameters is the better one: `…/results.csv` is no item. */
export function pathOf(url) {
  return Object.keys(document.paths)
    .filter((template) =>
      new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(url.split('?')[0]),
    )
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

/** Checks an answer against the document and returns its name there; throws with each deviation. */
export async function checkAnswer(method, url, response) {
  const path = pathOf(url);
  const name = `${method} ${path} ${response.status}`;
  const documented = document.paths[path]?.[method.toLowerCase()]?.responses[response.status];
  if (!documented) throw new Error(`${name} (${url}) is not documented`);
  const { headers = {}, content } = resolve(documented);
  const deviations = Object.entries(headers).flatMap(([header, node]) => {
    const { required, schema } = resolve(node);
    const value = response.headers.get(header);
    if (value === null) return required ? [`header ${header} is missing`] : [];
    return deviationsOf(value, schema, `header ${header}`);
  });
  const type = response.headers.get('Content-Type');
  const text = await response.text();
  if (!content && text !== '') deviations.push('a body that is not documented');
  if (content && !content[type]) deviations.push(`content type ${type}`);
  if (content?.[type]) {
    const value = /json$/.test(type) ? JSON.parse(text) : text;
    deviations.push(...deviationsOf(value, content[type].schema, 'body'));
    if (type === 'application/problem+json' && value.status !== response.status)
      deviations.push('another status');
  }
  if (deviations.length > 0) throw new Error(`${name}: ${deviations.join('; ')}`);
  return name;
}

const ANNOTATIONS = ['description', '$ref'];
const RULES = {
  type: (value, type) =>
    type === 'integer' ? Number.isInteger(value) : type === (Array.isArray(value) ? 'array' : typeof value),
  const: (value, expected) => value === expected,
  enum: (value, values) => values.includes(value),
  pattern: (value, pattern) => new RegExp(pattern).test(value),
  minimum: (value, minimum) => value >= minimum,
  maximum: (value, maximum) => value <= maximum,
  oneOf: (value, schemas) =>
    schemas.filter((schema) => deviationsOf(value, schema, '').length === 0).length === 1,
  required: (value, keys) => keys.every((key) => Object.hasOwn(value, key)),
};

/** The part of JSON Schema that the document uses; a keyword beyond it throws, so that none is passed over. */
export function deviationsOf(value, node, path) {
  const schema = resolve(node);
  const { properties = {}, additionalProperties = true, items, ...rest } = schema;
  const deviations = [];
  for (const [keyword, operand] of Object.entries(rest)) {
    if (ANNOTATIONS.includes(keyword)) continue;
    if (!RULES[keyword]) throw new Error(`the checker does not know the keyword ${keyword}`);
    if (!RULES[keyword](value, operand))
      deviations.push(`${path} = ${JSON.stringify(value)} breaks ${keyword}`);
  }
  if (items)
    value.forEach((entry, index) => deviations.push(...deviationsOf(entry, items, `${path}[${index}]`)));
  if (schema.type !== 'object' || deviations.length > 0) return deviations;
  for (const [key, member] of Object.entries(value)) {
    const memberPath = `${path}.${key}`;
    if (properties[key]) deviations.push(...deviationsOf(member, properties[key], memberPath));
    else if (additionalProperties === false) deviations.push(`${memberPath} is not documented`);
    else if (additionalProperties !== true) {
      deviations.push(...deviationsOf(member, additionalProperties, memberPath));
    }
  }
  return deviations;
}
