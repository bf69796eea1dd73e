/** What VS Code and the JetBrains editors offer while one writes HTML and CSS. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';

export async function formatEditorData(manifest, { name, version }) {
  const copy = () => structuredClone(manifest);
  return {
    'vscode.html-custom-data.json': getVsCodeHtmlCustomData(copy(), {}),
    'vscode.css-custom-data.json': getVsCodeCssCustomData(copy(), {}),
    'web-types.json': JSON.stringify({ ...(await makeWebTypes(copy())), name, version }),
  };
}

/** The generator writes a file, and reads a package.json where it runs. */
async function makeWebTypes(manifest) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const { generateJetBrainsWebTypes } = await import('custom-element-jet-brains-integration');
  const outdir = await mkdtemp(join(tmpdir(), 'lanelight-web-types-'));
  try {
    generateJetBrainsWebTypes(manifest, { outdir, packageJson: false });
    return JSON.parse(await readFile(join(outdir, 'web-types.json'), 'utf8'));
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}
