/** Whether an author's address may become a link: http, https, or relative to the page. */
export function isSafeHref(href: string): boolean {
  try {
    return /^https?:$/.test(new URL(href, document.baseURI).protocol);
  } catch {
    return false;
  }
}
