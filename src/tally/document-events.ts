/** The document's own way to listen: in a page with a form of that name, `document.addEventListener` is the form. */
export function listenToDocument(type: string, listener: () => void): void {
  EventTarget.prototype.addEventListener.call(document, type, listener);
}
