/** The theme variables, of which the manifest, the guide and the registered properties are made. */

const syntaxes = {
  color: '<color>',
  dimension: '<length>',
  duration: '<time>',
  fontFamily: '<family-name>#',
  number: '<number>',
};
const sizes = ['xx-small', 'x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'smaller', 'larger'];

/** Themes leave these alone; elder mode and pages set them. */
const ofText = [
  {
    name: '--lane-font-size',
    syntax: `<length-percentage> | ${sizes.join(' | ')}`,
    default: 'medium',
    description: 'Size of text, of which every other is a part; `medium` is the reader’s own.',
  },
  { name: '--lane-leading', syntax: '<number>', default: '1.75', description: 'Height of a line.' },
];

/** @returns {{ name: string, syntax: string, default: string, description: string }[]} */
export function listVariables(tokens) {
  const listed = [...tokens.values()].flatMap(({ id, css, $type, $description, $extensions }) => {
    const [group, ...path] = id.split('.');
    if (!(group === 'daily' && path.length === 1) && group !== 'base') return [];
    const name = `--lane-${path.join('-')}`;
    const syntax = $extensions?.['org.lanelight']?.unit ? '<length>' : syntaxes[$type];
    // `border-radius` takes one to four.
    return [
      {
        name,
        syntax: name === '--lane-radius' ? '<length-percentage>+' : syntax,
        default: css,
        description: $description,
      },
    ];
  });
  return [...listed, ...ofText];
}
