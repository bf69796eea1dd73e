import type { Block, Print } from '../column/print.js';

/** The standfirst, or the first sentence of the editor's note: an abstract may have been cut in mid-sentence. */
export function readTeaser({ blocks }: Print): string | undefined {
  const find = <Kind extends Block['kind']>(kind: Kind): Extract<Block, { kind: Kind }> | undefined =>
    blocks.find((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
  const [first] = blocks.flatMap((block) => (block.kind === 'intro' ? block.paragraphs : []));
  return find('standfirst')?.text ?? first?.match(/^.*?。/u)?.[0] ?? find('abstract')?.text;
}
