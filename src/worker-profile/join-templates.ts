import { html, type TemplateResult } from 'lit';

type Strings = TemplateResult['strings'];

/** Pieces joined so far, as the text of one template; and what has been seen to follow them. */
interface Joint {
  readonly strings: TemplateStringsArray;
  readonly next: Map<Strings, Joint>;
}

const start = toJoint(['']);

/**
 * Joins templates into one, which is parsed once for each sequence of them. An expression for each optional piece would
 * leave every profile a comment, a part and an instance for it, filled or not: in a thousand cards, a third of the
 * nodes. Only the literal text of templates is joined, values stay values
 * (docs/decisions/2026-11-21-joined-templates.md).
 */
export function joinTemplates(pieces: readonly TemplateResult[]): TemplateResult {
  let joint = start;
  for (const { strings } of pieces) joint = joint.next.get(strings) ?? add(joint, strings);
  return html(joint.strings, ...pieces.flatMap(({ values }) => values));
}

function add(joint: Joint, strings: Strings): Joint {
  const text = [...joint.strings];
  const [first = '', ...rest] = strings;
  text.push((text.pop() ?? '') + first, ...rest);
  const next = toJoint(text);
  joint.next.set(strings, next);
  return next;
}

function toJoint(text: string[]): Joint {
  return { strings: Object.assign(text, { raw: text }), next: new Map() };
}
