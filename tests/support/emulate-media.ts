import { emulateMedia, type Media } from '@web/test-runner-commands';

let isEmulated = false;

/**
 * Emulates media features until the end of the test. Skips the test where the engine's driver cannot: Firefox and
 * WebKit. Call it with the test's own `this`.
 */
export async function emulateMediaOrSkip(test: Mocha.Context, media: Media): Promise<void> {
  if (!navigator.userAgent.includes('Chrome')) test.skip();
  isEmulated = true;
  await emulateMedia(media);
}

afterEach(async () => {
  if (!isEmulated) return;
  isEmulated = false;
  await emulateMedia({});
});
