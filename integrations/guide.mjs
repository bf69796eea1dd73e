/** llms.txt: the elements in one plain text, for assistants that write code. */
import { oneLine } from './read-elements.mjs';

export function formatGuide(elements) {
  return `# Lanelight

> Open web components for human-interest columns: the features in which newspapers and government sites introduce the
> people who keep a neighbourhood running. Text lives in the light DOM and reads well without JavaScript.

Load \`lanelight.css\` and \`lanelight.js\` (ES module) or \`lanelight.classic.js\`, or \`import 'lanelight/define'\`; one
element: \`import 'lanelight/like-button/define'\`. Always write texts into slots; attributes are a shorthand for one line.
Themes and modes: \`data-theme="daily | gov-red | gov-blue | paper | night | auto"\`, \`data-elder\`, \`data-grey\`,
\`data-motion="off"\` on \`<html>\` or any ancestor. Events bubble: \`<tag>-<verb>\` before (cancelable), \`<tag>-<verb>ed\` after.

${elements.map(formatElement).join('\n')}`;
}

export function formatElement({ tag, summary, fields, readOnly, events, declaration }) {
  const { slots = [], cssParts = [], cssProperties = [], members = [] } = declaration;
  const methods = members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic);
  const attributes = fields.filter(({ attribute }) => attribute);
  const properties = [...fields.filter(({ attribute }) => !attribute), ...readOnly];
  return [
    `## <${tag}>`,
    '',
    summary,
    '',
    ...section('Attributes', attributes, (field) => `${field.attribute}: ${field.type}`),
    ...section(
      'Properties',
      properties,
      ({ name, type, readonly }) => `${name}: ${type}${readonly ? ' (read-only)' : ''}`,
    ),
    ...section(
      'Methods',
      methods,
      ({ name, parameters = [] }) => `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`,
    ),
    ...section('Events', events, ({ name, type }) => `${name}: ${type}`),
    ...section('Slots', slots, ({ name }) => name || '(default)'),
    ...section('Parts', cssParts, ({ name }) => name),
    ...section('CSS variables', cssProperties, (property) => `${property.name}: ${property.default ?? ''}`),
  ].join('\n');
}

function section(title, rows, toTerm) {
  if (rows.length === 0) return [];
  const lines = rows.map(
    (row) => `- \`${oneLine(toTerm(row))}\`${row.description ? `: ${oneLine(row.description)}` : ''}`,
  );
  return [`### ${title}`, '', ...lines, ''];
}
