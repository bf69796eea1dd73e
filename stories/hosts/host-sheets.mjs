/** Style sheets of the sites in the gallery: what pages of that kind bring along, written from how they look. */

/** The bar above each page of the gallery. */
const bar = `
.bar { box-sizing: border-box; margin: 0; padding: 8px 16px; background: #1b1a18; color: #fff; font: 14px/1.6 system-ui, sans-serif; text-indent: 0; text-align: start }
.bar a { color: #ffd9a0; margin-inline-end: 1em; font-size: 14px; text-decoration: underline }`;

const plain = `
body { margin: 0 auto; max-width: 46em; padding: 0 16px 48px; font: 17px/1.7 serif }
img { max-width: 100%; height: auto }
.bar { margin: 0 -16px 24px }`;

const portal = `
html { overflow-y: scroll }
body, div, dl, dt, dd, ul, ol, li, h1, h2, h3, h4, h5, h6, form, p, blockquote, th, td, figure { margin: 0; padding: 0 }
body { font: 14px/24px "Microsoft YaHei", SimSun, Arial, sans-serif; color: #333; background: #f4f6fa; word-break: break-all }
img { border: 0; vertical-align: top } li { list-style: none } em, i { font-style: normal }
h1, h2, h3, h4, h5, h6 { font-size: 100%; font-weight: normal }
a { color: #333; text-decoration: none } a:hover { color: #c00 }
.head { background: #b3141b; color: #fff } .head p { max-width: 1000px; margin: 0 auto; padding: 24px 16px; font: 700 26px/1.4 SimSun, serif; letter-spacing: 4px }
.trail { max-width: 1000px; margin: 0 auto; padding: 12px 16px; color: #666 }
.article { max-width: 1000px; box-sizing: border-box; margin: 0 auto 48px; padding: 32px 5%; background: #fff; border: 1px solid #dce3ee; border-top: 3px solid #b3141b }
.article p { text-indent: 2em; line-height: 2; font-size: 16px; margin: 1em 0; text-align: justify }
.article img { max-width: 100%; height: auto; display: block; margin: 0 auto }`;

const bootstrap = `
html { font-size: 10px; -webkit-tap-highlight-color: rgba(0, 0, 0, 0) }
*, *::before, *::after { box-sizing: border-box }
body { margin: 0; font: 14px/1.42857143 "Helvetica Neue", Helvetica, Arial, sans-serif; color: #333; background: #fff }
a { color: #337ab7; text-decoration: none } figure { margin: 0 } img { border: 0; vertical-align: middle }
h1, h2, h3, h4, h5, h6 { font-family: inherit; font-weight: 500; line-height: 1.1 }
h1, h2, h3 { margin: 20px 0 10px } h1 { font-size: 36px } h2 { font-size: 30px } h3 { font-size: 24px }
h2 small, h3 small { font-weight: 400; color: #777; font-size: 65% } small { font-size: 85% } p { margin: 0 0 10px } ul, ol { margin: 0 0 10px }
blockquote { padding: 10px 20px; margin: 0 0 20px; font-size: 17.5px; border-left: 5px solid #eee }
.navbar { background: #222; border: 1px solid #080808; min-height: 50px; padding: 15px } .navbar a { color: #9d9d9d; margin-right: 20px }
.container { max-width: 970px; margin: 20px auto; padding: 0 15px }
.row { margin: 0 -15px } .col { padding: 0 15px } @media (min-width: 768px) { .col { float: left; width: 75% } .side { width: 25% } }
.panel { margin-bottom: 20px; border: 1px solid #ddd; border-radius: 4px } .panel h4 { margin: 0; padding: 10px 15px; background: #f5f5f5; font-size: 16px } .panel p { padding: 15px; margin: 0 }`;

const ueditor = `
body { margin: 0; font: 16px/1.5 sans-serif; color: #3e3e3e; background: #eee }
.view { max-width: 800px; box-sizing: border-box; margin: 24px auto; padding: 24px 4%; background: #fff }
.view h1 a, .view h2 a { color: inherit; text-decoration: none } .view p { margin: 5px 0 } .view table { border-collapse: collapse; width: 100% } .view td { border: 1px solid #ddd; padding: 5px 10px }`;

const wechat = `
body { margin: 0; font: 17px/1.6 -apple-system, "PingFang SC", "Microsoft YaHei", sans-serif; color: rgba(0, 0, 0, 0.9); background: #fff }
.rich { max-width: 677px; box-sizing: border-box; margin: 0 auto; padding: 20px 16px 48px; overflow: hidden; overflow-wrap: break-word; text-align: justify }
.rich h1 { font-size: 22px; line-height: 1.4; margin: 0 0 14px } .meta { color: rgba(0, 0, 0, 0.3); font-size: 15px; margin: 0 0 22px } .meta b { color: #576b95; font-weight: 400 }
.rich * { max-width: 100%; box-sizing: border-box }`;

const flexible = `
body { margin: 0; max-width: 10rem; margin: 0 auto; font: 0.4267rem/1.7 sans-serif; background: #f2f2f2 }
.top { background: #e60012; color: #fff; font-size: 0.48rem; line-height: 1.1733rem; text-align: center }
.card { margin: 0.2667rem; padding: 0.4rem; background: #fff; border-radius: 0.16rem }`;

/** The filter stands on the root: what is fixed keeps its place, and dialogs are the library's own to grey. */
const grey = `html { filter: grayscale(100%) } ${plain}`;

const right = `
body { margin: 0; padding: 0 0 48px; font: 18px/1.9 "UKIJ Tuz", "Noto Naskh Arabic", serif; background: #fffdf8 }
main { max-width: 46em; margin: 24px auto; padding: 0 16px; border-inline-start: 6px solid #0f766e }`;

export const hostSheets = {
  plain: bar + plain,
  portal: bar + portal,
  bootstrap: bar + bootstrap,
  ueditor: bar + ueditor,
  wechat: bar + wechat,
  flexible: bar + flexible,
  grey: bar + grey,
  strict: bar + plain,
  right: bar + right,
};
