/**
 * Editors and sanitisers, each as a function from what an editor pastes to what is saved: by default, and with the
 * settings of docs/cms. Those of the browser run in one, the others in Node, as they do in life.
 */
import rehypeParse from 'rehype-parse';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import sanitizeHtml from 'sanitize-html';
import { unified } from 'unified';
import xss from 'xss';
import { readSnippet } from './snippets.mjs';

/** What a snippet of Node may name. */
const evaluate = async (page, names) =>
  new Function(...Object.keys(names), `return ${await readSnippet(page)}`)(...Object.values(names));

const throughRehype = (schema) => (html) =>
  String(
    unified()
      .use(rehypeParse, { fragment: true })
      .use(rehypeSanitize, schema)
      .use(rehypeStringify)
      .processSync(html),
  );

export const nodeEngines = {
  'sanitize-html': (html) => sanitizeHtml(html),
  'sanitize-html +': await evaluate('sanitize-html', { sanitizeHtml }).then(
    (options) => (html) => sanitizeHtml(html, options),
  ),
  xss: (html) => xss(html),
  'xss +': await evaluate('xss', { xss }).then((options) => (html) => xss(html, options)),
  'rehype-sanitize': throughRehype(defaultSchema),
  'rehype-sanitize +': await evaluate('rehype-sanitize', { defaultSchema }).then(throughRehype),
};

/** Runs in a page that holds `engines.js`, `tinymce`, `Quill`, `wangEditor`, `DOMPurify`; snippets by name. */
export const pageEngines = [
  'TinyMCE',
  'TinyMCE +',
  'CKEditor 5',
  'CKEditor 5 +',
  'Quill',
  'wangEditor',
  'Tiptap',
  'DOMPurify',
  'DOMPurify +',
  'setHTML()',
];

export async function readPageSnippets() {
  const entries = ['tinymce', 'ckeditor', 'dompurify'].map(async (page) => [page, await readSnippet(page)]);
  return Object.fromEntries(await Promise.all(entries));
}
