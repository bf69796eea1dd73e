import type { SchemaNode } from './schema.js';

/** One fault of a document: where, what stands there, and how to mend it. */
export interface Problem {
  /** As one would write it in code: `people[1].posts[0]`. Empty for the document itself. */
  path: string;
  /** `warning`: the document is used as it is, and the field is kept. */
  severity: 'error' | 'warning';
  /** One line, Chinese first, English second. */
  message: string;
}

/** Checks a value against a schema node, in document order. Unknown fields are warnings. */
export function checkSchema(value: unknown, node: SchemaNode, path = ''): Problem[] {
  const fault = findFault(value, node);
  if (fault) return [{ path, severity: 'error', message: `${fault} ${node.description ?? ''}`.trim() }];
  if (Array.isArray(value) && node.items) {
    const { items } = node;
    return value.flatMap((item, index) => checkSchema(item, items, `${path}[${index}]`));
  }
  if (isRecord(value) && node.properties) return checkProperties(value, node, path);
  return [];
}

function checkProperties(value: Record<string, unknown>, node: SchemaNode, path: string): Problem[] {
  const join = (key: string): string => (path ? `${path}.${key}` : key);
  const properties = node.properties ?? {};
  const missing = (node.required ?? [])
    .filter((key) => value[key] === undefined)
    .map((key): Problem => ({
      path: join(key),
      severity: 'error',
      message: `缺少这一项(missing)。 ${properties[key]?.description ?? ''}`.trim(),
    }));
  const present = Object.entries(value).flatMap(([key, item]): Problem[] => {
    const child = Object.keys(properties).includes(key) ? properties[key] : undefined;
    if (child) return checkSchema(item, child, join(key));
    if (key.startsWith('$')) return [];
    const message = '不认识这一项,已原样保留;请检查拼写。Unknown field, kept as it is: check its spelling.';
    return [{ path: join(key), severity: 'warning', message }];
  });
  return [...missing, ...present];
}

function findFault(value: unknown, node: SchemaNode): string | undefined {
  const found = describe(value);
  if (node.const !== undefined && value !== node.const) {
    return `这里是 ${found},应为 ${JSON.stringify(node.const)}(expected ${JSON.stringify(node.const)})。`;
  }
  if (node.enum && !node.enum.includes(value))
    return `这里是 ${found},不在可选值之中(not one of the values)。`;
  if (node.type && typeOf(value) !== node.type)
    return `这里是 ${found},应为 ${node.type}(expected ${node.type})。`;
  if (typeof value === 'string') {
    if (node.minLength && value.trim().length < node.minLength) return '这里是空的(empty)。';
    if (node.pattern && !new RegExp(node.pattern, 'u').test(value))
      return `这里是 ${found},格式不对(bad format)。`;
  }
  if (Array.isArray(value) && value.length < (node.minItems ?? 0)) {
    return `这里有 ${value.length} 项,至少要 ${node.minItems} 项(too few)。`;
  }
  if (typeof value === 'number' && value <= (node.exclusiveMinimum ?? -Infinity)) {
    return `这里是 ${found},应大于 ${node.exclusiveMinimum}(too small)。`;
  }
  return undefined;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === 'object';
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
