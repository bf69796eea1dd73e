/** Copies code; where that is not allowed, selects it for the person's own keys. */
export async function copyText(text: string, box: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box.focus();
    box.select();
    return runCopy();
  }
}

/** Copies markup as formatted text, for editors that take no code; its preview where that cannot be. */
export async function copyFormatted(markup: string, preview: HTMLElement): Promise<boolean> {
  const text = preview.innerText;
  try {
    const types = { 'text/html': markup, 'text/plain': text };
    const blobs = Object.entries(types).map(([type, part]) => [type, new Blob([part], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    const selection = getSelection();
    selection?.selectAllChildren(preview);
    return runCopy();
  }
}

/** The only way on pages without https, and in browsers before Chromium 66 and Safari 13.1. */
function runCopy(): boolean {
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
