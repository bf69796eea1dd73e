/**
 * The public interface of two manifests, compared.
 *
 * @typedef {{ kind: 'breaking' | 'added' | 'fixed', tag: string, what: string }} Change
 */

/** @returns {Change[]} in the order of tags */
export function compareManifests(before, after) {
  const [old, current] = [readElements(before), readElements(after)];
  const changes = [];
  for (const tag of [...new Set([...old.keys(), ...current.keys()])].sort()) {
    if (!current.has(tag)) changes.push({ kind: 'breaking', tag, what: 'the element is gone' });
    else if (!old.has(tag)) changes.push({ kind: 'added', tag, what: 'a new element' });
    else changes.push(...compareElements(tag, old.get(tag), current.get(tag)));
  }
  return changes;
}

/** What a version has to go up by: before 1.0 a minor one may break, and a patch may add. */
export function weightOf(changes, version) {
  const has = (kind) => changes.some((change) => change.kind === kind);
  const isEarly = version.startsWith('0.');
  if (has('breaking')) return isEarly ? 'minor' : 'major';
  if (has('added')) return isEarly ? 'patch' : 'minor';
  return has('fixed') ? 'patch' : 'none';
}

const weights = ['none', 'patch', 'minor', 'major'];

export function isEnough(bump, needed) {
  return weights.indexOf(bump) >= weights.indexOf(needed);
}

const titles = { breaking: 'Breaking', added: 'Added', fixed: 'Changed' };

/** A changelog of the interface, in Markdown. */
export function formatChanges(changes) {
  if (changes.length === 0) return 'The public interface is the same.';
  return Object.entries(titles)
    .map(([kind, title]) => [title, changes.filter((change) => change.kind === kind)])
    .filter(([, list]) => list.length > 0)
    .map(
      ([title, list]) =>
        `## ${title}\n\n${list.map(({ tag, what }) => `- \`<${tag}>\`: ${what}`).join('\n')}`,
    )
    .join('\n\n');
}

function readElements({ modules }) {
  const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  return new Map(elements.map((element) => [element.tagName, readFacts(element)]));
}

/** Everything that a page can name, by its kind and name. */
function readFacts({
  attributes = [],
  members = [],
  events = [],
  slots = [],
  cssParts = [],
  cssProperties = [],
  cssStates = [],
}) {
  const facts = new Map();
  const add = (kind, entries) => {
    for (const entry of entries) facts.set(`${kind} ${entry.name || '(default)'}`, { ...entry, kind });
  };
  add('attribute', attributes);
  add(
    'property',
    members.filter(({ kind }) => kind === 'field'),
  );
  add(
    'method',
    members.filter(({ kind }) => kind === 'method'),
  );
  add('event', events);
  add('slot', slots);
  add('part', cssParts);
  add('variable', cssProperties);
  add('state', cssStates);
  return facts;
}

function compareElements(tag, old, current) {
  const changes = [];
  for (const name of new Set([...old.keys(), ...current.keys()])) {
    if (!current.has(name)) changes.push({ kind: 'breaking', tag, what: `${name} is gone` });
    else if (!old.has(name)) changes.push({ kind: 'added', tag, what: `${name}` });
    else
      for (const change of compareFacts(old.get(name), current.get(name)))
        changes.push({ kind: change.kind, tag, what: `${name}: ${change.what}` });
  }
  return changes;
}

function* compareFacts(old, current) {
  const { kind } = old;
  if (kind === 'method') yield* compareMethods(old, current);
  else if (typeOf(old) !== typeOf(current)) {
    const isGiven = kind === 'attribute' || (kind === 'property' && !current.readonly);
    const isWider = includes(current, old);
    const isNarrower = includes(old, current);
    // Who gives a value may not lose one; who reads it may not meet a new one.
    const isSafe = isGiven ? isWider : isNarrower;
    yield { kind: isSafe ? 'added' : 'breaking', what: `type \`${typeOf(old)}\` → \`${typeOf(current)}\`` };
  }
  if (!old.readonly && current.readonly) yield { kind: 'breaking', what: 'can only be read now' };
  if (old.readonly && !current.readonly) yield { kind: 'added', what: 'can be set now' };
  if (kind !== 'method' && old.default !== current.default)
    yield {
      // A look that changes is no call that fails.
      kind: kind === 'variable' ? 'fixed' : 'breaking',
      what: `default \`${old.default}\` → \`${current.default}\``,
    };
  if (old.syntax !== current.syntax)
    yield { kind: 'fixed', what: `syntax \`${old.syntax}\` → \`${current.syntax}\`` };
  if (!old.deprecated && current.deprecated)
    yield { kind: 'added', what: `deprecated: ${current.deprecated}` };
}

function* compareMethods(old, current) {
  const [before, after] = [old.parameters ?? [], current.parameters ?? []];
  for (const [index, parameter] of before.entries()) {
    const now = after[index];
    if (!now) yield { kind: 'breaking', what: `takes no ${parameter.name} any more` };
    else if (typeOf(now) !== typeOf(parameter))
      yield {
        kind: includes(now, parameter) ? 'added' : 'breaking',
        what: `${now.name} \`${typeOf(parameter)}\` → \`${typeOf(now)}\``,
      };
    else if (isOptional(parameter) && !isOptional(now)) yield { kind: 'breaking', what: `needs ${now.name}` };
  }
  for (const parameter of after.slice(before.length))
    yield {
      kind: isOptional(parameter) ? 'added' : 'breaking',
      what: `takes ${parameter.name}${isOptional(parameter) ? '' : ', and needs it'}`,
    };
  const [was, is] = [typeOf({ type: old.return?.type }), typeOf({ type: current.return?.type })];
  if (was !== is)
    yield {
      kind: includes({ type: { text: was } }, { type: { text: is } }) ? 'added' : 'breaking',
      what: `returns \`${is}\`, not \`${was}\``,
    };
}

function isOptional({ optional, default: value }) {
  return Boolean(optional) || value !== undefined;
}

function typeOf({ type }) {
  return type?.text.replace(/\s+/g, ' ').trim() ?? '';
}

/** Whether each alternative of the second type is one of the first. */
function includes(wide, narrow) {
  const alternatives = new Set(splitUnion(typeOf(wide)));
  return splitUnion(typeOf(narrow)).every((each) => alternatives.has(each));
}

/** Parts of a union, not those inside of brackets or quotes. */
function splitUnion(text) {
  return (text.match(/(?:'[^']*'|<[^>]*>|\([^)]*\)|[^|])+/g) ?? [])
    .map((part) => part.trim())
    .filter(Boolean);
}
