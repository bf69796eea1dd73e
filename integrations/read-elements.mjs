/**
 * What the manifest says of each element, in the words that the generators need.
 *
 * @typedef {object} Field
 * @property {string} name  of the property
 * @property {string} [attribute]
 * @property {string} type  as written in the manifest
 * @property {string} [default]
 * @property {string} description
 *
 * @typedef {object} Element
 * @property {string} tag
 * @property {string} className  of the class in `lanelight`
 * @property {string} name  in Pascal case: LikeButton
 * @property {string} summary
 * @property {Field[]} fields  that can be set
 * @property {Field[]} readOnly
 * @property {{ name: string, type: string, isOurs: boolean, description: string }[]} events  `isOurs`: a class of `lanelight`, not the browser's
 * @property {object} declaration  all the rest, as the manifest has it
 */

/** @returns {Element[]} in the order of their tags */
export function readElements(manifest) {
  const declarations = manifest.modules.flatMap((module) => module.declarations);
  return declarations
    .filter(({ tagName }) => tagName)
    .map(readElement)
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

function readElement(declaration) {
  const { tagName: tag, name: className, summary, description, members = [], events = [] } = declaration;
  const fields = members
    .filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic)
    .map(({ type, ...member }) => ({
      ...member,
      type: type?.text ?? 'unknown',
      description: oneLine(member.description),
    }));
  return {
    tag,
    className,
    name: className.replace(/Element$/, ''),
    summary: oneLine(summary ?? description),
    fields: fields.filter(({ readonly }) => !readonly),
    readOnly: fields.filter(({ readonly }) => readonly),
    events: events.map((event) => ({
      name: event.name,
      type: event.type.text,
      isOurs: event.type.text.startsWith(className.replace(/Element$/, '')),
      description: oneLine(event.description),
    })),
    declaration,
  };
}

export function oneLine(text = '') {
  return text.replace(/\s+/g, ' ').trim();
}
