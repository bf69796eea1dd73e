/** An error whose message tells the person at the terminal what to do; printed without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `用法 Usage: lanelight <命令 command> [选项 options]

  check  栏目文件或文件夹… [--json]
                                检查栏目文件,指出哪一处错、怎么改
         files or folders…      Checks column documents; names each fault and its remedy
  render 栏目文件 FILE --to FORM [--out FILE] [--base URL] [--assets URL]
                                排成一种形式,默认写到标准输出。FORM:
                                page cms wechat frame rss jsonfeed jsonld
                                Renders one form, to standard output by default
         … --to page --shadow   带声明式 shadow DOM(需要 @lit-labs/ssr)
                                With declarative shadow roots (needs @lit-labs/ssr)
  render [--content DIR] [--out DIR] [--base URL]
                                把一个文件夹排成网站
                                Renders a folder as a site
  serve  [DIR] [--database FILE] [--port N] [--host H] [--base URL]
                                打开网站、全部形式、oEmbed 和计票服务(PORT、HOST 环境变量同样有效)
                                Serves the site, all forms, oEmbed and the counting service (also PORT, HOST)
  files  [--json]               列出网页要用的脚本、样式表和 SRI 校验值(sha384)
                                Lists the scripts and sheets of pages, with their SRI hashes
         --out DIR [--base URL] 把它们写到一个文件夹,文件名带版本号,并给出写好校验值的标签
                                Writes them to a folder under names with the version, and prints their tags

--out 写成文件夹(以 / 结尾)时,每个栏目一个文件。With a folder (ending in /), --out writes a file for each column.
--base 网页将来的完整地址,如 https://paper.example/columns/。Complete address where the pages will be.
--json 结果和错误写成 JSON。Results and errors as JSON.
退出码 Exit code: 0 成功 success, 1 有错 failure.
默认 Defaults: --content content --out site --assets assets --database lanelight.db --port 8080 --host 127.0.0.1
`;
