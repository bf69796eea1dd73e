/** Types of the tags for templates: written from the manifest, resolved by the classes' own types. */

const note = '// Made from custom-elements.json by `npm run integrations`.';

/** Properties, attributes and events of each element; the frameworks' types below are made of these. */
export function formatElementTypes(elements) {
  return `${note}
import type * as Lanelight from '../index.js';

${elements.map(formatElement).join('\n')}
/** Every tag: its class, what can be set on it, and what it fires. */
export interface LanelightElements {
${elements.map(({ tag, className, name }) => `  '${tag}': { element: Lanelight.${className}; props: ${name}Props; events: ${name}Events };`).join('\n')}
}
`;
}

function formatElement({ className, name, fields, events, summary }) {
  const props = fields.flatMap((field) => {
    const type = `Lanelight.${className}['${field.name}']`;
    const names = new Set([field.name, field.attribute].filter(Boolean));
    return [...names].map((key) => `  /** ${field.description} */\n  '${key}'?: ${type} | undefined;`);
  });
  const fired = events.map(
    (event) =>
      `  /** ${event.description} */\n  '${event.name}': ${event.isOurs ? 'Lanelight.' : ''}${event.type};`,
  );
  return `/** ${summary} */
export interface ${name}Props {
${props.join('\n')}
}
export interface ${name}Events {
${fired.join('\n')}
}
`;
}

/** React 19 sets properties where the element has them, attributes elsewhere, and listens to \`on<event>\`. */
export function formatReact19(elements) {
  return `${note}
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Props<T extends Tag> = Omit<
  DetailedHTMLProps<HTMLAttributes<LanelightElements[T]['element']>, LanelightElements[T]['element']>,
  keyof LanelightElements[T]['props']
> &
  LanelightElements[T]['props'] &
  Handlers<LanelightElements[T]['events']> & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, (tag) => `Props<'${tag}'>`)}
    }
  }
}
`;
}

export function formatPreact(elements) {
  return `${note}
import type { HTMLAttributes } from 'preact';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Props<T extends Tag> = Omit<HTMLAttributes<LanelightElements[T]['element']>, keyof LanelightElements[T]['props']> &
  LanelightElements[T]['props'] &
  Handlers<LanelightElements[T]['events']>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, (tag) => `Props<'${tag}'>`)}
    }
  }
}
`;
}

/** Solid sets attributes by plain names, properties by \`prop:\`, and listens to \`on:<event>\`. */
export function formatSolid(elements) {
  return `${note}
import type { JSX } from 'solid-js';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Handlers<Events> = {
  [Name in keyof Events & string as \`on:\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Properties<Props> = {
  [Name in keyof Props & string as \`prop:\${Name}\`]?: Props[Name];
};
type Attributes<Props> = {
  [Name in keyof Props & string as \`attr:\${Name}\`]?: string | number | boolean | undefined;
};
type Props<T extends Tag> = Omit<JSX.HTMLAttributes<LanelightElements[T]['element']>, keyof LanelightElements[T]['props']> &
  LanelightElements[T]['props'] &
  Properties<LanelightElements[T]['props']> &
  Attributes<LanelightElements[T]['props']> &
  Handlers<LanelightElements[T]['events']>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, (tag) => `Props<'${tag}'>`)}
    }
  }
}
`;
}

/** Vue: \`isCustomElement: (tag) => tag.includes('-')\` in the compiler; these types are for templates. */
export function formatVue(elements) {
  return `${note}
import type { DefineComponent, EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Emits<Events> = { [Name in keyof Events & string]: (event: Events[Name]) => void };
type VueElement<T extends Tag> = new () => LanelightElements[T]['element'] & {
  /** Never there; what templates are checked with. */
  $props: Omit<HTMLAttributes, keyof LanelightElements[T]['props']> & LanelightElements[T]['props'] & PublicProps;
  $emit: EmitFn<Emits<LanelightElements[T]['events']>>;
};

declare module 'vue' {
  interface GlobalComponents {
${tagLines(elements, (tag) => `VueElement<'${tag}'>`)}
  }
}
export type { DefineComponent };
`;
}

/** Svelte 5 listens to \`on<event>\`, Svelte 4 to \`on:<event>\`. */
export function formatSvelte(elements) {
  return `${note}
import type { HTMLAttributes } from 'svelte/elements';
import type { LanelightElements } from './elements.js';

type Tag = keyof LanelightElements;
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Name}\` | \`on:\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Props<T extends Tag> = Omit<HTMLAttributes<LanelightElements[T]['element']>, keyof LanelightElements[T]['props']> &
  LanelightElements[T]['props'] &
  Handlers<LanelightElements[T]['events']>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${tagLines(elements, (tag) => `Props<'${tag}'>`)}
  }
}
`;
}

function tagLines(elements, type) {
  return elements.map(({ tag }) => `'${tag}': ${type(tag)};`).join('\n');
}

/** Angular's templates know no types of foreign elements; its classes do. */
export function formatAngular() {
  return `${note}
/**
 * Angular takes the elements as they are: \`schemas: [CUSTOM_ELEMENTS_SCHEMA]\`, properties as \`[subject]\`, attributes as
 * \`[attr.kicker-href]\`, events as \`(like-button-liked)\`. Its templates know no types of foreign elements; handlers and
 * queries in classes take theirs from here: \`LanelightElements['like-button']['events']['like-button-liked']\`.
 */
export type { LanelightElements } from './elements.js';
`;
}
