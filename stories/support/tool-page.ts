import builderSheet from '../../src/builder/builder.css?inline';
import pageSheet from '../../src/render/page.css?inline';

/** The sheets of the pages in which the tools stand, as long as the story is shown. */
export function withToolSheets(): () => void {
  const sheets = [pageSheet, builderSheet].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => !sheets.includes(each));
  };
}

/** The part of such a page that a tool renders into. */
export function makeMain(): HTMLElement {
  return Object.assign(document.createElement('main'), { className: 'page-main' });
}
