import { addressOf, linkOf, pictureOf, type GalleryPicture } from './slide-picture.js';

/** What the viewer prints of a slide: its picture as large as there is one, caption and credit with their markup. */
export function contentOf(slide: HTMLElement): Node[] {
  const own = pictureOf(slide)!;
  const { src, srcset, width, height, alt } = readPicture(slide)!;
  const frame = document.createElement('div');
  const picture = document.createElement('img');
  frame.className = 'frame';
  picture.alt = alt;
  if (width > 0) picture.width = width;
  if (height > 0) picture.height = height;
  // What the page shows already stands in until the large picture has come, and stays if it never does.
  const preview = own.currentSrc || own.src;
  const setPreview = (value: string) => picture.style.setProperty('background-image', value);
  if (preview !== src) {
    setPreview(`url(${JSON.stringify(preview)})`);
    picture.addEventListener('error', () => (picture.src = preview), { once: true });
  }
  picture.addEventListener('load', () => setPreview('none'), { once: true });
  if (srcset) {
    picture.sizes = '100vw';
    picture.srcset = srcset;
  }
  picture.src = src;
  frame.append(picture);
  const caption = slide.querySelector('figcaption');
  return caption ? [frame, caption.cloneNode(true)] : [frame];
}

/** What there is to know of a slide's picture; `undefined` where it has none. */
export function readPicture(slide: Element): GalleryPicture | undefined {
  const picture = pictureOf(slide);
  if (!picture) return undefined;
  const link = linkOf(picture);
  const caption = slide.querySelector('figcaption')?.cloneNode(true) as Element | undefined;
  const credits = [...(caption?.querySelectorAll('.credit, small') ?? [])];
  for (const credit of credits) credit.remove();
  return {
    src: addressOf(picture),
    srcset: link ? '' : picture.srcset,
    width: Number(picture.getAttribute('width')) || picture.naturalWidth,
    height: Number(picture.getAttribute('height')) || picture.naturalHeight,
    alt: picture.alt,
    caption: textOf(caption),
    credit: credits.map(textOf).join(' '),
  };
}

const textOf = (element?: Element) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
