import type { ArgTypes } from '@storybook/web-components-vite';
import type { ArgTypesEnhancer } from 'storybook/internal/types';

interface Entry {
  name: string;
  description?: string;
  default?: string;
  type?: { text: string };
  syntax?: string;
}

interface Declaration {
  tagName?: string;
  attributes?: Entry[];
  slots?: Entry[];
  events?: Entry[];
  cssParts?: Entry[];
  cssProperties?: Entry[];
  cssStates?: Entry[];
}

interface Manifest {
  modules: { declarations: Declaration[] }[];
}

/** The manifest, unless nothing has been built yet. */
const [manifest] = Object.values(
  import.meta.glob<Manifest>('../custom-elements.json', { eager: true, import: 'default' }),
);
const elements = (manifest?.modules ?? [])
  .flatMap((module) => module.declarations)
  .filter((declaration) => declaration.tagName);

/** Every event that an element of ours fires. */
export const eventNames = [
  ...new Set(elements.flatMap(({ events = [] }) => events.map((event) => event.name))),
];

/**
 * Rows of the docs table, with controls for attributes. Storybook's own extractor leaves out the default slot and the
 * custom states, and lets a slot overwrite the attribute of the same name.
 */
export function extractArgTypes(tag: string): ArgTypes {
  const element = elements.find(({ tagName }) => tagName === tag);
  if (!element) return {};
  const { attributes, slots, events, cssParts, cssProperties, cssStates } = element;
  return Object.assign(
    {},
    ...(attributes ?? []).map(attributeRow),
    ...rows('插槽', slots, (name) => (name ? `slot="${name}"` : '默认插槽')),
    ...rows('事件', events, (name) => name),
    ...rows('部件', cssParts, (name) => `::part(${name})`),
    ...rows('CSS 变量', cssProperties, (name) => name),
    ...rows('状态', cssStates, (name) => `:state(${name})`),
  );
}

function attributeRow({ name, description, type, default: value }: Entry): ArgTypes {
  const text = type?.text ?? 'string';
  const options = [...text.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  const isBoolean = text === 'boolean';
  const control = isBoolean
    ? 'boolean'
    : options.length > 0
      ? 'select'
      : text === 'number'
        ? 'number'
        : 'text';
  const table = { category: '属性', type: { summary: text }, defaultValue: { summary: value } };
  return { [name]: { name, description, control: { type: control }, options, table } };
}

function rows(category: string, entries: Entry[] = [], print: (name: string) => string): ArgTypes[] {
  return entries.map(({ name, description, type, syntax, default: value }) => ({
    [print(name)]: {
      name: print(name),
      description,
      control: { disable: true },
      table: { category, type: { summary: syntax ?? type?.text }, defaultValue: { summary: value } },
    },
  }));
}

/** A story without args is fixed markup, which no control changes: its table has none. */
export const withoutIdleControls: ArgTypesEnhancer = ({ argTypes, initialArgs }) =>
  Object.keys(initialArgs).length > 0
    ? argTypes
    : Object.fromEntries(
        Object.entries(argTypes).map(([name, row]) => [name, { ...row, control: { disable: true } }]),
      );
