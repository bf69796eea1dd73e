import { minifySync } from 'vite';

/**
 * What esbuild has lowered and minified, once more by the minifier of Vite, which leaves a fiftieth less.
 *
 * @param {string} code
 * @param {string | string[]} target what the code is to run on, as esbuild names it
 * @param {{ module: boolean, banner?: string }} options `banner`: a comment that stands before it
 * @returns {string}
 */
export function squeeze(code, target, { module, banner }) {
  const result = minifySync('bundle.js', code, { module, compress: { target } });
  if (result.errors.length > 0) throw new Error(result.errors[0].message);
  return banner ? `${banner}\n${result.code}` : result.code;
}
