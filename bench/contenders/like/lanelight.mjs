/** Our button, with its own protocol: shown as pressed at once, one read for all, votes kept until they are answered. */
import '../../../dist/like-button/like-button.define.js';

/** Each set-up has a campaign that nobody has voted in. */
let campaigns = 0;

export async function setup(container, likes) {
  campaigns += 1;
  const campaign = `bench-${Date.now()}-${campaigns}`;
  const endpoint = `${location.origin}/like`;
  container.append(
    ...likes.map(({ id }) =>
      Object.assign(document.createElement('like-button'), {
        endpoint,
        campaign,
        item: id,
        subject: id,
      }),
    ),
  );
  await Promise.all(Array.from(container.children, (like) => like.updateComplete));
}

export const target = (container, index) => container.children[index].renderRoot.querySelector('button');
export const pressed = (container, index) => target(container, index).ariaPressed === 'true';

export async function teardown(container) {
  container.replaceChildren();
}
