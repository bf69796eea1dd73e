import type { SchemaNode, SchemaType } from './schema-node.js';

/** One fault of a document: where, what stands there, and how to mend it. */
export interface Problem {
  /** As one would write it in code: `workers[1].quotes[0].text`. Empty for the document itself. */
  path: string;
  /** `warning`: the document is used as it is, and the field is kept. */
  severity: 'error' | 'warning';
  /** One line, Chinese first, English second. */
  message: string;
}

/** Checks a value against a schema node, in document order. Unknown fields are warnings. */
export function checkSchema(value: unknown, node: SchemaNode, path = ''): Problem[] {
  const branch = node.anyOf ? node.anyOf.find((each) => hasType(value, each)) : node;
  const fault = branch ? findFault(value, branch) : nameTypes(value, node.anyOf ?? []);
  if (fault || !branch) {
    const remedy = node.description ?? branch?.description ?? '';
    return [{ path, severity: 'error', message: `${fault} ${remedy}`.trim() }];
  }
  if (Array.isArray(value) && branch.items) {
    const { items } = branch;
    return value.flatMap((item, index) => checkSchema(item, items, `${path}[${index}]`));
  }
  if (isRecord(value) && branch.properties) return checkProperties(value, branch, path);
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
    if (item === undefined) return [];
    const child = Object.keys(properties).includes(key) ? properties[key] : undefined;
    if (child) return checkSchema(item, child, join(key));
    if (key.startsWith('$')) return [];
    const message = '不认识这一项,已原样保留;请检查拼写。Unknown field, kept as it is: check its spelling.';
    return [{ path: join(key), severity: 'warning', message }];
  });
  return [...missing, ...present];
}

function findFault(value: unknown, node: SchemaNode): string | undefined {
  if (node.const !== undefined && value !== node.const) {
    const expected = JSON.stringify(node.const);
    return `这里是 ${describe(value)},应为 ${expected}(expected ${expected})。`;
  }
  if (!hasType(value, node)) return nameTypes(value, [node]);
  if (typeof value === 'string' && value.trim().length < (node.minLength ?? 0)) return '这里是空的(empty)。';
  return undefined;
}

function nameTypes(value: unknown, nodes: readonly SchemaNode[]): string {
  const types = [...new Set(nodes.flatMap((node) => typesOf(node)))].filter((type) => type !== 'null');
  const chinese = types.map((type) => typeNames[type]).join('或');
  return `这里是 ${describe(value)},应为${chinese}(expected ${types.join(' or ')})。`;
}

const typeNames: Readonly<Record<SchemaType, string>> = {
  object: '对象 {}',
  array: '列表 []',
  string: '文字',
  number: '数',
  boolean: ' true 或 false',
  null: ' null',
};

function hasType(value: unknown, node: SchemaNode): boolean {
  const types = typesOf(node);
  return types.length === 0 || types.includes(typeOf(value) as SchemaType);
}

function typesOf({ type }: SchemaNode): readonly SchemaType[] {
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  // What JSON cannot say is no number either.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'not a number';
  return value === null ? 'null' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === 'object';
}

/** A value as JSON, cut to what fits a line. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, 60)));
  if (Array.isArray(value)) return `[…](${value.length})`;
  if (isRecord(value)) return cut(`{${Object.keys(value).slice(0, 6).join(', ')}}`);
  return String(value);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
