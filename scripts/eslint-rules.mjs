/** Rules of house-style.md that no published plugin checks. */

const lifecycle = [
  'constructor',
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'adoptedCallback',
  'formAssociatedCallback',
  'scheduleUpdate',
  'shouldUpdate',
  'willUpdate',
  'update',
  'firstUpdated',
  'updated',
];

/** The order of members, from statics down to `render`; see house-style.md §2. */
const groups = [
  'statics',
  'internals and controllers',
  '@property',
  '@state',
  '@query',
  '#fields',
  'lifecycle',
  'public methods',
  '#on… handlers',
  '#… helpers',
  'render()',
];

const memberOrder = {
  meta: {
    type: 'layout',
    schema: [],
    messages: { order: '{{ name }} ({{ group }}) belongs above {{ above }} ({{ other }}).' },
  },
  create(context) {
    return {
      ClassBody({ body, parent }) {
        if (parent.superClass?.name !== 'LitElement') return;
        let last;
        for (const member of body) {
          const rank = rankMember(member);
          if (rank === undefined) continue;
          if (last && rank < last.rank) {
            const data = {
              name: nameOf(member),
              group: groupOf(rank),
              above: last.name,
              other: groupOf(last.rank),
            };
            context.report({ node: member, messageId: 'order', data });
          } else last = { rank, name: nameOf(member) };
        }
      },
    };
  },
};

/** Place of a member: the index of its group, and a fraction for the place among the lifecycle's methods. */
function rankMember(member) {
  if (member.type === 'StaticBlock' || member.static) return groups.indexOf('statics');
  if (member.type === 'TSIndexSignature') return undefined;
  const decorators = (member.decorators ?? []).map(
    ({ expression }) => expression.callee?.name ?? expression.name,
  );
  const name = nameOf(member);
  if (decorators.includes('property')) return groups.indexOf('@property');
  if (decorators.includes('state')) return groups.indexOf('@state');
  if (decorators.some((decorator) => /^query/.test(decorator))) return groups.indexOf('@query');
  if (member.type === 'PropertyDefinition' && !/Function/.test(member.value?.type)) {
    return groups.indexOf(isCollaborator(member) ? 'internals and controllers' : '#fields');
  }
  // Accessors stand with what they give access to.
  if (member.kind === 'get' || member.kind === 'set') return undefined;
  if (lifecycle.includes(name)) return groups.indexOf('lifecycle') + lifecycle.indexOf(name) / 100;
  if (name === 'render') return groups.indexOf('render()');
  if (/^#on[A-Z]/.test(name)) return groups.indexOf('#on… handlers');
  // Helpers may stand among the handlers that they serve, above what is rendered.
  if (name.startsWith('#')) return /^#render/.test(name) ? groups.indexOf('#… helpers') : undefined;
  return groups.indexOf('public methods');
}

function groupOf(rank) {
  return groups[Math.floor(rank)];
}

/** A controller is given its host: `new XController(this)`; internals come from `attachInternals`. */
function isCollaborator({ value }) {
  if (value?.type !== 'NewExpression' && value?.type !== 'CallExpression') return false;
  const isGivenThis = value.arguments.some(({ type }) => type === 'ThisExpression');
  return isGivenThis || value.callee.property?.name === 'attachInternals';
}

function nameOf(member) {
  if (!member.key) return 'static block';
  return member.key.type === 'PrivateIdentifier'
    ? `#${member.key.name}`
    : String(member.key.name ?? member.key.value);
}

const noStyleAttribute = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      style:
        'A strict CSP blocks style= and <style> in a template: use the style sheet, or CSSOM in updated().',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression({ tag, quasi }) {
        if (tag.name !== 'html' && tag.name !== 'svg') return;
        for (const element of quasi.quasis) {
          if (/\sstyle\s*=|<style\b/.test(element.value.raw))
            context.report({ node: element, messageId: 'style' });
        }
      },
    };
  },
};

const shortRender = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      long: 'render() has {{ lines }} lines; at 40 a #render… helper or a pure module hides inside.',
    },
  },
  create(context) {
    return {
      "MethodDefinition[key.name='render']"({ loc, key }) {
        const lines = loc.end.line - loc.start.line + 1;
        if (lines > 40) context.report({ node: key, messageId: 'long', data: { lines } });
      },
    };
  },
};

export default {
  rules: { 'member-order': memberOrder, 'no-style-attribute': noStyleAttribute, 'short-render': shortRender },
};
