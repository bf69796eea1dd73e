/** The variables as fragments for the elements' styles, each with the literal of `daily` or of the shared tokens. */
export function formatThemeModule(tokens) {
  const lines = [];
  for (const token of [...tokens.values()]) {
    const [group, ...path] = token.id.split('.');
    if (!(group === 'daily' && path.length === 1) && group !== 'base') continue;
    const variable = `--lane-${path.join('-')}`;
    lines.push(`  /** ${token.$description} */`, `  ${toKey(path)}: css\`var(${variable}, ${token.css})\`,`);
  }
  return `import { css } from 'lit';

// Made from tokens/lanelight.tokens.json by \`npm run tokens\`: change it there.

/**
 * The theme variables that every element reads, each with the literal of the default theme \`daily\`, so that an
 * element looks right with no stylesheet loaded. They are fragments to interpolate, never values set on \`:host\`:
 * a value there would beat a page's \`:root {}\`.
 */
export const theme = {
${lines.join('\n')}
} as const;
`;
}

/** `ink-muted` is `inkMuted`; fonts go by their last name. */
function toKey(path) {
  return path.at(-1).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** The colours of every theme as data, for the theme builder. */
export function formatThemeColours(tokens, themes) {
  const list = (prefix) =>
    [...tokens.values()]
      .filter(({ id }) => id.startsWith(`${prefix}.`) && !id.slice(prefix.length + 1).includes('.'))
      .map(({ id, $value }) => `'${id.split('.').at(-1)}': '${$value.hex}'`)
      .join(', ');
  const rows = themes.map(
    (name) => `'${name}': { colours: { ${list(name)} }, strong: { ${list(`${name}.strong`)} } },`,
  );
  return `// Made from tokens/lanelight.tokens.json by \`npm run tokens\`: change it there.

/** Every theme: its colours, and those that elder mode and \`prefers-contrast: more\` put in their place. */
export const themes = {
${rows.join('\n')}
} as const;
`;
}
