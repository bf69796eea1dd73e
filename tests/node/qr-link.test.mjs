/** What a phone sees of a QR code, in every size and colour: pixels of a real page, read by two decoders that know nothing of each other. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import jsQrModule from 'jsqr';
import { PNG } from 'pngjs';
import decodeQr from 'qr/decode.js';
import { createQrCode } from '../../dist/qr-link/qr-modules.js';
import { moduleScript, openSite, strictPolicy } from '../hostile/host-page.mjs';

const jsQr = jsQrModule.default ?? jsQrModule;

const long = `https://example.org/${'columns/2026/'.repeat(40)}`.slice(0, 500);
const addresses = {
  ASCII: 'http://dz.imisou.com/',
  CJK: 'https://example.org/最美社区工作者/张艳',
  mixed: 'https://example.org/投票?name=Zoë Müller 山田&id=7#结果',
  Arabic: 'https://example.org/ئۇيغۇر/مرحبا',
  '500 characters': long,
  'like a vCard':
    'https://example.org/v?BEGIN:VCARD%0AN:张;艳;;;%0ATEL;TYPE=CELL:+86 20 1234 5678%0AEND:VCARD',
};

/** Without the address in front, in the encoder's own hands: text that is not ASCII stays what it is. */
const texts = {
  ASCII: 'BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane;;;\nEND:VCARD',
  CJK: '谁是最美社区工作者?等你来点赞!',
  mixed: 'Zoë Müller 山田 • “闪光的你”',
  Arabic: 'ئۇيغۇر تىلى · مرحبا بالعالم',
  '500 characters': '为你支持的最美社区工作者点赞'.repeat(12).slice(0, 166),
  'a vCard': 'BEGIN:VCARD\nVERSION:3.0\nN:张;艳;;;\nORG:新河浦社区\nTEL:+86 20 1234 5678\nEND:VCARD',
};

/** Reads a picture by both decoders. */
function decode(png) {
  const { width, height, data } = PNG.sync.read(Buffer.from(png));
  const clamped = new Uint8ClampedArray(data);
  const first = jsQr(clamped, width, height)?.data;
  let second;
  try {
    second = decodeQr({ width, height, data: new Uint8Array(data) });
  } catch (error) {
    second = `qr: ${error.message}`;
  }
  return [first, second];
}

describe('the QR code of <qr-link>, read by jsQR and qr', () => {
  let site;
  let visit;
  let session;

  before(async () => {
    site = await openSite();
    const body = Object.values(addresses)
      .map((href) => `<qr-link href="${href.replaceAll('"', '&quot;')}"><p>扫码</p></qr-link>`)
      .join('');
    visit = await site.visit({
      head: `<link rel="stylesheet" href="/lanelight.css">${moduleScript}`,
      body,
      policy: strictPolicy,
    });
    await visit.page.waitForFunction(() =>
      [...document.querySelectorAll('qr-link')].every((each) => each.shadowRoot.querySelector('svg')),
    );
    session = await visit.page.createCDPSession();
  });
  after(async () => {
    await visit.close();
    await site.close();
  });

  /** The code with what stands around it, so that the quiet zone is put to the test. */
  const photograph = async (index) => {
    const clip = await visit.page.evaluate((each) => {
      const code = document.querySelectorAll('qr-link')[each].shadowRoot.querySelector('svg');
      const { x, y, width, height } = code.getBoundingClientRect();
      return { x: x - 12 + scrollX, y: y - 12 + scrollY, width: width + 24, height: height + 24 };
    }, index);
    return visit.page.screenshot({ clip, captureBeyondViewport: true });
  };

  const looks = {
    'by day': {},
    'by night': { root: { theme: 'night' } },
    'in dark of the system': { root: { theme: 'auto' }, features: [['prefers-color-scheme', 'dark']] },
    'in forced colours': {
      features: [
        ['forced-colors', 'active'],
        ['prefers-color-scheme', 'dark'],
      ],
    },
    'on grey days': { root: { grey: '' } },
    'in elder mode': { root: { elder: '' } },
    'in print': { media: 'print' },
  };
  /** In CSS pixels, and device pixels for each; `undefined` is the default size. */
  const sizes = [
    [undefined, 1],
    ['96px', 2],
    [undefined, 3],
    ['20em', 1],
  ];

  for (const [name, { root = {}, features = [], media = '' }] of Object.entries(looks)) {
    for (const [size, scale] of sizes) {
      it(`is read ${name}, ${size ?? 'at its own size'} at ${scale}x`, async () => {
        await session.send('Emulation.setEmulatedMedia', {
          media,
          features: features.map(([feature, value]) => ({ name: feature, value })),
        });
        await visit.page.setViewport({ width: 700, height: 900, deviceScaleFactor: scale });
        await visit.page.evaluate(
          (dataset, width) => {
            for (const key of ['theme', 'grey', 'elder']) delete document.documentElement.dataset[key];
            Object.assign(document.documentElement.dataset, dataset);
            for (const each of document.querySelectorAll('qr-link'))
              if (width) each.style.setProperty('--qr-link-size', width);
              else each.style.removeProperty('--qr-link-size');
          },
          root,
          size,
        );
        const wrong = [];
        for (const [index, [kind, href]] of Object.entries(addresses).entries()) {
          const { size: modules } = createQrCode(new URL(href).href);
          const pixels = (size === '96px' ? 96 : size ? 320 : 132) * scale;
          // Finer than this, an author is warned: it is no code for a camera.
          if (pixels / modules < 2.5) continue;
          const read = decode(await photograph(index));
          if (read.some((text) => text !== new URL(href).href)) wrong.push([kind, ...read]);
        }
        assert.deepEqual(wrong, []);
      });
    }
  }

  it('is read whatever text is in it, at 3 pixels a module and at 7', async () => {
    const wrong = [];
    for (const [kind, text] of Object.entries(texts)) {
      for (const scale of [3, 7]) {
        const { size, path } = createQrCode(text);
        const png = new PNG({ width: size * scale, height: size * scale });
        png.data.fill(255);
        for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
          for (let row = 0; row < scale; row += 1) {
            const start = ((Number(y) * scale + row) * png.width + Number(x) * scale) * 4;
            for (let pixel = 0; pixel < Number(length) * scale; pixel += 1)
              png.data.fill(0, start + pixel * 4, start + pixel * 4 + 3);
          }
        }
        const read = decode(PNG.sync.write(png));
        if (read.some((each) => each !== text)) wrong.push([kind, scale, ...read]);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('is not read when its colours are those of the night: the decoders can fail', async () => {
    await session.send('Emulation.setEmulatedMedia', { media: '', features: [] });
    await visit.page.evaluate(() => {
      const code = document.querySelector('qr-link').shadowRoot.querySelector('svg');
      code.querySelector('path').setAttribute('d', 'M4 4h7v1h-7z');
    });
    assert.deepEqual(
      decode(await photograph(0)).map((text) => text === addresses.ASCII),
      [false, false],
    );
  });
});
