/** Tables of the guide to theming, between `<!-- name -->` and `<!-- /name -->`. */
export function putTables(text, tables) {
  for (const [name, table] of Object.entries(tables)) {
    const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`docs/theming.md has no place for the table "${name}".`);
    text = text.replace(place, (_, before, after) => `${before}\n${table}\n\n${after}`);
  }
  return text;
}

export function formatColourTable(tokens, themes) {
  const rows = [...tokens.values()].filter(({ id }) => /^daily\.[^.]+$/.test(id));
  return [
    `| 变量 Variable | ${themes.map((name) => `\`${name}\``).join(' | ')} | 用处 Use |`,
    `| --- | ${themes.map(() => '---').join(' | ')} | --- |`,
    ...rows.map(({ id, $description }) => {
      const colour = id.split('.')[1];
      const values = themes.map((name) => `\`${tokens.get(`${name}.${colour}`).css}\``);
      return `| \`--lane-${colour}\` | ${values.join(' | ')} | ${$description} |`;
    }),
  ].join('\n');
}

export function formatSharedTable(variables) {
  const rows = variables.filter(({ syntax }) => syntax !== '<color>');
  return [
    '| 变量 Variable | 默认 Default | 用处 Use |',
    '| --- | --- | --- |',
    ...rows.map(({ name, default: value, description }) => `| \`${name}\` | \`${value}\` | ${description} |`),
  ].join('\n');
}
