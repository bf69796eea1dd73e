/** Wrappers for React 16 to 18, which set attributes only and do not hear events of custom elements. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The elements' modules stand beside the wrappers in dist. */
const keepElements = {
  name: 'keep-elements',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\.\// }, ({ path, importer }) =>
      importer.includes('node_modules') ? undefined : { path, external: true },
    ),
};

export async function bundleReact(elements) {
  const contents = [
    `import * as react from 'react';`,
    `import { createComponent } from '@lit/react';`,
    ...elements.map(
      ({ tag, className }) =>
        `import { ${className} } from '../${tag}/${tag}.js';\nimport '../${tag}/${tag}.define.js';`,
    ),
    ...elements.map(
      ({ tag, className, name, events }) => `export const ${name} = createComponent({
  react, tagName: '${tag}', elementClass: ${className}, displayName: '${name}',
  events: { ${events.map(({ name: event }) => `${toHandler(event)}: '${event}'`).join(', ')} },
});`,
    ),
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'inline',
    external: ['react'],
    plugins: [keepElements],
    conditions: ['browser', 'production'],
    banner: {
      js: '// Made from custom-elements.json by `npm run integrations`. Contains @lit/react, BSD-3-Clause.',
    },
  });
  return outputFiles[0].text.replace(/^\/\/ (node_modules|<stdin>).*\n/gm, '');
}

export function formatReactTypes(elements) {
  return `// Made from custom-elements.json by \`npm run integrations\`.
import type { ForwardRefExoticComponent, HTMLAttributes, PropsWithoutRef, RefAttributes } from 'react';
import type { LanelightElements } from './elements.js';

type Camel<Name extends string> = Name extends \`\${infer Head}-\${infer Rest}\`
  ? \`\${Capitalize<Head>}\${Camel<Rest>}\`
  : Capitalize<Name>;
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Camel<Name>}\`]?: ((event: Events[Name]) => void) | undefined;
};
type Component<T extends keyof LanelightElements> = ForwardRefExoticComponent<
  PropsWithoutRef<
    Omit<HTMLAttributes<LanelightElements[T]['element']>, keyof LanelightElements[T]['props']> &
      LanelightElements[T]['props'] &
      Handlers<LanelightElements[T]['events']>
  > &
    RefAttributes<LanelightElements[T]['element']>
>;

${elements.map(({ tag, name, summary }) => `/** ${summary} */\nexport const ${name}: Component<'${tag}'>;`).join('\n')}
`;
}

/** `like-button-liked` is heard by `onLikeButtonLiked`. */
function toHandler(event) {
  return `on-${event}`.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
