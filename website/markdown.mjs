/** Markdown to HTML, with anchors at headings, addresses of the site, and the sections that the search looks through. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { Marked } from 'marked';
import { root, toPage } from './pages.mjs';

/** The text as it is read: no tags, no entities. */
export function toText(html) {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(lt|gt|amp|quot|#39);/g,
      (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name],
    )
    .replace(/\s+/g, ' ')
    .trim();
}

export function escapeHtml(text) {
  return text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character],
  );
}

/** As GitHub makes them, so that links work there and here. */
function toSlug(text, taken) {
  const base =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-') || 'section';
  let slug = base;
  for (let number = 1; taken.has(slug); number++) slug = `${base}-${number}`;
  taken.add(slug);
  return slug;
}

/**
 * @param {string} file from the root of the project
 * @param {ReadonlySet<string>} files that are pages
 * @returns {{ title: string, html: string, sections: { id: string, title: string, text: string }[], ids: Set<string>, links: string[], faults: string[] }}
 */
export function renderMarkdown(file, text, files) {
  const ids = new Set();
  const links = [];
  const faults = [];
  const here = toPage(file);
  const rewrite = (href) => {
    if (/^[a-z]+:/i.test(href)) return href;
    const [path, hash = ''] = href.split('#');
    const target = path ? posix.normalize(posix.join(posix.dirname(file), path)) : file;
    if (files.has(target)) {
      const page = posix.relative(posix.dirname(here), toPage(target)) || posix.basename(here);
      links.push(`${toPage(target)}#${decodeURIComponent(hash)}`);
      return path ? `${page}${hash && `#${hash}`}` : `#${hash}`;
    }
    if (!existsSync(`${root}/${target}`)) faults.push(`${file}: no such file: ${href}`);
    return undefined;
  };
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth }) {
        const inner = this.parser.parseInline(tokens);
        const id = toSlug(toText(inner), ids);
        return `<h${depth} id="${id}">${inner}<a class="anchor" href="#${encodeURIComponent(id)}" aria-label="${escapeHtml(toText(inner))}"></a></h${depth}>\n`;
      },
      // A file of the project that is no page is named, not linked.
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const address = rewrite(href);
        return address === undefined ? inner : `<a href="${escapeHtml(address)}">${inner}</a>`;
      },
      table(token) {
        const cells = (row, tag) =>
          `<tr>${row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
        return `<div class="table" tabindex="0" role="region" aria-label="表 Table"><table><thead>${cells(token.header, 'th')}</thead><tbody>${token.rows.map((row) => cells(row, 'td')).join('')}</tbody></table></div>\n`;
      },
      code({ text: code, lang = '' }) {
        return `<pre tabindex="0"><code${lang && ` class="language-${escapeHtml(lang)}"`}>${escapeHtml(code)}</code></pre>\n`;
      },
    },
  });
  const html = marked.parse(text);
  return {
    title: toText(/<h1[^>]*>([^]*?)<a class="anchor"/.exec(html)?.[1] ?? file),
    html,
    sections: splitSections(html),
    ids,
    links,
    faults,
  };
}

function splitSections(html) {
  return html
    .split(/(?=<h[1-4] id=)/)
    .map((part) => {
      const [heading, id, title] = /^<h[1-4] id="([^"]*)">([^]*?)<a class="anchor"[^]*?<\/h[1-4]>/.exec(
        part,
      ) ?? [''];
      return { id: id ?? '', title: toText(title ?? ''), text: toText(part.slice(heading.length)) };
    })
    .filter(({ title, text }) => title || text);
}
