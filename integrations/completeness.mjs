/**
 * What is missing in the manifest for it to say all of each element: descriptions everywhere, types of what has one,
 * a default and a syntax of each variable.
 *
 * @returns {{ missing: string[], count: number }} the gaps, and of how many facts
 */
export function findGaps(manifest) {
  const missing = [];
  let count = 0;
  const expect = (fact, what) => {
    count += 1;
    if (!fact) missing.push(what);
  };
  for (const element of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
    const { tagName: tag } = element;
    if (!tag) continue;
    expect(element.summary && element.description, `<${tag}>: a summary and a description`);
    for (const [kind, entries] of Object.entries(readEntries(element))) {
      for (const { name, description, type, syntax, default: value } of entries) {
        const of = `<${tag}> ${kind} ${name || '(default)'}`;
        expect(description?.trim(), `${of}: a description`);
        if (/^(attribute|property|event|parameter)$/.test(kind)) expect(type?.text, `${of}: a type`);
        // `Event` alone says nothing of what it carries.
        if (kind === 'event') expect(/^(\w+Event|Event)$/.test(type?.text), `${of}: the class of the event`);
        if (kind === 'variable') {
          expect(value, `${of}: a default`);
          expect(syntax, `${of}: a syntax`);
        }
      }
    }
  }
  return { missing, count };
}

function readEntries({ attributes = [], members = [], events = [], slots = [], ...css }) {
  const methods = members.filter(({ kind }) => kind === 'method');
  return {
    attribute: attributes,
    property: members.filter(({ kind }) => kind === 'field'),
    method: methods,
    // What a parameter means is said of its method.
    parameter: methods.flatMap(({ name, description, parameters = [] }) =>
      parameters.map((parameter) => ({ description, ...parameter, name: `${name}(${parameter.name})` })),
    ),
    event: events,
    slot: slots,
    part: css.cssParts ?? [],
    variable: css.cssProperties ?? [],
    state: css.cssStates ?? [],
  };
}
