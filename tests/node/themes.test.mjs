import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import postcss from 'postcss';

const root = new URL('../../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');
const tokens = JSON.parse(await read('tokens/lanelight.tokens.json'));
const themes = Object.keys(tokens).filter((name) => tokens[name].paper);
const backgrounds = ['paper', 'surface', 'tint'];

/** Least contrast of each text colour on each background, of WCAG 1.4.3 and 1.4.6. */
const least = { ink: 7, 'ink-muted': 4.5, 'ink-faint': 4.5, accent: 4.5 };

describe('the design tokens', () => {
  it('hold the themes that are promised', () => {
    assert.deepEqual(themes, ['daily', 'gov-red', 'gov-blue', 'paper', 'night']);
  });
  for (const name of themes) {
    it(`${name}: every text is legible on every background, and on the accent`, () => {
      const colour = (key) => tokens[name][key].$value.hex;
      for (const [text, ratio] of Object.entries(least))
        for (const background of backgrounds)
          atLeast(ratio, colour(text), colour(background), `${text} on ${background}`);
      atLeast(4.5, colour('on-accent'), colour('accent'), 'on-accent on accent');
    });
    it(`${name}: in elder mode and with more contrast, every text has 7:1`, () => {
      const { strong } = tokens[name];
      for (const text of Object.keys(least))
        for (const background of backgrounds)
          atLeast(
            7,
            strong[text].$value.hex,
            tokens[name][background].$value.hex,
            `${text} on ${background}`,
          );
      atLeast(7, tokens[name]['on-accent'].$value.hex, strong.accent.$value.hex, 'on-accent on accent');
    });
    it(`${name}: a colour is the same in both its notations`, () => {
      for (const token of [...Object.values(tokens[name]), ...Object.values(tokens[name].strong)]) {
        if (!token.$value) continue;
        const { components, hex } = token.$value;
        const channels = components.map((value) =>
          Math.round(value * 255)
            .toString(16)
            .padStart(2, '0'),
        );
        assert.equal(`#${channels.join('')}`, hex);
      }
    });
  }
});

describe('the theme sheets', () => {
  it('are one a theme, of variables only, each at most 1.5 KB gzip', async () => {
    const files = await readdir(new URL('src/styles/themes/', root));
    assert.deepEqual(files.sort(), themes.map((name) => `${name}.css`).sort());
    for (const file of files) {
      const css = await read(`src/styles/themes/${file}`);
      assert.ok(gzipSync(css).length <= 1536, `${file}: ${gzipSync(css).length} bytes`);
      postcss.parse(css).walkDecls(({ prop }) => assert.match(prop, /^(--lane-[a-z-]+|color-scheme)$/));
    }
  });
  it('are for screens where their letters are light: on paper, which is white, they would be pale', async () => {
    const sheets = ['built-in-themes', ...themes.map((name) => `themes/${name}`)];
    for (const sheet of sheets) {
      postcss.parse(await read(`src/styles/${sheet}.css`)).walkDecls('--lane-ink', ({ value, parent }) => {
        const medias = [];
        for (let at = parent.parent; at.type !== 'root'; at = at.parent) medias.push(at.params);
        const isForScreens = medias.some((media) => /^screen\b/.test(media));
        assert.equal(isForScreens, luminance(expand(value)) > 0.5, `${sheet}: ${value}`);
      });
    }
  });
  it('change each colour that they name', async () => {
    for (const name of themes) {
      const declared = new Map();
      postcss.parse(await read(`src/styles/themes/${name}.css`)).walkRules((rule) => {
        if (
          !rule.parent.params?.includes('contrast') &&
          rule.selector.includes(`[data-theme='${name}']`) &&
          !rule.selector.includes('elder')
        )
          rule.walkDecls(/^--/, ({ prop, value }) =>
            declared.set(prop.slice('--lane-'.length), expand(value)),
          );
      });
      const expected = Object.entries(tokens[name]).filter(([, token]) => token.$value);
      assert.deepEqual(
        Object.fromEntries(declared),
        Object.fromEntries(expected.map(([key, token]) => [key, token.$value.hex])),
      );
    }
  });
});

function atLeast(ratio, text, background, what) {
  const actual = contrast(text, background);
  assert.ok(actual >= ratio, `${what}: ${actual.toFixed(2)}, at least ${ratio}`);
}

/** Contrast ratio of WCAG 2. */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function expand(hex) {
  return hex.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
}
