/** A node of JSON Schema 2020-12: the part of it that `check-schema.ts` reads. */
export interface SchemaNode {
  $schema?: string;
  $id?: string;
  title?: string;
  /** What the field means and how to mend it, Chinese first, English second: printed with each error. */
  description?: string;
  type?: SchemaType | readonly SchemaType[];
  const?: unknown;
  pattern?: string;
  /** At least a character that is seen: `pattern` says so to other readers of the schema. */
  minLength?: number;
  anyOf?: readonly SchemaNode[];
  items?: SchemaNode;
  properties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
}

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** Most fields may be missing, and then may be `null` as well. */
export const text = (description: string): SchemaNode => ({ type: ['string', 'null'], description });
export const texts = (description: string): SchemaNode => ({
  type: ['array', 'null'],
  description,
  items: { type: 'string', description },
});
export const number = (description: string): SchemaNode => ({ type: ['number', 'null'], description });
export const flag = (description: string): SchemaNode => ({ type: ['boolean', 'null'], description });
export const object = (
  description: string,
  required: readonly string[],
  properties: Record<string, SchemaNode>,
): SchemaNode => ({ type: ['object', 'null'], description, required, properties });
export const list = (description: string, items: SchemaNode): SchemaNode => ({
  type: ['array', 'null'],
  description,
  items,
});
/** An item of a list, or a document: `null` is none. */
export const solid = (node: SchemaNode): SchemaNode => ({ ...node, type: 'object' });
export const oneOf = (description: string, ...anyOf: SchemaNode[]): SchemaNode => ({ description, anyOf });
export const needed = (description: string): SchemaNode => ({ type: 'string', minLength: 1, description });
