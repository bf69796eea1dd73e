/** What a slide shows in the viewer, and what a site's own viewer needs to know of it. */
export interface GalleryPicture {
  /** Address of the large picture where the slide links to one, else of the slide's own. */
  readonly src: string;
  /** Candidates of the slide's own picture; empty where it links to a large one. */
  readonly srcset: string;
  /** Size in px, 0 where it is not known. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** The caption without the credit. */
  readonly caption: string;
  readonly credit: string;
}

const pictureFile = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i;

/** The picture of a slide: the slide itself or the first in it. */
export function pictureOf(slide: Element): HTMLImageElement | null {
  return slide instanceof HTMLImageElement ? slide : slide.querySelector('img');
}

/** The link around a picture, if it leads to a picture and not to a page. */
export function linkOf(picture: Element): HTMLAnchorElement | undefined {
  const link = picture.closest<HTMLAnchorElement>('a[href]');
  return link && isPictureLink(link) ? link : undefined;
}

/** Where a picture is to be seen as large as there is one; its own address also before the browser has begun to load it. */
export function addressOf(picture: HTMLImageElement): string {
  return linkOf(picture)?.href ?? (picture.currentSrc || picture.src);
}

function isPictureLink({ href, pathname, type }: HTMLAnchorElement): boolean {
  return pictureFile.test(pathname) || /^image\//.test(type) || /^(?:blob|data:image)/.test(href);
}

/** The picture that a click or tap on this element asks to enlarge; none on a link to a page or in a button. */
export function pictureAt(target: Element): HTMLImageElement | undefined {
  const control = target.closest('a[href], button, label, summary');
  const picture = target instanceof HTMLImageElement ? target : control?.querySelector('img');
  return picture && (!control || linkOf(picture) === control) ? picture : undefined;
}
