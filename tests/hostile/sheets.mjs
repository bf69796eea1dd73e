/** Style sheets that pages bring with them, and that mean nobody harm: the rules that reach where our elements are. */

const everything = `
  html { font-size: 62.5% } body { font-size: 10px; line-height: 3; text-indent: 2em; text-align: center; color: red }
  * { margin: 9px; box-sizing: content-box } p { text-indent: 2em } a, button { color: red; font-size: 40px }
  h2 { font-size: 60px } img { width: 100% !important } button { display: none }`;

/** Bootstrap 3.4 (scaffolding.less, type.less, tables.less, buttons.less), as far as it names bare elements. */
const bootstrap3 = `
  html { font-family: sans-serif; font-size: 10px; -webkit-tap-highlight-color: transparent; -webkit-text-size-adjust: 100% }
  *, *::before, *::after { box-sizing: border-box }
  body { margin: 0; font: 14px/1.42857143 "Helvetica Neue", Helvetica, Arial, sans-serif; color: #333; background: #fff }
  article, aside, details, figcaption, figure, footer, header, main, nav, section, summary { display: block }
  a { color: #337ab7; text-decoration: none } a:focus { outline: 5px auto -webkit-focus-ring-color; outline-offset: -2px }
  button, input, select, textarea { margin: 0; font: inherit; color: inherit; line-height: inherit } button { overflow: visible; text-transform: none; -webkit-appearance: button }
  figure { margin: 0 } img { border: 0; vertical-align: middle } hr { margin: 20px 0; border: 0; border-top: 1px solid #eee }
  h1, h2, h3, h4, h5, h6 { font-family: inherit; font-weight: 500; line-height: 1.1; color: inherit }
  h1, h2, h3 { margin: 20px 0 10px } h4, h5, h6 { margin: 10px 0 } h1 { font-size: 36px } h2 { font-size: 30px } h3 { font-size: 24px }
  h2 small, h3 small { font-weight: 400; line-height: 1; color: #777; font-size: 65% } small { font-size: 85% } p { margin: 0 0 10px }
  ul, ol { margin: 0 0 10px } dt { font-weight: 700 } dd { margin-left: 0 } abbr[title] { cursor: help; border-bottom: 1px dotted #777 }
  blockquote { padding: 10px 20px; margin: 0 0 20px; font-size: 17.5px; border-left: 5px solid #eee }
  blockquote small::before { content: "\\2014 \\00A0" } table { border-spacing: 0; border-collapse: collapse; background: transparent } td, th { padding: 0 }
  [role="button"] { cursor: pointer } [hidden] { display: none }
  @media print { *, *::before, *::after { color: #000 !important; background: transparent !important; box-shadow: none !important } a[href]::after { content: " (" attr(href) ")" } }`;

/** The reset and article rules that portals of Chinese governments share. */
const govPortal = `
  html { overflow-y: scroll } body, div, dl, dt, dd, ul, ol, li, h1, h2, h3, h4, h5, h6, pre, form, fieldset, input, p, blockquote, th, td, figure { margin: 0; padding: 0 }
  body { font: 14px/24px "Microsoft YaHei", SimSun, Arial; color: #333; -webkit-text-size-adjust: none; word-break: break-all }
  table { border-collapse: collapse; border-spacing: 0 } fieldset, img { border: 0; vertical-align: top } li { list-style: none } em, i { font-style: normal }
  h1, h2, h3, h4, h5, h6 { font-size: 100%; font-weight: normal } q::before, q::after { content: "" } a { color: #333; text-decoration: none } a:hover { color: #c00 }
  article p, .TRS_Editor p { text-indent: 2em; line-height: 2; font-size: 16px; margin: 1em 0; text-align: justify } article img, .TRS_Editor img { max-width: 100%; display: block; margin: 0 auto; height: auto }
  article span, article font { font-family: SimSun !important } article * { line-height: 2; letter-spacing: 0 } b, strong { font-weight: bold } button { border: 0; background: none; outline: 0 }
  article { user-select: none; overflow: hidden } .clearfix::after { content: ""; display: block; clear: both }`;

export const sheets = {
  '62.5%, margins and red': everything,
  'Bootstrap 3': bootstrap3,
  'a portal of a government': govPortal,
};
