import type { TemplateResult } from 'lit';

/** What is used of `@lit-labs/ssr`, which a project brings along that renders shadow roots on its server. */
export interface LitSsr {
  render(value: unknown, info: { customElementHostStack: unknown[] }): Iterable<unknown>;
  LitElementRenderer: {
    new (tag: string): ServerRenderer;
    renderOptions: ((element: Element) => { connectedCallback: boolean } | undefined)[];
  };
}

/** Lit's own bridge between an element on a server and the text that is made of it. */
export interface ServerRenderer {
  readonly element: HTMLElement & { render(): unknown; disconnectedCallback(): void };
  readonly shadowRootOptions: { delegatesFocus?: boolean };
  setAttribute(name: string, value: string): void;
  connectedCallback(): void;
}

/** What is used of `parse5`: a node of its tree, with the places in the text that it was read from. */
export interface ParsedNode {
  readonly nodeName: string;
  readonly tagName?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly value?: string;
  readonly childNodes?: readonly ParsedNode[];
  readonly sourceCodeLocation?: { readonly startTag?: { readonly endOffset: number } } | null;
}

interface Parser {
  parse(html: string, options: { sourceCodeLocationInfo: true }): ParsedNode;
  parseFragment(html: string, options: { sourceCodeLocationInfo: true }): ParsedNode;
}

interface LitSsrClient {
  digestForTemplateResult(result: TemplateResult): string;
}

const [ssr, client, parser] = await Promise.all([
  load<LitSsr>('@lit-labs/ssr'),
  load<LitSsrClient>('@lit-labs/ssr-client'),
  load<Parser>('parse5'),
]);
export const { render, LitElementRenderer } = ssr;
export const { digestForTemplateResult } = client;
export const { parse, parseFragment } = parser;

async function load<Module>(name: string): Promise<Module> {
  try {
    return (await import(name)) as Module;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(
      `lanelight/ssr 需要 ${name}:npm install @lit-labs/ssr @lit-labs/ssr-client parse5。It needs ${name}, an optional peer dependency: install these three.`,
      { cause: error },
    );
  }
}
