/** An error whose message tells the person at the terminal what to do; printed without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `用法 Usage: lanelight <命令 command> [选项 options]

  check  [栏目文件或文件夹…]   检查栏目文件,指出哪一处错、怎么改
         [files or folders…]    Checks column documents; names each fault and its remedy
  render [--content DIR] [--out DIR]
                                把栏目文件排成网页
                                Renders column documents as pages
  serve  [--content DIR] [--database FILE] [--port N] [--host H]
                                打开网站和计票服务(PORT、HOST 环境变量同样有效)
                                Serves the pages with the counting service (also PORT, HOST)

默认 Defaults: --content content --out site --database lanelight.db --port 8080 --host 127.0.0.1
`;
